using System.Collections.Frozen;
using Taktchat.Kernel;

namespace Taktchat.Channels.Contracts;

/// <summary>What a refusal asks of us (whatsapp-cloud-api reference 5).</summary>
public enum Reaction
{
    /// <summary>Again, with growing pauses.</summary>
    Retry,

    /// <summary>Again, and the whole number more slowly.</summary>
    Slow,

    /// <summary>Again later, to this customer only.</summary>
    Pair,

    /// <summary>Only an approved template reaches the customer now.</summary>
    Template,

    /// <summary>It is about this customer; others are not concerned.</summary>
    Contact,

    /// <summary>Nothing more with this template.</summary>
    TemplateStop,

    /// <summary>Nothing more through this number until a person has acted.</summary>
    NumberStop,

    /// <summary>The token or its permissions do not work: nothing more until it is renewed.</summary>
    Auth,

    /// <summary>This message will never be accepted as it is.</summary>
    Bug,
}

/// <summary>A reason why a provider did not take a message, with what we do and what a person can do.</summary>
/// <param name="Code">Graph error code; ours are negative.</param>
/// <param name="MaxTries">Attempts in one series, the first included.</param>
/// <param name="FirstPause">Before the second attempt; later ones grow to <paramref name="MaxPause"/>.</param>
public sealed record ProviderError(
    int Code, Reaction Reaction, Words Title, Words Advice, int MaxTries, TimeSpan FirstPause, TimeSpan MaxPause);

/// <summary>Every provider error we know. Facts: whatsapp-cloud-api reference 5; docs/provider-errors.md has the table.</summary>
public static class ProviderErrors
{
    /// <summary>The connection is stopped by a person.</summary>
    public const int ConnectionStopped = -1;

    /// <summary>The connection was deleted.</summary>
    public const int ConnectionDeleted = -2;

    /// <summary>No connection to the provider came about; nothing left this machine.</summary>
    public const int Unreachable = -3;

    /// <summary>There is no token, or the key ring that sealed it is gone.</summary>
    public const int TokenMissing = -4;

    /// <summary>The request left and no answer came.</summary>
    public const int OutcomeUnknown = -5;

    /// <summary>A refusal nobody knows, from a server in trouble.</summary>
    public const int UnknownTransient = -6;

    /// <summary>More than a day since the customer last wrote.</summary>
    public const int WindowClosed = -7;

    /// <summary>The provider does not have the file any more, or never had.</summary>
    public const int MediaGone = -8;

    /// <summary>The file is larger than we take.</summary>
    public const int MediaTooBig = -9;

    /// <summary>Our own copy of the file could not be read or written.</summary>
    public const int FileUnreadable = -10;

    /// <summary>What it speaks of is not known to the provider.</summary>
    public const int TargetMissing = -11;

    /// <summary>The channel has nothing like it.</summary>
    public const int NotSupported = -12;

    private static readonly FrozenDictionary<int, ProviderError> Known = ProviderErrorTable.Rows.ToFrozenDictionary(x => x.Code);

    public static IReadOnlyCollection<ProviderError> All => Known.Values;

    /// <summary>The error of a code. An unknown one is never tried again: its <see cref="ProviderError.Code"/> tells it apart.</summary>
    public static ProviderError Of(int code) =>
        Known.TryGetValue(code, out var known) ? known
        : code is >= 200 and <= 299 ? Known[200]
        : ProviderErrorTable.Unknown;
}
