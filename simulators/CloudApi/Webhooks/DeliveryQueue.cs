using System.Threading.Channels;
using Taktchat.CloudApi.Time;
using Taktchat.CloudApi.World;

namespace Taktchat.CloudApi.Webhooks;

/// <summary>Posts webhooks concurrently, but one conversation's in order; what is not answered with 200 comes again.</summary>
internal sealed class DeliveryQueue(
    SimulatorOptions options,
    SimClock clock,
    Scheduler scheduler,
    Activity activity,
    EnvelopeBuilder envelopes,
    WebhookSender sender)
    : IHostedService, IDisposable
{
    private readonly Channel<Delivery> ready = Channel.CreateUnbounded<Delivery>();
    private readonly Lock gate = new();
    private readonly Dictionary<string, Queue<Delivery>?> busy = [];
    private readonly CancellationTokenSource stopping = new();
    private Task workers = Task.CompletedTask;
    private long nextId;
    private int generation;
    private int retrying;

    public RingLog<DeliveryRecord> Log { get; } = new(options.LogCapacity);

    public int Retrying => Volatile.Read(ref retrying);

    public void Post(IReadOnlyList<WebhookEvent> updates, WebhookTarget target, Knobs knobs, string orderKey)
    {
        activity.Begin();
        Enqueue(new Delivery
        {
            Id = Interlocked.Increment(ref nextId),
            Target = target,
            Body = envelopes.Build(updates, knobs.UnknownFields ?? false),
            Updates = updates,
            Knobs = knobs,
            OrderKey = orderKey,
            FirstAt = clock.UtcNow,
            Generation = generation,
        });
    }

    public void NoteUndeliverable(WebhookEvent update, string reason) => Log.Add(new DeliveryRecord
    {
        Id = Interlocked.Increment(ref nextId),
        At = clock.UtcNow,
        Error = reason,
        Updates = 1,
        Ids = update.Id is null ? [] : [update.Id],
        Body = System.Text.Encoding.ASCII.GetString(update.Item),
    });

    public void Reset()
    {
        Interlocked.Increment(ref generation);
        Interlocked.Exchange(ref retrying, 0);
        Log.Clear();
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        workers = Task.WhenAll(Enumerable.Range(0, Math.Max(1, options.WebhookConcurrency)).Select(_ => WorkAsync(stopping.Token)));
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        await workers;
    }

    public void Dispose() => stopping.Dispose();

    private async Task WorkAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var delivery in ready.Reader.ReadAllAsync(stoppingToken))
            {
                await AttemptAsync(delivery, stoppingToken);
                Release(delivery.OrderKey);
                activity.End();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The simulator stops; what was not delivered is lost with it.
        }
    }

    private async Task AttemptAsync(Delivery delivery, CancellationToken stoppingToken)
    {
        if (delivery.Generation != generation)
        {
            return;
        }

        delivery.Attempts++;
        var record = await sender.SendAsync(delivery, stoppingToken);
        var wait = record.Ok ? null : NextWait(delivery);
        Log.Add(wait is { } pause ? record with { NextAttemptAt = clock.UtcNow + pause } : record);
        foreach (var update in delivery.Updates)
        {
            update.OnAttempt?.Invoke(record.Status);
        }

        if (wait is { } later)
        {
            Retry(delivery, later);
        }
    }

    private void Retry(Delivery delivery, TimeSpan wait)
    {
        Interlocked.Increment(ref retrying);
        scheduler.In(wait > TimeSpan.Zero ? wait : TimeSpan.FromMilliseconds(1), () =>
        {
            if (delivery.Generation == generation)
            {
                Interlocked.Decrement(ref retrying);
            }

            activity.Begin();
            Enqueue(delivery);
        });
    }

    private TimeSpan? NextWait(Delivery delivery)
    {
        if (delivery.Knobs.RetryOnNon200 == false || clock.UtcNow - delivery.FirstAt > options.RetryFor)
        {
            return null;
        }

        var schedule = delivery.Knobs.RetrySeconds is { Length: > 0 } seconds
            ? [.. seconds.Select(TimeSpan.FromSeconds)]
            : options.RetrySchedule;
        return schedule.Count == 0 ? null : schedule[Math.Min(delivery.Attempts - 1, schedule.Count - 1)];
    }

    private void Enqueue(Delivery delivery)
    {
        lock (gate)
        {
            if (busy.TryGetValue(delivery.OrderKey, out var waiting))
            {
                busy[delivery.OrderKey] = waiting ??= new Queue<Delivery>();
                waiting.Enqueue(delivery);
                return;
            }

            busy[delivery.OrderKey] = null;
        }

        ready.Writer.TryWrite(delivery);
    }

    private void Release(string orderKey)
    {
        Delivery? next = null;
        lock (gate)
        {
            if (busy[orderKey]?.TryDequeue(out next) != true)
            {
                busy.Remove(orderKey);
            }
        }

        if (next is not null)
        {
            ready.Writer.TryWrite(next);
        }
    }
}
