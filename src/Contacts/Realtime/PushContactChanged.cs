using Taktchat.Contacts.Contracts;
using Taktchat.Kernel.Events;
using Taktchat.Kernel.Web;

namespace Taktchat.Contacts.Realtime;

/// <summary>Tells everybody who sees tickets that a contact's name or data is stale.</summary>
internal sealed class PushContactChanged(IRealtime realtime) : IAfterCommit<ContactChanged>
{
    public ValueTask HandleAsync(ContactChanged happened, CancellationToken cancellationToken)
    {
        realtime.Push(RealtimeGroups.AllTickets(happened.CompanyId), new StalePush("contact.changed", happened.ContactId.Value));
        return ValueTask.CompletedTask;
    }
}
