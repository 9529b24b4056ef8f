using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Taktchat.CloudApi.World;

namespace Taktchat.CloudApi.Ui;

/// <summary>Tells every open demo page what just happened.</summary>
internal sealed class UiFeed
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);
    private readonly ConcurrentDictionary<Channel<string>, bool> listeners = new();

    public Channel<string> Join()
    {
        // A page that stopped reading loses old events instead of filling the memory.
        var channel = Channel.CreateBounded<string>(new BoundedChannelOptions(1_000) { FullMode = BoundedChannelFullMode.DropOldest });
        listeners[channel] = true;
        return channel;
    }

    public void Leave(Channel<string> channel) => listeners.TryRemove(channel, out _);

    public void Message(ChatMessage message) => Send(() => new { type = "message", message = Bubble.Of(message) });

    public void Status(ChatMessage message) => Send(() => new { type = "status", message = Bubble.Of(message) });

    public void Typing(Chat chat) => Send(() => new { type = "typing", number = chat.Number.Id, contact = chat.Contact.Phone });

    public void Changed() => Send(() => new { type = "changed" });

    private void Send(Func<object> create)
    {
        if (listeners.IsEmpty)
        {
            return;
        }

        var text = JsonSerializer.Serialize(create(), Web);
        foreach (var channel in listeners.Keys)
        {
            channel.Writer.TryWrite(text);
        }
    }
}

/// <summary>A message as the demo page and <c>/_sim/messages</c> show it.</summary>
internal sealed record Bubble(
    string Wamid,
    string Number,
    string Contact,
    string WaId,
    bool Inbound,
    string Type,
    string? Text,
    string Status,
    int? ErrorCode,
    string? BizOpaqueCallbackData,
    DateTimeOffset At)
{
    public JsonNode? Content { get; init; }

    public JsonObject? Rendered { get; init; }

    public string? QuotedId { get; init; }

    public bool IsForwarded { get; init; }

    public string? CustomerReaction { get; init; }

    public string? BusinessReaction { get; init; }

    public bool IsEdited { get; init; }

    public bool IsRevoked { get; init; }

    public DateTimeOffset? TypingAt { get; init; }

    public static Bubble Of(ChatMessage x) => new(
        x.Wamid, x.Chat.Number.Id, x.Chat.Contact.Phone, x.Chat.Contact.WaId, x.Inbound, x.Type, x.Text, x.Status, x.ErrorCode, x.BizData, x.At)
    {
        Content = x.Content,
        Rendered = x.Rendered,
        QuotedId = x.QuotedId,
        IsForwarded = x.IsForwarded,
        CustomerReaction = x.CustomerReaction,
        BusinessReaction = x.BusinessReaction,
        IsEdited = x.IsEdited,
        IsRevoked = x.IsRevoked,
        TypingAt = x.TypingAt,
    };
}
