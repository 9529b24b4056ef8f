using Taktchat.Channels.Contracts;
using Taktchat.Messages.Contracts;

namespace Taktchat.Messages.Outbound;

/// <summary>What follows from the outcome of an attempt.</summary>
/// <param name="Pause">Milliseconds before the next try, when there is one.</param>
/// <param name="Asks">What the provider's refusal asks of the lane; null when nothing.</param>
internal sealed record Verdict(MessageStatus Status, long Pause, Reaction? Asks)
{
    /// <summary>A person's message is tried five times or for two minutes; then it fails, and the person decides.</summary>
    public const int MaxTries = 5;

    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <param name="number">Which attempt this was, from 1.</param>
    /// <param name="age">Since the message was queued (or tried again by a person).</param>
    /// <param name="jitter">0 to 1; spreads those that were refused together.</param>
    public static Verdict Of(SendOutcome outcome, int number, TimeSpan age, double jitter)
    {
        switch (outcome)
        {
            case SendOutcome.Accepted:
                return new(MessageStatus.Sent, 0, null);
            case SendOutcome.Unknown:
                return new(MessageStatus.Unknown, 0, null);
            case SendOutcome.Refused refused:
                var error = ProviderErrors.Of(refused.Code);
                if (error.Reaction is Reaction.Auth or Reaction.NumberStop)
                {
                    // Not the message's fault: it waits, with the reason, until the connection works again.
                    return new(MessageStatus.Queued, 0, error.Reaction);
                }

                var again = error.Reaction is Reaction.Retry or Reaction.Slow or Reaction.Pair
                    && number < Math.Min(MaxTries, error.MaxTries) && age < Patience;
                return again
                    ? new(MessageStatus.Queued, PauseOf(error, refused.RetryAfter, number, jitter), error.Reaction)
                    : new(MessageStatus.Failed, 0, error.Reaction);
            default:
                throw new ArgumentOutOfRangeException(nameof(outcome));
        }
    }

    private static long PauseOf(ProviderError error, TimeSpan? asked, int number, double jitter)
    {
        var growth = error.Reaction == Reaction.Pair ? 4 : 2;
        var pause = error.FirstPause.TotalMilliseconds * Math.Pow(growth, number - 1) * (0.75 + jitter / 2);
        return (long)Math.Max(asked?.TotalMilliseconds ?? 0, Math.Min(pause, error.MaxPause.TotalMilliseconds));
    }
}
