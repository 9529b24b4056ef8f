using System.Text.Json;
using System.Text.Json.Nodes;
using Taktchat.CloudApi.Time;
using Taktchat.CloudApi.Ui;
using Taktchat.CloudApi.Webhooks;
using Taktchat.CloudApi.World;

namespace Taktchat.CloudApi.Sending;

/// <summary>Carries an accepted message through sent, delivered and read, or to its failure.</summary>
internal sealed class StatusPipeline(
    Scheduler scheduler,
    SimRandom random,
    StatusPublisher publisher,
    UiFeed feed,
    CustomerWriter customers)
{
    private static readonly TimeSpan PlayedAfter = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan StatusFirstPatience = TimeSpan.FromSeconds(2);

    /// <summary>Plans the statuses; with the knob "status before response" waits until the first one was delivered.</summary>
    public async Task StartAsync(ChatMessage message, Knobs knobs, int? failure)
    {
        feed.Message(message);
        var pace = knobs.Pipeline ?? new PipelineKnob();
        if (failure is { } code)
        {
            scheduler.In(TimeSpan.FromMilliseconds(pace.DeliveredMs), () => publisher.Publish(message, "failed", knobs, code));
            return;
        }

        if (knobs.StatusBeforeResponse == true)
        {
            var answered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            publisher.Publish(message, "sent", knobs, onAttempt: () => answered.TrySetResult());
            await Task.WhenAny(answered.Task, Task.Delay(StatusFirstPatience));
        }
        else
        {
            scheduler.In(TimeSpan.FromMilliseconds(pace.SentMs), () => publisher.Publish(message, "sent", knobs));
        }

        // A reaction is never reported further than sent.
        if (message.Type != "reaction" && !MagicRecipients.NeverDelivered(message.Chat.Contact.Phone))
        {
            scheduler.In(TimeSpan.FromMilliseconds(pace.DeliveredMs), () => Deliver(message, knobs));
            PlanReading(message, knobs, pace);
        }
    }

    /// <summary>The customer looks at the chat on the demo phone: all that arrived is read now.</summary>
    public void ReadAll(Chat chat, Knobs knobs)
    {
        foreach (var message in chat.Snapshot().Where(x => !x.Inbound && x.Status is "delivered"))
        {
            publisher.Publish(message, "read", knobs);
        }
    }

    /// <summary>The customer listens to a voice message; the platform tells the first time only.</summary>
    public void Play(ChatMessage message, Knobs knobs)
    {
        if (IsVoice(message))
        {
            publisher.Publish(message, "played", knobs);
        }
    }

    /// <summary>A message looks different because of another one.</summary>
    public void Show(ChatMessage changed) => feed.Status(changed);

    private static bool IsVoice(ChatMessage message) =>
        message is { Type: "audio", Content: JsonObject content } && content["voice"]?.GetValueKind() == JsonValueKind.True;

    private void Deliver(ChatMessage message, Knobs knobs)
    {
        if (knobs.SkipDelivered?.Hits(random) != true)
        {
            publisher.Publish(message, "delivered", knobs);
        }
    }

    private void PlanReading(ChatMessage message, Knobs knobs, PipelineKnob pace)
    {
        var mode = message.Chat.Contact.Mode;
        if (mode == ContactMode.Unread)
        {
            return;
        }

        var readAt = mode is ContactMode.Reader or ContactMode.Echo ? pace.DeliveredMs + Math.Min(100, pace.ReadMs) : pace.ReadMs;
        scheduler.In(TimeSpan.FromMilliseconds(Math.Max(readAt, pace.DeliveredMs)), () =>
        {
            if (message.Chat.OpenedOnPhone)
            {
                return;
            }

            publisher.Publish(message, "read", knobs);
            if (IsVoice(message))
            {
                scheduler.In(PlayedAfter, () => publisher.Publish(message, "played", knobs));
            }

            if (mode == ContactMode.Echo && message.Text is { Length: > 0 } text)
            {
                customers.Write(message.Chat, text);
            }
        });
    }
}
