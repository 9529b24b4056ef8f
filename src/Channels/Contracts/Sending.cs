using Taktchat.Kernel;

namespace Taktchat.Channels.Contracts;

/// <summary>Where a message goes: the provider's own value for the customer, never one computed by us.</summary>
/// <param name="IsProviderUserId">True for a business-scoped user id (BSUID), which Meta takes as <c>recipient</c> instead of <c>to</c>.</param>
public sealed record Recipient(string Value, bool IsProviderUserId);

/// <summary>One attempt to send one message.</summary>
/// <param name="Text">The text, the caption of a file, the body of an interactive message; of a reaction the emoji, empty to
/// take it back.</param>
/// <param name="File">For what carries a file: already at the provider.</param>
/// <param name="TargetProviderId">The message it answers or reacts to.</param>
/// <param name="AttemptId">Travels with the message and comes back in its receipts, so that a receipt finds its attempt
/// even when it arrives before the answer to the send.</param>
public sealed record OutgoingMessage(
    CompanyId CompanyId, ConnectionId ConnectionId, Recipient To, MessageType Type, string Text, MessageContent? Content,
    OutgoingFile? File, string? TargetProviderId, Guid AttemptId);

/// <summary>A file that has been uploaded to the provider.</summary>
/// <param name="ProviderId">The provider's id for it.</param>
/// <param name="Name">What the customer sees a document called.</param>
/// <param name="Size">Bytes.</param>
public sealed record OutgoingFile(string ProviderId, string Name, string ContentType, long Size);

/// <summary>What became of an attempt, as far as can be known.</summary>
public abstract record SendOutcome
{
    private SendOutcome()
    {
    }

    /// <summary>The provider has it, under this id.</summary>
    public sealed record Accepted(string ProviderId) : SendOutcome;

    /// <summary>The provider surely has not got it: refused with an error object, or the connection never came about.</summary>
    /// <param name="Code">Graph error code; 0 and below are ours, see <see cref="ProviderErrors"/>.</param>
    /// <param name="RetryAfter">How long the provider asked us to wait, if it did.</param>
    public sealed record Refused(int Code, string? Detail, TimeSpan? RetryAfter = null) : SendOutcome;

    /// <summary>The request left and no clear answer came. Never sent again by us.</summary>
    public sealed record Unknown(string Reason) : SendOutcome;
}

/// <summary>What may be sent as one type of message.</summary>
/// <param name="ContentTypes">Null: any.</param>
public sealed record FileRule(long MaxBytes, IReadOnlySet<string>? ContentTypes = null)
{
    public bool Allows(string contentType, long size) => size <= MaxBytes && (ContentTypes is null || ContentTypes.Contains(contentType));
}

/// <summary>What a channel can show; what it cannot is rendered down to text or another type before it is sent.</summary>
/// <param name="Window">How long after the customer's last message anything may be sent; null where it always may.</param>
/// <param name="Files">By type; a type that is missing cannot be sent as such.</param>
public sealed record ChannelCapabilities(
    bool Buttons, bool Lists, bool Links, bool Templates, bool Reactions, bool Quotes, bool Locations, bool Contacts, bool ReadReceipts,
    TimeSpan? Window, IReadOnlyDictionary<MessageType, FileRule> Files);

/// <summary>The port through which every channel sends; nothing above it knows which channel it is.</summary>
public interface IChannelSender
{
    ConnectionKind Kind { get; }

    ChannelCapabilities Capabilities { get; }

    /// <summary>Sends one message. Does not throw for anything the network or the provider does.</summary>
    Task<SendOutcome> SendAsync(OutgoingMessage message, CancellationToken cancellationToken);

    /// <summary>Tells the customer that their message was read, and with <paramref name="typing"/> that an answer is being
    /// written. Best effort: false when the provider did not take it.</summary>
    Task<bool> MarkReadAsync(ConnectionId connection, string providerId, bool typing, CancellationToken cancellationToken);
}
