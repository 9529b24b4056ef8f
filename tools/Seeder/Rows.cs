using Taktchat.Messages.Contracts;
using Taktchat.Tickets.Contracts;

namespace Taktchat.Seeder;

/// <summary>A customer with one phone number and, once somebody wrote, one conversation per connection.</summary>
internal sealed class Customer(Guid id, string name, string phone, long createdAt)
{
    public Guid Id { get; } = id;

    public string Name { get; } = name;

    public string Phone { get; } = phone;

    public long CreatedAt { get; } = createdAt;

    public Dictionary<Guid, Guid> Conversations { get; } = [];

    /// <summary>Per connection, when the last ticket ended: the next begins after it.</summary>
    public Dictionary<Guid, long> FreeAt { get; } = [];
}

internal sealed record ConversationRow(Guid Id, Customer Customer, Guid Connection, long CreatedAt);

internal sealed class TicketRow
{
    public required Guid Id { get; init; }

    public required Guid Conversation { get; init; }

    public required Customer Customer { get; init; }

    public required Guid Connection { get; init; }

    public required Guid? Queue { get; init; }

    public required Guid? Assignee { get; init; }

    public required TicketStatus Status { get; init; }

    public required string Protocol { get; init; }

    public required List<MessageRow> Messages { get; init; }

    public required long CreatedAt { get; init; }

    public long? ClosedAt { get; init; }

    public MessageRow Last => Messages[^1];

    /// <summary>What the customer wrote after the last answer, while somebody still has to read it.</summary>
    public int Unread => Status == TicketStatus.Closed ? 0 : Messages.Count - 1 - Messages.FindLastIndex(x => x.Direction == Direction.Outbound);

    public long? LastInboundAt => Messages.FindLast(x => x.Direction == Direction.Inbound)?.SortAt;

    public long ActivityAt => Math.Max(ClosedAt ?? 0, Last.SortAt);

    public long StateVersion => Status switch { TicketStatus.Pending => 1, TicketStatus.Open => 2, _ => 3 };
}

internal sealed record MessageRow(Guid Id, Direction Direction, string Text, MessageStatus Status, long SortAt)
{
    public Guid? Author { get; init; }

    public int? ErrorCode { get; init; }

    public string? ProviderId => Status is MessageStatus.Unknown
        ? null : "wamid.U0VFRA" + System.Buffers.Text.Base64Url.EncodeToString(Id.ToByteArray(bigEndian: true));
}

/// <summary>A number of the company at the provider.</summary>
internal sealed record ConnectionSeed(Guid Id, string Name, string PhoneNumberId, string DisplayPhoneNumber, string WebhookKey);

/// <summary>The company everything hangs on.</summary>
internal sealed record CompanySeed(
    Guid Id, IReadOnlyList<Guid> Agents, IReadOnlyList<string> AgentNames, IReadOnlyDictionary<string, Guid> Queues,
    IReadOnlyList<ConnectionSeed> Connections);
