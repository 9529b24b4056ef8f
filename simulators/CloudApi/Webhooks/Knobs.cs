using Taktchat.CloudApi.World;

namespace Taktchat.CloudApi.Webhooks;

/// <summary>When something happens: for a share of the events, or for the next N of them.</summary>
internal sealed class Chance
{
    private int used;

    public double Percent { get; init; }

    public int? Count { get; init; }

    /// <summary>For duplicates: how much later the copy goes out.</summary>
    public int AfterMs { get; init; } = 2_000;

    /// <summary>For reordering: how far an event may fall behind.</summary>
    public int WindowMs { get; init; } = 3_000;

    public bool Hits(SimRandom random) =>
        Count is { } count ? Volatile.Read(ref used) < count && Interlocked.Increment(ref used) <= count : random.Percent(Percent);
}

internal sealed record DelayKnob(int Min, int Max);

internal sealed record BatchKnob(int MaxUpdates, int LingerMs, bool MixNumbers = false);

/// <summary>How fast the life of a sent message passes, counted from its acceptance.</summary>
internal sealed record PipelineKnob(int SentMs = 200, int DeliveredMs = 800, int ReadMs = 3_000);

/// <summary>The disorder of webhooks. Every member left out is inherited: contact over number over global over default.</summary>
internal sealed record Knobs
{
    public static readonly Knobs Default = new();

    public DelayKnob? DelayMs { get; init; }

    public Chance? Duplicate { get; init; }

    public Chance? Reorder { get; init; }

    public BatchKnob? Batch { get; init; }

    public Chance? Drop { get; init; }

    public Chance? BadSignature { get; init; }

    public bool? StatusBeforeResponse { get; init; }

    public Chance? SkipDelivered { get; init; }

    public Chance? OmitPhone { get; init; }

    public bool? IncludeBsuid { get; init; }

    public int? WebhookVersion { get; init; }

    public bool? UnknownFields { get; init; }

    public double? UnknownTypePercent { get; init; }

    /// <summary>False leaves the address out of media webhooks, as older ones do.</summary>
    public bool? IncludeMediaUrl { get; init; }

    public bool? RetryOnNon200 { get; init; }

    public bool? OldStylePricing { get; init; }

    /// <summary>Pauses between webhook attempts in seconds, instead of the schedule of the options.</summary>
    public double[]? RetrySeconds { get; init; }

    public PipelineKnob? Pipeline { get; init; }

    /// <summary>False answers 131026, 131047, 131049, 131050 and 130472 in the send call instead of by a failed status.</summary>
    public bool? AsyncErrors { get; init; }

    /// <summary>False lets free text through outside the 24-hour window.</summary>
    public bool? EnforceWindow { get; init; }

    /// <summary>False switches the pair rate limit off.</summary>
    public bool? PairLimit { get; init; }

    public Knobs Over(Knobs below) => this with
    {
        DelayMs = DelayMs ?? below.DelayMs,
        Duplicate = Duplicate ?? below.Duplicate,
        Reorder = Reorder ?? below.Reorder,
        Batch = Batch ?? below.Batch,
        Drop = Drop ?? below.Drop,
        BadSignature = BadSignature ?? below.BadSignature,
        StatusBeforeResponse = StatusBeforeResponse ?? below.StatusBeforeResponse,
        SkipDelivered = SkipDelivered ?? below.SkipDelivered,
        OmitPhone = OmitPhone ?? below.OmitPhone,
        IncludeBsuid = IncludeBsuid ?? below.IncludeBsuid,
        WebhookVersion = WebhookVersion ?? below.WebhookVersion,
        UnknownFields = UnknownFields ?? below.UnknownFields,
        UnknownTypePercent = UnknownTypePercent ?? below.UnknownTypePercent,
        IncludeMediaUrl = IncludeMediaUrl ?? below.IncludeMediaUrl,
        RetryOnNon200 = RetryOnNon200 ?? below.RetryOnNon200,
        OldStylePricing = OldStylePricing ?? below.OldStylePricing,
        RetrySeconds = RetrySeconds ?? below.RetrySeconds,
        Pipeline = Pipeline ?? below.Pipeline,
        AsyncErrors = AsyncErrors ?? below.AsyncErrors,
        EnforceWindow = EnforceWindow ?? below.EnforceWindow,
        PairLimit = PairLimit ?? below.PairLimit,
    };
}

/// <summary>The body of <c>PUT /_sim/knobs</c>: global values beside exceptions per number and per contact (digits).</summary>
internal sealed record KnobTable
{
    public Knobs Global { get; init; } = Knobs.Default;

    public IReadOnlyDictionary<string, Knobs> Numbers { get; init; } = new Dictionary<string, Knobs>();

    public IReadOnlyDictionary<string, Knobs> Contacts { get; init; } = new Dictionary<string, Knobs>();

    public Knobs For(string? numberId, string? phone)
    {
        var knobs = Global;
        if (numberId is not null && Numbers.TryGetValue(numberId, out var ofNumber))
        {
            knobs = ofNumber.Over(knobs);
        }

        return phone is not null && Contacts.TryGetValue(phone, out var ofContact) ? ofContact.Over(knobs) : knobs;
    }
}

/// <summary>Holds the knobs in force.</summary>
internal sealed class KnobBoard
{
    private volatile KnobTable table = new();

    public KnobTable Table
    {
        get => table;
        set => table = value;
    }

    public Knobs For(Chat chat) => table.For(chat.Number.Id, chat.Contact.Phone);
}
