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

/// <summary>A file is to be fetched from the provider.</summary>
public sealed record MediaWaiting(CompanyId CompanyId) : DomainEvent(CompanyId);

/// <summary>Why a message waits longer than one would expect.</summary>
public sealed record WaitingReason(string Code, string Title);

/// <summary>Why a message was not sent, and what to do now.</summary>
/// <param name="ProviderCode">The provider's own code, for its support; ours are negative.</param>
public sealed record MessageError(string Code, string Title, string Advice, int ProviderCode, string? Detail, bool CanRetry);

/// <summary>Who wrote an outbound message.</summary>
/// <param name="PhotoUrl">Signed, good for half an hour at least; null without a photo.</param>
public sealed record MessageAuthor(Guid Id, string Name, string? PhotoUrl);

/// <summary>The message another one answers.</summary>
public sealed record QuotedMessage(Guid Id, string? Text, Direction Direction, MessageType Type);

/// <summary>Where the file of a message is.</summary>
public enum MediaState
{
    /// <summary>Being fetched from the provider.</summary>
    Waiting = 1,

    /// <summary>Ours: it can be shown.</summary>
    Ready = 2,

    /// <summary>It could not be fetched; the message says why.</summary>
    Failed = 3,
}

/// <summary>The file of a message.</summary>
/// <param name="ContentType">What its bytes are, not what somebody said.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Url">Works for half an hour at least; then the message has to be read again.</param>
/// <param name="ThumbnailUrl">A small picture; null where there is none.</param>
/// <param name="Error">Why it failed.</param>
public sealed record MessageMedia(
    MediaState State, Guid? FileId, string? Name, string? ContentType, long? Size, int? Width, int? Height, int? DurationMs,
    string? Url, string? ThumbnailUrl, MessageError? Error);

/// <summary>The emoji each side has put on a message; at most one a side.</summary>
public sealed record MessageReactions(string? Customer, string? Company);

/// <summary>A message on the wire.</summary>
/// <param name="Text">The text, a file's caption, the body of an interactive message; null for types without one.</param>
/// <param name="RawType">The provider's own word for what we cannot show yet.</param>
/// <param name="Content">What it holds beyond its text and file: place, contacts, buttons, order, template, advertisement.</param>
/// <param name="CreatedAt">Its place in the conversation: inbound by the provider's clock, outbound by ours.</param>
/// <param name="AttachedTo">The message it speaks of and is shown at (reactions, edits); such a message is in no list.</param>
/// <param name="WaitingReason">Only while queued.</param>
/// <param name="Attempts">How often it was tried.</param>
public sealed record MessageView(
    Guid Id, Guid? TicketId, Guid ConversationId, Guid ConnectionId, Direction Direction, MessageType Type, string? Text,
    string? RawType, MessageStatus Status, string? ProviderId, string? ClientId, MessageContent? Content, MessageMedia? Media,
    MessageReactions? Reactions, Guid? AttachedTo, WaitingReason? WaitingReason,
    MessageError? Error, MessageAuthor? Author, QuotedMessage? Quoted, bool IsEdited, bool IsDeleted, int Attempts,
    DateTimeOffset CreatedAt, DateTimeOffset? SentAt, DateTimeOffset? DeliveredAt, DateTimeOffset? ReadAt);
