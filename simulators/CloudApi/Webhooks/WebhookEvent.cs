using System.Text.Json.Nodes;
using Taktchat.CloudApi.World;

namespace Taktchat.CloudApi.Webhooks;

/// <summary>One update on its way to the subscribed apps.</summary>
internal sealed record WebhookEvent
{
    public required string WabaId { get; init; }

    public string Field { get; init; } = "messages";

    /// <summary>Name of the array the item belongs to (<c>messages</c>, <c>statuses</c>); null when the item is the whole value.</summary>
    public string? Kind { get; init; }

    public SimNumber? Number { get; init; }

    public Chat? Chat { get; init; }

    /// <summary>The item as ASCII JSON, written once however often it is sent.</summary>
    public required byte[] Item { get; init; }

    public byte[]? Contact { get; init; }

    /// <summary>Message id the delivery log shows.</summary>
    public string? Id { get; init; }

    /// <summary>Called with the HTTP status of each attempt; null when there was no answer.</summary>
    public Action<int?>? OnAttempt { get; init; }

    /// <summary>Events of one conversation go out one after the other, unless a knob disturbs them.</summary>
    public string OrderKey => Chat is null ? WabaId : Chat.Number.Id + "/" + Chat.Contact.Phone;

    public static WebhookEvent OfChat(Chat chat, string kind, JsonObject item, JsonObject? contact) => new()
    {
        WabaId = chat.Number.WabaId,
        Kind = kind,
        Number = chat.Number,
        Chat = chat,
        Item = AsciiJson.Serialize(item),
        Contact = contact is null ? null : AsciiJson.Serialize(contact),
        Id = (string?)item["id"],
    };
}
