using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Events;

namespace Taktchat.Contacts.Contracts;

/// <summary>A person (or, later, a group) the company talks to.</summary>
public readonly record struct ContactId(Guid Value) : ITypedId<ContactId>
{
    /// <summary>The entity behind it, for composite foreign keys of the modules above.</summary>
    public const string EntityName = "Taktchat.Contacts.Domain.Contact";

    public static ContactId From(Guid value) => new(value);
}

/// <summary>What kind of name an address is; one contact has many addresses.</summary>
public enum AddressKind
{
    Phone = 1,
    Lid = 2,

    /// <summary>Business-scoped user id of the Cloud API.</summary>
    Bsuid = 3,
    Visitor = 4,
}

/// <summary>An address as a provider showed it.</summary>
/// <param name="MatchKey">Canonical value for finding the contact: E.164 digits, with the 9 for Brazilian mobiles.</param>
/// <param name="ProviderValue">The provider's own value, for sending.</param>
public readonly record struct ContactAddressValue(AddressKind Kind, string MatchKey, string ProviderValue)
{
    public static ContactAddressValue Phone(string providerDigits) =>
        new(AddressKind.Phone, Phones.Canonical(providerDigits), providerDigits);

    public static ContactAddressValue Bsuid(string value) => new(AddressKind.Bsuid, value, value);
}

/// <summary>A contact's name or data changed.</summary>
public sealed record ContactChanged(CompanyId CompanyId, ContactId ContactId) : DomainEvent(CompanyId);

/// <summary>Who is behind the addresses a provider showed; answered inside the writer's open transaction.</summary>
/// <param name="addresses">Strongest first.</param>
/// <param name="profileName">The customer's own name for himself; never overwrites one a person has edited.</param>
public sealed class ContactRequest(CompanyId company, IReadOnlyList<ContactAddressValue> addresses, string? profileName)
{
    public CompanyId Company { get; } = company;

    public IReadOnlyList<ContactAddressValue> Addresses { get; } = addresses;

    public string? ProfileName { get; } = ContactNames.OfProfile(profileName);

    /// <summary>The customer moved here from these: they are looked up too, and retired once the new ones are his.</summary>
    public IReadOnlyList<ContactAddressValue> MovedFrom { get; init; } = [];

    /// <summary>The answer; counts once the transaction is committed.</summary>
    public ContactId Contact { get; set; }
}

/// <summary>Contacts on the hot road, inside the writer's transaction.</summary>
public interface IContactDesk
{
    /// <summary>The contact, if nothing about the request is new; costs no query. Null sends it to
    /// <see cref="FindOrCreateMany"/>.</summary>
    ContactId? Known(ContactRequest request);

    /// <summary>The contact that has one of the addresses, strongest first; a new one when none is known. Addresses that
    /// nobody has yet are added to it; one that belongs to another contact is left where it is. Where the customer moved,
    /// the contact and its history stay and the new address is his.</summary>
    void FindOrCreateMany(WriteBatch batch, IReadOnlyList<ContactRequest> requests);

    /// <summary>To be called after the commit of <see cref="FindOrCreateMany"/>.</summary>
    void Remember(ContactRequest request);
}

/// <summary>Contacts for a person who writes to one.</summary>
public interface IContactResolver
{
    /// <summary>The contact that has this phone number, or a new one without a name; for a conversation we begin.</summary>
    ValueTask<ContactId> ResolvePhoneAsync(CompanyId company, string canonicalDigits, CancellationToken cancellationToken);

    /// <summary>Where to write to this contact, in the provider's own value; null when it has no address the channel can use.</summary>
    ValueTask<ContactAddressValue?> SendAddressAsync(CompanyId company, ContactId contact, CancellationToken cancellationToken);
}
