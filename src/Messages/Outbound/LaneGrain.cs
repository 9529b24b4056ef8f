using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using Taktchat.Channels.Contracts;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Work;

namespace Taktchat.Messages.Outbound;

/// <summary>The lane of one connection: decides what is sent next, and never waits for the network. Poked, not called:
/// a lost poke costs a few seconds, because the sweep finds what is due.</summary>
internal interface ILaneGrain : IGrainWithGuidKey
{
    [OneWay]
    Task PokeAsync();

    /// <summary>An attempt has ended; what the refusal asks of the lane, if anything.</summary>
    [OneWay]
    Task EndedAsync(Reaction? reaction);

    /// <summary>A file was uploaded, or could not be.</summary>
    [OneWay]
    Task UploadedAsync(Guid file);
}

internal sealed partial class LaneGrain(
    LaneServices services, LaneRunner runner, FileUploader uploader, ILogger<LaneGrain> logger) : Grain, ILaneGrain
{
    /// <summary>Attempts in the air at once. At 60 messages a second and half a second each, 30 are; twice that is room.</summary>
    private const int MaxInFlight = 64;

    private static readonly TimeSpan LeaseLength = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan RenewAfter = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan SlowPause = TimeSpan.FromSeconds(1);

    /// <summary>Files on their way to the provider at once.</summary>
    private const int MaxUploads = 4;

    private readonly PairLimits _pairs = new(services.Time);
    private readonly HashSet<Guid> _uploading = [];
    private TokenBucket? _bucket;
    private int _rate;
    private long? _epoch;
    private long _renewedAt;
    private int _inFlight;
    private long _pausedUntil;
    private IGrainTimer? _timer;

    private ConnectionId Connection => new(this.GetPrimaryKey());

    private string LeaseKey => $"lane:{this.GetPrimaryKey():N}";

    public async Task PokeAsync()
    {
        try
        {
            await PumpAsync();
        }
        catch (Exception error)
        {
            // One-way: nobody would hear. The messages are still queued, and the sweep pokes again.
            LogFailed(error, Connection.Value);
        }
    }

    public Task EndedAsync(Reaction? reaction)
    {
        _inFlight = Math.Max(0, _inFlight - 1);
        if (reaction is Reaction.Slow)
        {
            _bucket?.SlowDown();
            _pausedUntil = services.Time.NowMs() + (long)SlowPause.TotalMilliseconds;
        }

        return PokeAsync();
    }

    public Task UploadedAsync(Guid file)
    {
        _uploading.Remove(file);
        return PokeAsync();
    }

    private async Task PumpAsync()
    {
        var info = await services.Connections.FindAsync(Connection, CancellationToken.None);
        if (info is null || info.SendBlock is not null || !await HoldLeaseAsync())
        {
            return;
        }

        if (_bucket is null || _rate != info.MessagesPerSecond)
        {
            (_rate, _bucket) = (info.MessagesPerSecond, new(info.MessagesPerSecond, info.MessagesPerSecond, services.Time));
        }

        var wait = _pausedUntil - services.Time.NowMs();
        var limit = wait > 0 ? 0 : Math.Min(_bucket.Available(), MaxInFlight - _inFlight);
        if (limit <= 0)
        {
            LookAgainIn(wait > 0 ? TimeSpan.FromMilliseconds(wait) : _inFlight < MaxInFlight ? _bucket.UntilNext() : null);
            return;
        }

        var claim = new ClaimMessages(Connection, LeaseKey, _epoch!.Value, limit, _pairs)
        {
            Window = services.Channels.Capabilities(info.Kind)?.Window,
        };
        await services.Writer.RunAsync(claim);
        if (claim.LostLease)
        {
            _epoch = null;
            LookAgainIn(TimeSpan.FromMilliseconds(50));
            return;
        }

        _bucket.Take(claim.Messages.Count);
        Start(claim, info);
        LookAgainIn(claim.Messages.Count == limit ? _bucket.UntilNext()
            : claim.NextDue is { } due ? TimeSpan.FromMilliseconds(Math.Max(1, due - services.Time.NowMs()))
            // The lease is kept while something is in the air: losing it would make its outcome look unknown.
            : _inFlight > 0 || _uploading.Count > 0 ? RenewAfter : null);
    }

    /// <summary>Outside this turn: the network is never waited for here.</summary>
    private void Start(ClaimMessages claim, ConnectionInfo info)
    {
        _inFlight += claim.Messages.Count;
        foreach (var message in claim.Messages)
        {
            runner.Start(message, info.Kind);
        }

        foreach (var upload in claim.Uploads.Where(x => _uploading.Count < MaxUploads && _uploading.Add(x.File.Value)))
        {
            uploader.Start(upload, info);
        }
    }

    private async Task<bool> HoldLeaseAsync()
    {
        if (_epoch is not null && services.Time.GetElapsedTime(_renewedAt) < RenewAfter)
        {
            return true;
        }

        var epoch = await services.Leases.TryTakeAsync(LeaseKey, services.Owner, LeaseLength);
        _renewedAt = services.Time.GetTimestamp();
        if (epoch is null)
        {
            _epoch = null;
            LookAgainIn(RenewAfter);
            return false;
        }

        if (epoch != _epoch)
        {
            _epoch = epoch;
            var lost = new LoseAttempts(Connection, epoch.Value, 0);
            await services.Writer.RunAsync(lost);
            if (lost.Lost > 0)
            {
                LogLost(Connection.Value, lost.Lost);
            }
        }

        return true;
    }

    private void LookAgainIn(TimeSpan? wait)
    {
        _timer?.Dispose();
        _timer = wait is { } delay
            ? this.RegisterGrainTimer(static (self, _) => self.PokeAsync(), this,
                new GrainTimerCreationOptions { DueTime = delay < TimeSpan.FromMilliseconds(1) ? TimeSpan.FromMilliseconds(1) : delay, Period = Timeout.InfiniteTimeSpan })
            : null;
    }

    [LoggerMessage(1500, LogLevel.Error, "The lane of connection {Connection} failed and will be poked again")]
    private partial void LogFailed(Exception error, Guid connection);

    [LoggerMessage(1501, LogLevel.Warning, "The lane of connection {Connection} changed hands; the outcome of {Count} messages is unknown")]
    private partial void LogLost(Guid connection, int count);
}

/// <summary>What a lane needs from the node it runs on.</summary>
internal sealed class LaneServices(
    IConnectionDirectory connections, ChannelSet channels, LeaseStore leases, HotWriter writer, TimeProvider time)
{
    /// <summary>This process, for leases.</summary>
    public string Owner { get; } = $"{Environment.ProcessId:x}-{Ids.New(time):N}";

    public IConnectionDirectory Connections { get; } = connections;

    public ChannelSet Channels { get; } = channels;

    public LeaseStore Leases { get; } = leases;

    public HotWriter Writer { get; } = writer;

    public TimeProvider Time { get; } = time;
}
