using Taktchat.Kernel;
using Taktchat.Kernel.Events;
using Taktchat.Kernel.Web;
using Taktchat.Tickets.Contracts;

namespace Taktchat.Tickets.Realtime;

/// <summary>Tells every screen that shows a ticket that its row is stale.</summary>
internal sealed class PushTicketChanged(IRealtime realtime) : IAfterCommit<TicketChanged>, IAfterCommit<TicketDeleted>
{
    public ValueTask HandleAsync(TicketChanged happened, CancellationToken cancellationToken)
    {
        Tell(happened.CompanyId, new("ticket.changed", happened.TicketId.Value, happened.Version, happened.TicketId.Value));
        return ValueTask.CompletedTask;
    }

    public ValueTask HandleAsync(TicketDeleted happened, CancellationToken cancellationToken)
    {
        Tell(happened.CompanyId, new("ticket.deleted", happened.TicketId.Value, null, happened.TicketId.Value));
        return ValueTask.CompletedTask;
    }

    private void Tell(CompanyId company, StalePush push)
    {
        realtime.Push(RealtimeGroups.AllTickets(company), push);
        realtime.Push(RealtimeGroups.Ticket(push.Id), push);
    }
}
