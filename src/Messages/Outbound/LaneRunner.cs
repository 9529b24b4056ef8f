using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Taktchat.Channels.Contracts;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;

namespace Taktchat.Messages.Outbound;

/// <summary>Sends what lanes have claimed, outside their turns, and writes down what became of it.</summary>
internal sealed partial class LaneRunner(
    ChannelSet channels, IConnectionHealth health, HotWriter writer, IGrainFactory grains, TimeProvider time,
    ILogger<LaneRunner> logger) : IHostedService
{
    /// <summary>At shutdown attempts in the air get this long; later ones are found by the next owner and become unknown.</summary>
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<Guid, Task> _running = new();

    public int InFlight => _running.Count;

    public void Start(Claimed message, ConnectionKind kind)
    {
        var task = Task.Run(() => RunAsync(message, kind));
        _running[message.Attempt] = task;
        _ = task.ContinueWith(_ => _running.TryRemove(message.Attempt, out Task? _), TaskScheduler.Default);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) =>
        Task.WhenAny(Task.WhenAll(_running.Values), Task.Delay(Farewell, time, cancellationToken));

    private async Task RunAsync(Claimed message, ConnectionKind kind)
    {
        var outcome = await SendAsync(message, kind);
        var age = TimeSpan.FromMilliseconds(time.NowMs() - message.QueuedAt);
        var verdict = Verdict.Of(outcome, message.Try, age, Random.Shared.NextDouble());
        try
        {
            if (verdict.Asks is Reaction.Auth or Reaction.NumberStop && outcome is SendOutcome.Refused refused)
            {
                // Before the message waits again: else its lane would take it up at once.
                await health.ReportRefusedAsync(message.Connection, refused.Code, refused.Detail, CancellationToken.None);
            }

            await writer.RunAsync(new SettleAttempt(message, outcome, verdict));
        }
        catch (Exception error)
        {
            // The row stays "sending" and becomes "unknown" after two minutes, which is what we know of it.
            LogUnsettled(error, message.Message);
        }

        await grains.GetGrain<ILaneGrain>(message.Connection.Value).EndedAsync(verdict.Asks);
    }

    private async Task<SendOutcome> SendAsync(Claimed message, ConnectionKind kind)
    {
        try
        {
            var sender = channels.Sender(kind);
            var file = message.File is { } f ? new OutgoingFile(f.ProviderId, f.Name, f.ContentType, f.Size) : null;
            var whole = new OutgoingMessage(message.Company, message.Connection, message.To, message.Type, message.Text,
                MessageContent.FromJson(message.Content), file, message.Target, message.Attempt);
            return RenderDown.For(sender.Capabilities, whole) is { } fitting
                ? await sender.SendAsync(fitting, CancellationToken.None)
                : new SendOutcome.Refused(ProviderErrors.NotSupported, null);
        }
        catch (Exception error)
        {
            // A bug in an adapter: whether the request left cannot be said.
            LogThrew(error, message.Message);
            return new SendOutcome.Unknown(error.GetType().Name);
        }
    }

    [LoggerMessage(1510, LogLevel.Error, "What became of message {Message} could not be written down")]
    private partial void LogUnsettled(Exception error, Guid message);

    [LoggerMessage(1511, LogLevel.Error, "The channel threw while sending message {Message}")]
    private partial void LogThrew(Exception error, Guid message);
}
