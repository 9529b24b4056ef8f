using Taktchat.CloudApi.Time;
using Taktchat.CloudApi.World;

namespace Taktchat.CloudApi.Webhooks;

/// <summary>Takes updates, finds who is subscribed, and lets the knobs delay, repeat, shuffle, gather or lose them.</summary>
internal sealed class WebhookOutbox(
    WebhookTargets callbacks,
    KnobBoard knobs,
    Scheduler scheduler,
    SimRandom random,
    WebhookBatcher batcher,
    DeliveryQueue queue)
{
    public void Publish(WebhookEvent update)
    {
        var knob = knobs.Table.For(update.Number?.Id, update.Chat?.Contact.Phone);
        var targets = callbacks.Of(update);
        if (targets.Count == 0)
        {
            queue.NoteUndeliverable(update, "no app is subscribed to the account, or the app has no callback address");
            return;
        }

        if (knob.Drop?.Hits(random) == true)
        {
            queue.NoteUndeliverable(update, "dropped by knob");
            return;
        }

        var delay = knob.DelayMs is { } range ? random.Between(range.Min, range.Max) : 0;
        if (knob.Reorder?.Hits(random) == true)
        {
            delay += random.Between(1, knob.Reorder.WindowMs);
        }

        foreach (var target in targets)
        {
            scheduler.In(TimeSpan.FromMilliseconds(delay), () => Send(update, target, knob));
            if (knob.Duplicate?.Hits(random) == true)
            {
                var copy = TimeSpan.FromMilliseconds(delay + knob.Duplicate.AfterMs);
                scheduler.In(copy, () => Send(update, target, knob));
            }
        }
    }

    private void Send(WebhookEvent update, WebhookTarget target, Knobs knob)
    {
        if (knob.Batch is { MaxUpdates: > 1 } batch)
        {
            batcher.Add(update, target, batch, knob);
        }
        else
        {
            queue.Post([update], target, knob, update.OrderKey);
        }
    }
}
