using Taktchat.CloudApi.Time;

namespace Taktchat.CloudApi.Webhooks;

/// <summary>Gathers updates for one callback address until the batch is full or has lingered long enough.</summary>
internal sealed class WebhookBatcher(Scheduler scheduler, Activity activity, DeliveryQueue queue)
{
    private const int PlatformLimit = 1_000;
    private readonly Lock gate = new();
    private readonly Dictionary<string, Open> open = [];

    public void Add(WebhookEvent update, WebhookTarget target, BatchKnob batch, Knobs knobs)
    {
        var key = batch.MixNumbers ? target.Url : target.Url + "|" + update.Number?.Id;
        var limit = Math.Min(batch.MaxUpdates, PlatformLimit);
        Open? full = null;
        lock (gate)
        {
            if (!open.TryGetValue(key, out var current))
            {
                current = new Open(target, knobs);
                open[key] = current;
                activity.Begin();
                scheduler.In(TimeSpan.FromMilliseconds(Math.Max(1, batch.LingerMs)), () => Close(key, current));
            }

            current.Updates.Add(update);
            if (current.Updates.Count >= limit)
            {
                open.Remove(key);
                full = current;
            }
        }

        Post(key, full);
    }

    public void Clear()
    {
        int dropped;
        lock (gate)
        {
            dropped = open.Count;
            open.Clear();
        }

        for (var i = 0; i < dropped; i++)
        {
            activity.End();
        }
    }

    private void Close(string key, Open batch)
    {
        lock (gate)
        {
            // A batch that filled up before its time has already gone.
            if (!open.TryGetValue(key, out var current) || current != batch)
            {
                return;
            }

            open.Remove(key);
        }

        Post(key, batch);
    }

    private void Post(string key, Open? batch)
    {
        if (batch is not null)
        {
            queue.Post(batch.Updates, batch.Target, batch.Knobs, "batch|" + key);
            activity.End();
        }
    }

    private sealed record Open(WebhookTarget Target, Knobs Knobs)
    {
        public List<WebhookEvent> Updates { get; } = [];
    }
}
