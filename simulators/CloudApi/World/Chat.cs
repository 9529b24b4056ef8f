namespace Taktchat.CloudApi.World;

/// <summary>One bubble, seen from the business: inbound comes from the customer.</summary>
internal sealed class ChatMessage
{
    public required string Wamid { get; init; }

    public required Chat Chat { get; init; }

    public required bool Inbound { get; init; }

    public required string Type { get; init; }

    public string? Text { get; init; }

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
            if (message.Inbound)
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
