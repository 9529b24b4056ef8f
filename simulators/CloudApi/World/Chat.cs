using System.Text.Json.Nodes;

namespace Taktchat.CloudApi.World;

/// <summary>One bubble, seen from the business: inbound comes from the customer.</summary>
internal sealed class ChatMessage
{
    public required string Wamid { get; init; }

    public required Chat Chat { get; init; }

    public required bool Inbound { get; init; }

    public required string Type { get; init; }

    public string? Text { get; set; }

    /// <summary>The member named like the type; null for a text, which <see cref="Text"/> says completely.</summary>
    public JsonNode? Content { get; set; }

    /// <summary>A template with its values put in, as the phone shows it: header, body, footer, buttons.</summary>
    public JsonObject? Rendered { get; init; }

    /// <summary>The message this one answers.</summary>
    public string? QuotedId { get; init; }

    public bool IsForwarded { get; init; }

    /// <summary>What the platform charges for: <c>service</c>, or the category of the template.</summary>
    public string PriceCategory { get; init; } = "service";

    public string? CustomerReaction { get; set; }

    public string? BusinessReaction { get; set; }

    public bool IsEdited { get; private set; }

    public bool IsRevoked { get; set; }

    /// <summary>When the company last told, with this message, that it is typing.</summary>
    public DateTimeOffset? TypingAt { get; set; }

    public string? BizData { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The user id a business wrote to; it never saw the phone number then.</summary>
    public bool SentToUserId { get; init; }

    public string Status { get; private set; } = "accepted";

    public int? ErrorCode { get; private set; }

    /// <summary>Moves the status forward; false when it was already there or further.</summary>
    public bool TryAdvance(string status, int? errorCode = null)
    {
        lock (this.Chat.Gate)
        {
            if (Rank(status) <= Rank(Status))
            {
                return false;
            }

            Status = status;
            ErrorCode = errorCode;
            return true;
        }
    }

    public void Edit(JsonNode? content, string? text) =>
        (Content, Text, IsEdited) = (Type == "text" ? null : content, text, true);

    private static int Rank(string status) => status switch { "sent" => 1, "delivered" => 2, "read" => 3, "played" => 4, "failed" => 5, _ => 0 };
}

/// <summary>What one customer and one business number wrote to each other.</summary>
internal sealed class Chat(SimNumber number, SimContact contact)
{
    private const int Kept = 300;
    private readonly LinkedList<ChatMessage> messages = new();

    public Lock Gate { get; } = new();

    public SimNumber Number => number;

    public SimContact Contact => contact;

    /// <summary>One message per six seconds with a burst of 45, as Meta documents the pair limit.</summary>
    public TokenBucket Pair { get; } = new(45, 1 / 6.0);

    /// <summary>Last message of the customer: the 24-hour window counts from here.</summary>
    public DateTimeOffset? LastInboundAt { get; set; }

    /// <summary>Somebody holds the demo phone: reading happens on the screen, not by a timer.</summary>
    public bool OpenedOnPhone { get; set; }

    public void Add(ChatMessage message)
    {
        lock (Gate)
        {
            messages.AddLast(message);
            if (message.Inbound && message.Type is not ("system" or "edit" or "revoke"))
            {
                LastInboundAt = message.At;
            }

            if (messages.Count > Kept)
            {
                messages.RemoveFirst();
            }
        }
    }

    public ChatMessage[] Snapshot()
    {
        lock (Gate)
        {
            return [.. messages];
        }
    }

    public ChatMessage? Last()
    {
        lock (Gate)
        {
            return messages.Last?.Value;
        }
    }
}
