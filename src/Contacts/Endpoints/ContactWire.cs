using Taktchat.Contacts.Contracts;
using Taktchat.Contacts.Domain;
using Taktchat.Kernel;

namespace Taktchat.Contacts.Endpoints;

/// <summary>One address of a contact on the wire.</summary>
/// <param name="Kind"><c>phone</c>, <c>lid</c>, <c>bsuid</c> or <c>visitor</c>.</param>
/// <param name="IsCurrent">False once the customer moved to another.</param>
public sealed record ContactAddressView(AddressKind Kind, string Value, bool IsCurrent);

/// <summary>A contact on the wire.</summary>
/// <param name="Phone">E.164 digits without plus; null while the provider hides it.</param>
/// <param name="Version">One more with each edit by a person; to be sent along with the next.</param>
public sealed record ContactView(
    Guid Id, string Name, string? Phone, IReadOnlyList<ContactAddressView> Addresses, string? Email,
    DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, long Version);

/// <param name="Phone">As a person types it; without a country code it is Brazilian.</param>
public sealed record CreateContactRequest(string? Name, string? Phone, string? Email);

/// <summary>What is left out stays as it is; an empty e-mail is removed.</summary>
/// <param name="Version">The one that was seen: somebody else's edit since then refuses this one. Left out: whatever is there.</param>
public sealed record UpdateContactRequest(string? Name, string? Email, long? Version);

internal static class ContactViewing
{
    public static ContactView View(this Contact contact, IEnumerable<ContactAddress> addresses) => new(
        contact.Id.Value, contact.Name, contact.Phone,
        [.. addresses.Select(x => new ContactAddressView(x.Kind, x.ProviderValue, x.RetiredAt is null))],
        contact.Email, contact.CreatedAt.ToTime(), contact.UpdatedAt.ToTime(), contact.Version);
}
