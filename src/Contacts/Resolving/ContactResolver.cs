using System.Collections.Concurrent;
using Taktchat.Contacts.Contracts;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Sql;

namespace Taktchat.Contacts.Resolving;

/// <summary>Contacts by address. A known customer costs no query: addresses are remembered with what was last heard of
/// them, and only something new goes to the writer.</summary>
internal sealed class ContactResolver(HotWriter writer, Database database) : IContactResolver
{
    /// <summary>Addresses remembered; beyond it all are forgotten and learned again.</summary>
    private const int Capacity = 100_000;

    private const int NameMaxLength = 120;

    // A phone where there is one: that is what every channel can reach.
    private static readonly SqlStatement Addresses = new("""
        select kind, match_key, provider_value from contact_addresses
        where company_id = $1 and contact_id = $2 and retired_at is null order by kind, created_at desc
        """);

    private readonly ConcurrentDictionary<(CompanyId, ContactAddressValue), (ContactId Contact, string? Name)> _known = new();

    public async ValueTask<ContactId> ResolveAsync(
        CompanyId company, IReadOnlyList<ContactAddressValue> addresses, string? profileName, CancellationToken cancellationToken)
    {
        var name = Name(profileName);
        if (Remembered(company, addresses, name) is { } contact)
        {
            return contact;
        }

        var job = new ResolveContact(company, addresses, name);
        await writer.RunAsync(job, cancellationToken);
        Remember(company, addresses, job.Contact, name);
        return job.Contact;
    }

    public ValueTask<ContactId> ResolvePhoneAsync(CompanyId company, string canonicalDigits, CancellationToken cancellationToken) =>
        ResolveAsync(company, [ContactAddressValue.Phone(canonicalDigits)], null, cancellationToken);

    public async ValueTask<ContactId> MoveAsync(
        CompanyId company, IReadOnlyList<ContactAddressValue> from, IReadOnlyList<ContactAddressValue> to,
        CancellationToken cancellationToken)
    {
        var job = new ResolveContact(company, to, null) { MovedFrom = from };
        await writer.RunAsync(job, cancellationToken);
        _known.Clear();
        return job.Contact;
    }

    public async ValueTask<ContactAddressValue?> SendAddressAsync(
        CompanyId company, ContactId contact, CancellationToken cancellationToken) =>
        await database.ReadAsync(sql =>
        {
            ContactAddressValue? best = null;
            sql.Query(Addresses, (company, contact), static (p, x) => p.Add(x.company.Value).Add(x.contact.Value),
                (_, row) => best ??= new((AddressKind)row.GetInt(0), row.GetString(1), row.GetString(2)));
            return best;
        }, cancellationToken);

    private ContactId? Remembered(CompanyId company, IReadOnlyList<ContactAddressValue> addresses, string? name)
    {
        ContactId? contact = null;
        for (var i = 0; i < addresses.Count; i++)
        {
            if (!_known.TryGetValue((company, addresses[i]), out var known) || (name is not null && known.Name != name)
                || (contact is not null && contact != known.Contact))
            {
                return null;
            }

            contact = known.Contact;
        }

        return contact;
    }

    private void Remember(CompanyId company, IReadOnlyList<ContactAddressValue> addresses, ContactId contact, string? name)
    {
        if (_known.Count > Capacity)
        {
            _known.Clear();
        }

        foreach (var address in addresses)
        {
            _known[(company, address)] = (contact, name);
        }
    }

    private static string? Name(string? profileName)
    {
        var name = Kernel.Web.Fields.Clean(profileName);
        return name.Length == 0 ? null : name.Length > NameMaxLength ? name[..NameMaxLength] : name;
    }
}
