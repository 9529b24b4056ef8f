using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Taktchat.Kernel.Events;

/// <summary>Carries events from the commit to the pushes, in commit order, without holding up who committed.</summary>
public sealed partial class AfterCommitQueue(
    EventSubscriptions subscriptions, IServiceProvider services, ILogger<AfterCommitQueue> logger) : BackgroundService
{
    private readonly Channel<DomainEvent> _events = Channel.CreateUnbounded<DomainEvent>(
        new UnboundedChannelOptions { SingleReader = true });

    private long _posted;
    private long _handled;

    /// <summary>Whether every event so far has reached its handlers; tests wait for it.</summary>
    public bool IsDrained => Interlocked.Read(ref _posted) == Interlocked.Read(ref _handled);

    public void Post(DomainEvent happened)
    {
        if (subscriptions.AfterCommitOf(happened.GetType()).Count > 0)
        {
            Interlocked.Increment(ref _posted);
            _events.Writer.TryWrite(happened);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var happened in _events.Reader.ReadAllAsync(stoppingToken))
        {
            foreach (var handler in subscriptions.AfterCommitOf(happened.GetType()))
            {
                try
                {
                    await handler(services, happened, stoppingToken);
                }
                catch (Exception error) when (error is not OperationCanceledException)
                {
                    // A push is at most once: screens refetch. One bad handler must not silence the others.
                    LogFailed(error, happened.GetType().Name);
                }
            }

            Interlocked.Increment(ref _handled);
        }
    }

    [LoggerMessage(1010, LogLevel.Error, "A handler after the commit failed for {Event}")]
    private partial void LogFailed(Exception error, string @event);
}
