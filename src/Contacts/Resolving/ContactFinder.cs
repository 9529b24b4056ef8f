using Taktchat.Contacts.Contracts;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Sql;

namespace Taktchat.Contacts.Resolving;

/// <summary>Finds the contact behind addresses or makes it, in the writer's transaction.</summary>
internal sealed class ContactFinder(TimeProvider time)
{
    private static readonly SqlStatement Find = new("""
        select a.contact_id, a.provider_value, coalesce(c.merged_into, a.contact_id) from contact_addresses a
        join contacts c on c.company_id = a.company_id and c.id = a.contact_id
        where a.company_id = $1 and a.kind = $2 and a.match_key = $3 and a.retired_at is null
        """);

    private static readonly SqlStatement InsertContact = new("""
        insert into contacts (company_id, id, name, search_name, name_is_edited, phone, created_at, updated_at)
        values ($1, $2, $3, $4, 0, $5, $6, $6)
        """);

    private static readonly SqlStatement DeleteContact = new("delete from contacts where company_id = $1 and id = $2");

    // A retired address is free again: the number has a new owner.
    private static readonly SqlStatement InsertAddress = new("""
        insert into contact_addresses (company_id, id, contact_id, kind, match_key, provider_value, created_at)
        values ($1, $2, $3, $4, $5, $6, $7)
        on conflict (company_id, kind, match_key) do update
          set contact_id = excluded.contact_id, provider_value = excluded.provider_value, retired_at = null
          where contact_addresses.retired_at is not null
        """);

    private static readonly SqlStatement LearnSpelling = new("""
        update contact_addresses set provider_value = $4 where company_id = $1 and kind = $2 and match_key = $3
        """);

    private static readonly SqlStatement Retire = new("""
        update contact_addresses set retired_at = $5 where company_id = $1 and kind = $2 and match_key = $3 and contact_id = $4
        """);

    private static readonly SqlStatement Rename = new("""
        update contacts set name = $3, search_name = $4, updated_at = $5
        where company_id = $1 and id = $2 and name_is_edited = 0 and name <> $3 returning id
        """);

    private static readonly SqlStatement SetPhone = new("""
        update contacts set phone = $3, updated_at = $4 where company_id = $1 and id = $2 and (phone is null or phone <> $3)
        """);

    public void FindOrCreate(WriteBatch batch, ContactRequest request)
    {
        ContactId? contact = null;
        var free = new List<ContactAddressValue>(2);
        foreach (var address in request.Addresses.Concat(request.MovedFrom))
        {
            var (owner, spelling) = OwnerOf(batch, request.Company, address);
            contact ??= owner;
            if (owner is null && request.Addresses.Contains(address))
            {
                free.Add(address);
            }
            else if (owner == contact && spelling is not null && spelling != address.ProviderValue)
            {
                batch.Sql.Execute(LearnSpelling, (request, address), static (p, x) => p
                    .Add(x.request.Company.Value).Add((int)x.address.Kind).Add(x.address.MatchKey).Add(x.address.ProviderValue));
            }
        }

        request.Contact = contact ?? Create(batch, request, free);
        if (contact is not null)
        {
            Attach(batch, request, free);
            Move(batch, request);
            LearnName(batch, request);
        }
    }

    private static (ContactId? Owner, string? Spelling) OwnerOf(WriteBatch batch, CompanyId company, ContactAddressValue address)
    {
        ContactId? owner = null;
        string? spelling = null;
        batch.Sql.Query(Find, (company, address),
            static (p, x) => p.Add(x.company.Value).Add((int)x.address.Kind).Add(x.address.MatchKey),
            (_, row) => (owner, spelling) = (new ContactId(row.GetGuid(2)), row.GetString(1)));
        return (owner, spelling);
    }

    private ContactId Create(WriteBatch batch, ContactRequest request, List<ContactAddressValue> free)
    {
        var contact = new ContactId(Ids.New(time));
        var name = request.ProfileName ?? "";
        var phone = PhoneOf(request.Addresses);
        batch.Sql.Execute(InsertContact, (request, contact, name, phone, batch.Now), static (p, x) => p
            .Add(x.request.Company.Value).Add(x.contact.Value).Add(x.name).Add(SearchKeys.Of(x.name)).Add(x.phone).Add(x.Now));
        if (Insert(batch, request.Company, contact, free) == 0)
        {
            // Another node has just made the same person: take that one.
            batch.Sql.Execute(DeleteContact, (request, contact), static (p, x) => p.Add(x.request.Company.Value).Add(x.contact.Value));
            return OwnerOf(batch, request.Company, free[0]).Owner
                ?? throw new InvalidOperationException("A contact was neither made nor found.");
        }

        batch.Raise(new ContactChanged(request.Company, contact));
        return contact;
    }

    private void Attach(WriteBatch batch, ContactRequest request, List<ContactAddressValue> free)
    {
        if (free.Count > 0 && Insert(batch, request.Company, request.Contact, free) > 0 && PhoneOf(free) is { } phone)
        {
            batch.Sql.Execute(SetPhone, (request, phone, batch.Now), static (p, x) => p
                .Add(x.request.Company.Value).Add(x.request.Contact.Value).Add(x.phone).Add(x.Now));
            batch.Raise(new ContactChanged(request.Company, request.Contact));
        }
    }

    private static void Move(WriteBatch batch, ContactRequest request)
    {
        foreach (var old in request.MovedFrom.Where(x => !request.Addresses.Any(a => a.MatchKey == x.MatchKey && a.Kind == x.Kind)))
        {
            batch.Sql.Execute(Retire, (request, old, batch.Now), static (p, x) => p
                .Add(x.request.Company.Value).Add((int)x.old.Kind).Add(x.old.MatchKey).Add(x.request.Contact.Value).Add(x.Now));
        }
    }

    private static void LearnName(WriteBatch batch, ContactRequest request)
    {
        if (request.ProfileName is not { Length: > 0 } name)
        {
            return;
        }

        batch.Sql.Query(Rename, (request, name, batch.Now), static (p, x) => p
            .Add(x.request.Company.Value).Add(x.request.Contact.Value).Add(x.name).Add(SearchKeys.Of(x.name)).Add(x.Now),
            (_, _) => batch.Raise(new ContactChanged(request.Company, request.Contact)));
    }

    private int Insert(WriteBatch batch, CompanyId company, ContactId contact, List<ContactAddressValue> addresses) =>
        batch.Sql.ExecuteMany(InsertAddress, addresses, (p, a) => p
            .Add(company.Value).Add(Ids.New(time)).Add(contact.Value).Add((int)a.Kind).Add(a.MatchKey).Add(a.ProviderValue)
            .Add(batch.Now));

    private static string? PhoneOf(IEnumerable<ContactAddressValue> addresses)
    {
        var phone = addresses.FirstOrDefault(x => x.Kind == AddressKind.Phone);
        return phone == default ? null : phone.MatchKey;
    }
}
