using Taktchat.Kernel;

namespace Taktchat.Channels.Contracts;

/// <summary>Where a message goes: the provider's own value for the customer, never one computed by us.</summary>
/// <param name="IsProviderUserId">True for a business-scoped user id (BSUID), which Meta takes as <c>recipient</c> instead of <c>to</c>.</param>
public sealed record Recipient(string Value, bool IsProviderUserId);

/// <summary>One attempt to send one text.</summary>
/// <param name="AttemptId">Travels with the message and comes back in its receipts, so that a receipt finds its attempt
/// even when it arrives before the answer to the send.</param>
public sealed record SendText(
    CompanyId CompanyId, ConnectionId ConnectionId, Recipient To, string Text, Guid AttemptId);

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

/// <summary>The port through which every channel sends; nothing above it knows which channel it is.</summary>
public interface IChannelSender
{
    ConnectionKind Kind { get; }

    /// <summary>Sends one text. Does not throw for anything the network or the provider does.</summary>
    Task<SendOutcome> SendTextAsync(SendText message, CancellationToken cancellationToken);
}
