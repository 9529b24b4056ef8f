using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Taktchat.Kernel.Work;

/// <summary>Does what is due: wakes when poked, and otherwise after a while, because a poke may be lost with its process.
/// Due means "not after now", so what fell due while we were down is done when we are back.</summary>
public abstract partial class DueWorker(TimeProvider time, ILogger logger) : BackgroundService
{
    private readonly SemaphoreSlim _poked = new(0, 1);

    /// <summary>Look again no later than this.</summary>
    protected abstract TimeSpan Sweep { get; }

    /// <summary>Says that there may be something to do now.</summary>
    public void Poke()
    {
        try
        {
            _poked.Release();
        }
        catch (SemaphoreFullException)
        {
            // Already poked; one look finds all that is due.
        }
    }

    /// <summary>Does one round; answers whether more may be due at once.</summary>
    protected abstract Task<bool> RunDueAsync(CancellationToken cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await RunDueAsync(stoppingToken))
                {
                }
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                // The rows are still due: the next round finds them.
                LogFailed(error, GetType().Name);
            }

            await WaitAsync(stoppingToken);
        }
    }

    public override void Dispose()
    {
        _poked.Dispose();
        base.Dispose();
        GC.SuppressFinalize(this);
    }

    private async Task WaitAsync(CancellationToken stoppingToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        await using var timer = time.CreateTimer(static x => ((CancellationTokenSource)x!).Cancel(), timeout, Sweep, Timeout.InfiniteTimeSpan);
        try
        {
            await _poked.WaitAsync(timeout.Token);
        }
        catch (OperationCanceledException) when (!stoppingToken.IsCancellationRequested)
        {
        }
    }

    [LoggerMessage(1040, LogLevel.Error, "{Worker} failed and will look again")]
    private partial void LogFailed(Exception error, string worker);
}
