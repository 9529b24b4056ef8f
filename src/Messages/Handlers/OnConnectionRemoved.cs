using Taktchat.Channels.Contracts;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Events;
using Taktchat.Messages.Outbound;

namespace Taktchat.Messages.Handlers;

/// <summary>A deleted connection sends nothing any more: what waited for it fails, with that reason.</summary>
internal sealed class OnConnectionRemoved(HotWriter writer) : IDurableHandler<ConnectionRemoved>
{
    public Task HandleAsync(ConnectionRemoved happened, CancellationToken cancellationToken) =>
        writer.RunAsync(new FailQueued(happened.CompanyId, happened.ConnectionId), cancellationToken);
}
