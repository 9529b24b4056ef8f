using Taktchat.Kernel;
namespace Taktchat.Channels.Contracts;
public enum Reaction { Retry, Slow, Pair, Template, Contact, TemplateStop, NumberStop, Auth, Bug }
public sealed record ProviderError(int Code, Reaction Reaction, Words Title, Words Advice, int MaxTries, TimeSpan FirstPause, TimeSpan MaxPause);
public static class ProviderErrors
{
    public const int ConnectionStopped = -1, ConnectionDeleted = -2, Unreachable = -3, TokenMissing = -4, OutcomeUnknown = -5, UnknownTransient = -6;
    public static ProviderError Of(int code) => new(code is 190 or 131026 or 130429 or -1 or -2 or -3 or -4 or -5 or -6 or 131000 or 131016 ? code : 0, code switch { 190 or 0 or -4 => Reaction.Auth, 130429 => Reaction.Slow, 131056 => Reaction.Pair, -3 or -6 or 131000 or 131016 => Reaction.Retry, _ => Reaction.Bug }, new("t", "t", "t"), new("a", "a", "a"), 5, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));
}
