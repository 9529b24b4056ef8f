using Taktchat.Channels.Contracts;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Events;
using Taktchat.Messages.Reads;
using Taktchat.Tickets.Contracts;

namespace Taktchat.Messages.Handlers;

/// <summary>Tells the customer that their messages were read. A receipt the provider does not take is no loss.</summary>
internal sealed class OnTicketSeen(Database database, IConnectionDirectory connections, ChannelSet channels) : IDurableHandler<TicketSeen>
{
    public async Task HandleAsync(TicketSeen happened, CancellationToken cancellationToken)
    {
        var last = await database.ReadAsync(
            happened.CompanyId, sql => LastInbound.Of(sql, happened.CompanyId, happened.TicketId), cancellationToken);
        if (last is not null && await connections.FindAsync(happened.CompanyId, last.Connection, cancellationToken) is { SendBlock: null } info
            && channels.Capabilities(info.Kind)?.ReadReceipts == true)
        {
            await channels.Sender(info.Kind).MarkReadAsync(last.Connection, last.ProviderId, typing: false, cancellationToken);
        }
    }
}
