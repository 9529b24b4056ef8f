using Taktchat.Kernel.Events;
using Taktchat.Kernel.Web;
using Taktchat.Tickets.Contracts;

namespace Taktchat.Tickets.Realtime;

/// <summary>Tells every screen that shows a ticket that its row is stale.</summary>
internal sealed class PushTicketChanged(IRealtime realtime) : IAfterCommit<TicketChanged>
{
    public ValueTask HandleAsync(TicketChanged happened, CancellationToken cancellationToken)
    {
        var push = new StalePush("ticket.changed", happened.TicketId.Value, happened.Version, happened.TicketId.Value);
        realtime.Push(RealtimeGroups.AllTickets(happened.CompanyId), push);
        realtime.Push(RealtimeGroups.Ticket(happened.TicketId.Value), push);
        return ValueTask.CompletedTask;
    }
}
