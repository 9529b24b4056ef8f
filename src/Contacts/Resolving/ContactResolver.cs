using Taktchat.Contacts.Contracts;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Sql;

namespace Taktchat.Contacts.Resolving;

internal sealed class ContactResolver(IContactDesk desk, HotWriter writer, Database database) : IContactResolver
{
    // A phone where there is one: that is what every channel can reach.
    private static readonly SqlStatement Addresses = new("""
        select kind, match_key, provider_value from contact_addresses
        where company_id = $1 and contact_id = $2 and retired_at is null order by kind, created_at desc
        """);

    public async ValueTask<ContactId> ResolvePhoneAsync(
        CompanyId company, string canonicalDigits, CancellationToken cancellationToken)
    {
        var request = new ContactRequest(company, [ContactAddressValue.Phone(canonicalDigits)], null);
        if (desk.Known(request) is { } contact)
        {
            return contact;
        }

        await writer.RunAsync(new ResolveContact(request), cancellationToken);
        desk.Remember(request);
        return request.Contact;
    }

    public async ValueTask<ContactAddressValue?> SendAddressAsync(
        CompanyId company, ContactId contact, CancellationToken cancellationToken) =>
        await database.ReadAsync(company, sql =>
        {
            ContactAddressValue? best = null;
            sql.Query(Addresses, (company, contact), static (p, x) => p.Add(x.company.Value).Add(x.contact.Value),
                (_, row) => best ??= new((AddressKind)row.GetInt(0), row.GetString(1), row.GetString(2)));
            return best;
        }, cancellationToken);
}
