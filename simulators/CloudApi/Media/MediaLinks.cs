using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Taktchat.CloudApi.Time;

namespace Taktchat.CloudApi.Media;

/// <summary>Addresses to download media from: they end after five minutes and cannot be made up.</summary>
internal sealed class MediaLinks(SimClock clock, IServer server)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);
    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);

    public string Of(MediaFile file)
    {
        var root = server.Features.Get<IServerAddressesFeature>()!.Addresses.First();
        var end = (clock.UtcNow + Lifetime).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return $"{root}/whatsapp_business/attachments/?mid={file.Id}&ext={end}&hash={Hash(file.Id, end)}";
    }

    public bool IsValid(string id, string end, string hash) =>
        long.TryParse(end, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && clock.UtcNow.ToUnixTimeSeconds() < seconds
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(hash), Encoding.UTF8.GetBytes(Hash(id, end)));

    private string Hash(string id, string end) => Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(id + "/" + end)))[..40];
}
