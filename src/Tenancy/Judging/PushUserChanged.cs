using Taktchat.Kernel.Events;
using Taktchat.Kernel.Web;
using Taktchat.Tenancy.Contracts;

namespace Taktchat.Tenancy.Judging;

/// <summary>A changed person is stale on the screens of the company, and is judged again at once.</summary>
internal sealed class PushUserChanged(IRealtime realtime) : IAfterCommit<UserChanged>
{
    public ValueTask HandleAsync(UserChanged happened, CancellationToken cancellationToken)
    {
        realtime.Drop(happened.UserId);
        realtime.Push(RealtimeGroups.Company(happened.CompanyId), new StalePush("user.changed", happened.UserId.Value));
        return ValueTask.CompletedTask;
    }
}
