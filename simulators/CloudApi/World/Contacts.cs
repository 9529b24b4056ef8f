using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Taktchat.CloudApi.World;

/// <summary>The WhatsApp users: made on first sight, found by either form of their number or by user id.</summary>
internal sealed class Contacts
{
    private readonly ConcurrentDictionary<string, SimContact> byPhone = new();
    private readonly ConcurrentDictionary<string, SimContact> byUserId = new();

    public ICollection<SimContact> All => byPhone.Values;

    public SimContact Resolve(string digits) => byPhone.GetOrAdd(Phone.Canonical(digits), Create, digits);

    public SimContact? FindByUserId(string userId) => byUserId.GetValueOrDefault(userId);

    public void Clear()
    {
        byPhone.Clear();
        byUserId.Clear();
    }

    private SimContact Create(string canonical, string digits)
    {
        var hidden = canonical.EndsWith("7777", StringComparison.Ordinal);
        var contact = new SimContact
        {
            Phone = canonical,
            WaId = canonical.EndsWith("0009", StringComparison.Ordinal) ? Phone.WithoutNinthDigit(digits) : digits,
            UserId = $"{Phone.Country(canonical)}.{StableDigits(canonical)}",
            HidesPhone = hidden,
            Username = hidden ? "cliente" + canonical[^6..] : null,
            Name = "Cliente " + canonical[^4..],
        };
        return byUserId.GetOrAdd(contact.UserId, contact);
    }

    // The same person keeps the same user id over restarts of the simulator.
    private static string StableDigits(string canonical)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes("portfolio:" + canonical));
        var number = (BitConverter.ToUInt64(hash) % 90_000_000_000_000_000) + 10_000_000_000_000_000;
        return number.ToString(CultureInfo.InvariantCulture);
    }
}
