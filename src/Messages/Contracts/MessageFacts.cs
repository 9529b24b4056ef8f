using Taktchat.Channels.Contracts;
using Taktchat.Kernel;
using Taktchat.Kernel.Events;

namespace Taktchat.Messages.Contracts;

/// <summary>One message of a conversation, in or out.</summary>
public readonly record struct MessageId(Guid Value) : ITypedId<MessageId>
{
    public static MessageId From(Guid value) => new(value);
}

/// <summary>Who wrote: the customer (inbound) or the company (outbound). The numbers are stored.</summary>
public enum Direction
{
    Inbound = 0,
    Outbound = 1,
}

/// <summary>Where a message stands (architecture, section 3). The numbers are stored and rank: a receipt only moves a
/// message up, so that a tick never goes back; a failure ranks below every acceptance.</summary>
public enum MessageStatus
{
    Received = 0,

    /// <summary>Waits for its lane.</summary>
    Queued = 1,

    /// <summary>Claimed under an epoch; after two minutes its outcome is unknown.</summary>
    Sending = 2,

    /// <summary>The request left and no answer came. Never sent again by us; a receipt or a person settles it.</summary>
    Unknown = 3,

    /// <summary>The provider surely has not got it, or says that it cannot deliver it.</summary>
    Failed = 4,

    /// <summary>The provider accepted it.</summary>
    Sent = 5,
    Delivered = 6,
    Read = 7,
    Played = 8,
}

/// <summary>A message was stored or changed. Carries its row for the screens, because latency matters there.</summary>
public sealed record MessageStored(CompanyId CompanyId, MessageView Message, bool IsNew) : DomainEvent(CompanyId);

/// <summary>Something waits in a lane.</summary>
public sealed record MessagesQueued(CompanyId CompanyId, ConnectionId ConnectionId) : DomainEvent(CompanyId);

/// <summary>Why a message waits longer than one would expect.</summary>
public sealed record WaitingReason(string Code, string Title);

/// <summary>Why a message was not sent, and what to do now.</summary>
/// <param name="ProviderCode">The provider's own code, for its support; ours are negative.</param>
public sealed record MessageError(string Code, string Title, string Advice, int ProviderCode, string? Detail, bool CanRetry);

/// <summary>Who wrote an outbound message.</summary>
public sealed record MessageAuthor(Guid Id, string Name);

/// <summary>The message another one answers.</summary>
public sealed record QuotedMessage(Guid Id, string? Text, Direction Direction);

/// <summary>A message on the wire.</summary>
/// <param name="Text">The text, or a placeholder's caption; null for types without one.</param>
/// <param name="RawType">The provider's own word for what we cannot show yet.</param>
/// <param name="CreatedAt">Its place in the conversation: inbound by the provider's clock, outbound by ours.</param>
/// <param name="WaitingReason">Only while queued.</param>
/// <param name="Attempts">How often it was tried.</param>
public sealed record MessageView(
    Guid Id, Guid? TicketId, Guid ConversationId, Guid ConnectionId, Direction Direction, MessageType Type, string? Text,
    string? RawType, MessageStatus Status, string? ProviderId, string? ClientId, object? Media, WaitingReason? WaitingReason,
    MessageError? Error, MessageAuthor? Author, QuotedMessage? Quoted, bool IsEdited, bool IsDeleted, int Attempts,
    DateTimeOffset CreatedAt, DateTimeOffset? SentAt, DateTimeOffset? DeliveredAt, DateTimeOffset? ReadAt);
