using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Taktchat.Contacts.Contracts;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;

namespace Taktchat.Contacts.Domain;

/// <summary>A customer, whatever addresses he is known by.</summary>
internal sealed class Contact : CompanyEntity
{
    public ContactId Id { get; private init; }

    /// <summary>May be empty: then the phone number stands in its place on the screen.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Lower case and without accents, for search by prefix.</summary>
    public string SearchName { get; private set; } = "";

    /// <summary>1 once a person has typed the name; the provider's profile name then no longer replaces it.</summary>
    public int NameIsEdited { get; private set; }

    /// <summary>Canonical digits of the current phone number; null while the provider hides it.</summary>
    public string? Phone { get; private set; }

    public string? Email { get; private set; }

    /// <summary>Set when this contact was merged into an older one.</summary>
    public ContactId? MergedInto { get; private set; }

    public long CreatedAt { get; private init; }

    public long UpdatedAt { get; private set; }

    /// <summary>One more with each edit by a person, so that the second of two who edit at once is told.</summary>
    public long Version { get; private set; } = 1;

    public static Contact Of(CompanyId company, string name, string? phone, string? email, TimeProvider time) => new()
    {
        CompanyId = company,
        Id = new(Ids.New(time)),
        Name = name,
        SearchName = SearchKeys.Of(name),
        NameIsEdited = name.Length > 0 ? 1 : 0,
        Phone = phone,
        Email = email,
        CreatedAt = time.NowMs(),
        UpdatedAt = time.NowMs(),
    };

    public void Edit(string? name, string? email, TimeProvider time)
    {
        if (name is not null)
        {
            (Name, SearchName, NameIsEdited) = (name, SearchKeys.Of(name), 1);
        }

        Email = email is null ? Email : email.Length == 0 ? null : email;
        UpdatedAt = time.NowMs();
        Version++;
        Raise(new ContactChanged(CompanyId, Id));
    }
}

/// <summary>One address of a contact; unique in the company, so that one person cannot become two.</summary>
internal sealed class ContactAddress : ICompanyOwned
{
    public CompanyId CompanyId { get; private init; }

    public Guid Id { get; private init; }

    public ContactId ContactId { get; private init; }

    public AddressKind Kind { get; private init; }

    public string MatchKey { get; private init; } = "";

    /// <summary>The newest spelling the provider used; what we send to.</summary>
    public string ProviderValue { get; private init; } = "";

    /// <summary>Set when the customer moved to another number.</summary>
    public long? RetiredAt { get; private init; }

    public long CreatedAt { get; private init; }

    public static ContactAddress Of(CompanyId company, ContactId contact, ContactAddressValue value, TimeProvider time) => new()
    {
        CompanyId = company,
        Id = Ids.New(time),
        ContactId = contact,
        Kind = value.Kind,
        MatchKey = value.MatchKey,
        ProviderValue = value.ProviderValue,
        CreatedAt = time.NowMs(),
    };
}

internal sealed class ContactConfiguration : IEntityTypeConfiguration<Contact>, IEntityTypeConfiguration<ContactAddress>
{
    public void Configure(EntityTypeBuilder<Contact> builder)
    {
        builder.InCompany("contacts");
        builder.OwnedByCompany();
        builder.Property(x => x.Version).HasDefaultValue(1L).IsConcurrencyToken();
        builder.HasOne<Contact>().WithMany().HasForeignKey(x => new { x.CompanyId, x.MergedInto }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(x => new { x.CompanyId, x.SearchName, x.Id });
        builder.HasIndex(x => new { x.CompanyId, x.Phone });
    }

    public void Configure(EntityTypeBuilder<ContactAddress> builder)
    {
        builder.InCompany("contact_addresses");
        builder.Refers<ContactAddress, Contact>(nameof(ContactAddress.ContactId));
        builder.HasIndex(x => new { x.CompanyId, x.Kind, x.MatchKey }).IsUnique();
        builder.HasIndex(x => new { x.CompanyId, x.ContactId });
    }
}
