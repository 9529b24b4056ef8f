using Microsoft.Extensions.Logging;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Work;
using Taktchat.Tenancy.SignIn;

namespace Taktchat.Tenancy.Jobs;

/// <summary>Deletes what is left of old sign-ins once an hour: tokens that ended, sessions that ended long ago, counts of
/// attempts nobody goes on with.</summary>
internal sealed class SignInSweeper(OldSignIns old, HotWriter writer, TimeProvider time, ILogger<SignInSweeper> logger)
    : DueWorker(time, logger)
{
    protected override TimeSpan Sweep => TimeSpan.FromHours(1);

    /// <summary>One batch of each kind; answers whether there may be more.</summary>
    internal async Task<bool> DeleteBatchAsync(CancellationToken cancellationToken)
    {
        var found = await old.FindAsync(cancellationToken);
        if (found.IsEmpty)
        {
            return false;
        }

        await writer.RunAsync(found, cancellationToken);
        return true;
    }

    protected override Task<bool> RunDueAsync(CancellationToken cancellationToken) => DeleteBatchAsync(cancellationToken);
}
