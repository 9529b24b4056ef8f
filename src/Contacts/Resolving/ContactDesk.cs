using System.Collections.Concurrent;
using Taktchat.Contacts.Contracts;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;

namespace Taktchat.Contacts.Resolving;

/// <summary>Contacts by address. A known customer costs no query: addresses are remembered with what was last heard of
/// them, and only something new goes to the database. It must not ask for the writer: the writer's handlers ask for it, and
/// such a circle stops the start without a word.</summary>
internal sealed class ContactDesk(ContactFinder finder) : IContactDesk
{
    /// <summary>Addresses remembered; beyond it all are forgotten and learned again.</summary>
    private const int Capacity = 100_000;

    private readonly ConcurrentDictionary<(CompanyId, ContactAddressValue), (ContactId Contact, string? Name)> _known = new();

    public ContactId? Known(ContactRequest request)
    {
        ContactId? contact = null;
        for (var i = 0; i < request.Addresses.Count; i++)
        {
            if (!_known.TryGetValue((request.Company, request.Addresses[i]), out var known)
                || (request.ProfileName is not null && known.Name != request.ProfileName)
                || (contact is not null && contact != known.Contact))
            {
                return null;
            }

            contact = known.Contact;
        }

        return request.MovedFrom.Count == 0 ? contact : null;
    }

    public void FindOrCreateMany(WriteBatch batch, IReadOnlyList<ContactRequest> requests)
    {
        for (var i = 0; i < requests.Count; i++)
        {
            finder.FindOrCreate(batch, requests[i]);
        }
    }

    public void Remember(ContactRequest request)
    {
        if (_known.Count > Capacity || request.MovedFrom.Count > 0)
        {
            _known.Clear();
        }

        foreach (var address in request.Addresses)
        {
            _known[(request.Company, address)] = (request.Contact, request.ProfileName);
        }
    }
}
