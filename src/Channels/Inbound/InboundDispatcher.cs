using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Taktchat.Channels.Contracts;
using Taktchat.Channels.Domain;
using Taktchat.Channels.Templates;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Work;

namespace Taktchat.Channels.Inbound;

/// <summary>Hands stored events to their processor, and takes up what was left open: by a crash, a failure, or because
/// there was too much at once. What keeps failing is parked with its reason and blocks nobody.</summary>
internal sealed partial class InboundDispatcher(
    HotWriter writer, TemplateSync templates, IServiceProvider services, TimeProvider time, ILogger<InboundDispatcher> logger)
    : DueWorker(time, logger)
{
    /// <summary>Events in processing. More wait in the database, not in memory.</summary>
    private const int MaxInFlight = 10_000;

    private const int MaxAttempts = 6;
    private const int ClaimBatch = 500;

    private static readonly TimeSpan KeepDone = TimeSpan.FromDays(8);

    private readonly ConcurrentDictionary<Guid, long> _inFlight = new();
    private readonly TimeProvider _time = time;
    private IInboundProcessor? _processor;
    private long _purgedAt;

    /// <summary>Events being processed now; tests wait for zero.</summary>
    public int InFlight => _inFlight.Count;

    /// <summary>Age of the oldest event in processing, in milliseconds.</summary>
    public long OldestAge => _inFlight.IsEmpty ? 0 : Math.Max(0, _time.NowMs() - _inFlight.Values.Min());

    protected override TimeSpan Sweep => TimeSpan.FromSeconds(1);

    // Resolved late: the processor stands above the channels.
    private IInboundProcessor Processor => _processor ??= services.GetRequiredService<IInboundProcessor>();

    public void Dispatch(IReadOnlyList<InboundEvent> events)
    {
        for (var i = 0; i < events.Count; i++)
        {
            var received = events[i];
            if (_inFlight.Count < MaxInFlight && _inFlight.TryAdd(received.Id, received.ReceivedAt))
            {
                _ = ProcessAsync(received);
            }
        }
    }

    protected override async Task<bool> RunDueAsync(CancellationToken cancellationToken)
    {
        if (_inFlight.Count > MaxInFlight / 2)
        {
            return false;
        }

        var claim = new ClaimEvents(ClaimBatch);
        await writer.RunAsync(claim, cancellationToken);
        claim.Claimed.Sort((a, b) => a.Id.CompareTo(b.Id));
        Dispatch(claim.Claimed);
        await PurgeAsync(cancellationToken);
        return claim.Claimed.Count == ClaimBatch;
    }

    private async Task ProcessAsync(InboundEvent received)
    {
        try
        {
            if (CloudApiReader.Read(received) is { } incoming)
            {
                await Processor.ProcessAsync(incoming, (result, error) => Settled(received, result, error), CancellationToken.None);
                return;
            }

            if (received.Kind == InboundKind.Notice && CloudApiReader.IsAboutTemplates(received))
            {
                templates.Ask(received.CompanyId);
            }

            Settled(received, InboundResult.Ignored, null);
        }
        catch (Exception error)
        {
            Settled(received, InboundResult.Later, error);
        }
    }

    private void Settled(InboundEvent received, InboundResult result, Exception? error)
    {
        if (result == InboundResult.Done && error is null)
        {
            _inFlight.TryRemove(received.Id, out _);
        }
        else
        {
            _ = Task.Run(() => FinishAsync(received, result, error));
        }
    }

    private async Task FinishAsync(InboundEvent received, InboundResult result, Exception? error)
    {
        try
        {
            if (error is null)
            {
                await SettleAsync(received, result == InboundResult.Ignored ? InboundEventRow.Done : InboundEventRow.Open, null);
            }
            else if (error is UnreadableEventException)
            {
                await SettleAsync(received, InboundEventRow.Parked, error.Message);
            }
            else
            {
                // The event is still open in the database; its row gets the reason, and after some tries it is parked.
                LogFailed(error, received.Id, received.Attempts + 1);
                await TrySettleAsync(received, error);
            }
        }
        finally
        {
            _inFlight.TryRemove(received.Id, out _);
        }
    }

    private async Task TrySettleAsync(InboundEvent received, Exception error)
    {
        try
        {
            await SettleAsync(received, received.Attempts + 1 >= MaxAttempts ? InboundEventRow.Parked : InboundEventRow.Open,
                $"{error.GetType().Name}: {error.Message}");
        }
        catch (Exception unavailable)
        {
            LogUnsettled(unavailable, received.Id);
        }
    }

    private async Task SettleAsync(InboundEvent received, int state, string? reason)
    {
        // 1, 4, 16, 64 … seconds.
        var pause = 1000L << Math.Min(2 * received.Attempts, 16);
        await writer.RunAsync(new SettleEvent(received, state, reason, pause));
        if (state == InboundEventRow.Parked)
        {
            services.GetRequiredService<Kernel.Web.IRealtime>().Push(
                Kernel.Web.RealtimeGroups.Company(received.CompanyId), new Kernel.Web.StalePush("events.parked", received.Id));
        }
    }

    private async Task PurgeAsync(CancellationToken cancellationToken)
    {
        if (_time.GetElapsedTime(_purgedAt) < TimeSpan.FromMinutes(10) && _purgedAt != 0)
        {
            return;
        }

        PurgeEvents purge;
        do
        {
            purge = new PurgeEvents((_time.GetUtcNow() - KeepDone).ToUnixTimeMilliseconds());
            await writer.RunAsync(purge, cancellationToken);
        }
        while (purge.Deleted > 0);
        _purgedAt = _time.GetTimestamp();
    }

    [LoggerMessage(1280, LogLevel.Warning, "Event {Event} could not be processed (attempt {Attempt})")]
    private partial void LogFailed(Exception error, Guid @event, int attempt);

    [LoggerMessage(1281, LogLevel.Error, "The outcome of event {Event} could not be recorded; it stays open")]
    private partial void LogUnsettled(Exception error, Guid @event);
}
