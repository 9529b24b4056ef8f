using Taktchat.Channels.Contracts;
using Taktchat.Kernel.Events;
using Taktchat.Kernel.Web;

namespace Taktchat.Channels.Health;

/// <summary>A connection's row is stale on the screens of the company.</summary>
internal sealed class PushConnectionChanged(IRealtime realtime) : IAfterCommit<ConnectionChanged>, IAfterCommit<ConnectionRemoved>
{
    public ValueTask HandleAsync(ConnectionChanged happened, CancellationToken cancellationToken)
    {
        realtime.Push(RealtimeGroups.Company(happened.CompanyId), new StalePush("connection.changed", happened.ConnectionId.Value));
        return ValueTask.CompletedTask;
    }

    public ValueTask HandleAsync(ConnectionRemoved happened, CancellationToken cancellationToken) =>
        HandleAsync(new ConnectionChanged(happened.CompanyId, happened.ConnectionId), cancellationToken);
}
