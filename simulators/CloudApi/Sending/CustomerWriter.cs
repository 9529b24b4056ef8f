using System.Globalization;
using System.Text.Json.Nodes;
using Taktchat.CloudApi.Graph;
using Taktchat.CloudApi.Time;
using Taktchat.CloudApi.Ui;
using Taktchat.CloudApi.Webhooks;
using Taktchat.CloudApi.World;

namespace Taktchat.CloudApi.Sending;

/// <summary>What a customer writes, beyond a plain text.</summary>
internal sealed record Inbound
{
    public string Type { get; init; } = "text";

    /// <summary>The member named like the type.</summary>
    public JsonNode? Content { get; init; }

    /// <summary>Further members (context, referral, errors), put over those the simulator writes; null takes one away.</summary>
    public JsonObject? Extra { get; init; }

    /// <summary>The whole element, sent exactly as it is.</summary>
    public JsonObject? Raw { get; init; }

    public string? Wamid { get; init; }

    public DateTimeOffset? At { get; init; }
}

/// <summary>Lets customers write to a business number.</summary>
internal sealed class CustomerWriter(
    SimWorld world,
    SimClock clock,
    SimRandom random,
    KnobBoard knobs,
    WebhookOutbox outbox,
    UiFeed feed)
{
    public ChatMessage Write(Chat chat, string text) => Write(chat, new Inbound { Content = new JsonObject { ["body"] = text } });

    public ChatMessage Write(Chat chat, Inbound inbound)
    {
        var knob = knobs.For(chat);
        var message = Remember(chat, inbound);
        message.TryAdvance("sent");
        feed.Message(message);
        if (Effects.Apply(world, message) is { } changed)
        {
            feed.Status(changed);
        }

        var hidden = Person.HidesPhone(chat.Contact, knob, random);
        var item = inbound.Raw?.DeepClone() as JsonObject ?? Element(message, inbound, knob, hidden);
        Publish(message, item, hidden, knob);
        if (knob.UnknownTypePercent is { } percent && random.Percent(percent))
        {
            Publish(null, Unknown(chat), hidden, knob, chat);
        }

        return message;
    }

    private ChatMessage Remember(Chat chat, Inbound inbound)
    {
        var type = (string?)inbound.Raw?["type"] ?? inbound.Type;
        var content = inbound.Raw is null ? inbound.Content : inbound.Raw[type];
        var context = (inbound.Raw ?? inbound.Extra)?["context"] as JsonObject;
        var message = new ChatMessage
        {
            Wamid = (string?)inbound.Raw?["id"] ?? inbound.Wamid ?? random.NextWamid(),
            Chat = chat,
            Inbound = true,
            Type = type,
            Text = Words.Of(type, content),
            Content = type == "text" ? null : content?.DeepClone(),
            QuotedId = GraphCall.Text(context, "id"),
            IsForwarded = context?["forwarded"] is not null || context?["frequently_forwarded"] is not null,
            At = inbound.At ?? clock.UtcNow,
        };
        world.Add(message);
        return message;
    }

    private void Publish(ChatMessage? message, JsonObject item, bool hidden, Knobs knob, Chat? chat = null)
    {
        chat ??= message!.Chat;
        var person = Person.Describe(chat.Contact, knob, random);
        if (hidden)
        {
            person.Remove("wa_id");
            person["user_id"] = chat.Contact.UserId;
        }

        // A "system" notice comes without contacts.
        var update = WebhookEvent.OfChat(chat, "messages", item, (string?)item["type"] == "system" ? null : person);
        outbox.Publish(message is null ? update : update with { OnAttempt = status => NoteArrival(message, status) });
    }

    private void NoteArrival(ChatMessage message, int? status)
    {
        if (status == 200 && message.TryAdvance("delivered"))
        {
            feed.Status(message);
        }
    }

    private static JsonObject Element(ChatMessage message, Inbound inbound, Knobs knob, bool hidden)
    {
        var contact = message.Chat.Contact;
        var item = new JsonObject();
        if (!hidden)
        {
            item["from"] = contact.WaId;
        }

        if (knob.IncludeBsuid != false || hidden)
        {
            item["from_user_id"] = contact.UserId;
        }

        item["id"] = message.Wamid;
        item["timestamp"] = message.At.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        item["type"] = inbound.Type;
        if (inbound.Content is not null)
        {
            item[inbound.Type] = inbound.Content.DeepClone();
        }

        foreach (var (name, value) in inbound.Extra ?? [])
        {
            if (value is null)
            {
                item.Remove(name);
            }
            else
            {
                item[name] = value.DeepClone();
            }
        }

        if (knob.UnknownFields == true)
        {
            item["sim_unknown_field"] = new JsonArray(1, "dois");
        }

        return item;
    }

    private JsonObject Unknown(Chat chat) => new()
    {
        ["from"] = chat.Contact.WaId,
        ["id"] = random.NextWamid(),
        ["timestamp"] = clock.UtcNow.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        ["type"] = "sim_future_type",
        ["sim_future_type"] = new JsonObject { ["what"] = "something newer than you" },
    };
}
