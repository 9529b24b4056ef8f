using System.IO.Enumeration;
using System.Text.Json.Serialization;
using Taktchat.CloudApi.Graph;
using Taktchat.CloudApi.World;

namespace Taktchat.CloudApi.Faults;

/// <summary>Which requests a fault is for; members left out match all. Values may hold <c>*</c>.</summary>
internal sealed record FaultMatch
{
    /// <summary>The edge of the path (<c>messages</c>, <c>subscribed_apps</c>, …), <c>debug_token</c>, or <c>object</c> for a bare id.</summary>
    public string Path { get; init; } = "*";

    public string? Method { get; init; }

    /// <summary>The id in the path: a number, an account, an app.</summary>
    public string? Object { get; init; }

    public string? To { get; init; }

    public string? Type { get; init; }

    public string? Token { get; init; }

    public bool Fits(GraphCall call) =>
        Like(Path, call.FaultPath) && Like(Method, call.Method) && Like(Object, call.Object) && Like(Token, call.AccessToken)
        && Like(To, GraphCall.Text(call.Json, "to") ?? GraphCall.Text(call.Json, "recipient"))
        && Like(Type, GraphCall.Text(call.Json, "type") ?? (call.Json?.ContainsKey("status") == true ? "status" : null));

    private static bool Like(string? pattern, string? value) =>
        pattern is null or "*" || (value is not null && FileSystemName.MatchesSimpleExpression(pattern, value));
}

/// <summary>Where a connection breaks.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ConnectionReset>))]
internal enum ConnectionReset
{
    BeforeBody,
    AfterBody,
}

/// <summary>One way the API misbehaves, for some requests, some times.</summary>
internal sealed class FaultRule
{
    private int hits;

    public FaultMatch Match { get; init; } = new();

    /// <summary>How often it happens; left out, always.</summary>
    public int? Times { get; init; }

    public double? Percent { get; init; }

    public int? Http { get; init; }

    public int? Code { get; init; }

    public int? Subcode { get; init; }

    public string? Message { get; init; }

    public string? Details { get; init; }

    /// <summary>A raw body instead of a Graph error, for example the HTML page of a proxy; empty for none.</summary>
    public string? Body { get; init; }

    public int LatencyMs { get; init; }

    /// <summary>The request is really carried out, but the caller never hears of it.</summary>
    public bool AcceptThenTimeout { get; init; }

    /// <summary>How long <see cref="AcceptThenTimeout"/> holds the connection before it breaks.</summary>
    public int HoldMs { get; init; } = 60_000;

    public ConnectionReset? ConnectionReset { get; init; }

    /// <summary>With a connection reset after the body: whether the request is carried out first.</summary>
    public bool Process { get; init; }

    public int Hits => Volatile.Read(ref hits);

    [JsonIgnore]
    public bool OnlySlows => LatencyMs > 0 && Http is null && Code is null && Body is null && !AcceptThenTimeout && ConnectionReset is null;

    [JsonIgnore]
    public bool AnswersError => Http is not null || Code is not null || Body is not null;

    public bool Applies(GraphCall call, SimRandom random)
    {
        if (!Match.Fits(call) || (Percent is { } percent && !random.Percent(percent)))
        {
            return false;
        }

        var hit = Interlocked.Increment(ref hits);
        if (Times is not { } times || hit <= times)
        {
            return true;
        }

        Interlocked.Decrement(ref hits);
        return false;
    }

    public GraphError? ToError()
    {
        if (Code is not { } code || Body is not null)
        {
            return null;
        }

        var known = code == 190 ? GraphError.InvalidToken(Subcode ?? 463) : GraphError.Of(code, Details);
        return known with { Message = Message ?? known.Message, Subcode = Subcode ?? known.Subcode, Http = Http, Details = Details };
    }
}

/// <summary>The faults in force.</summary>
internal sealed class FaultTable(SimRandom random)
{
    private volatile FaultRule[] rules = [];

    public IReadOnlyList<FaultRule> Rules => rules;

    public void Replace(IEnumerable<FaultRule> with) => rules = [.. with];

    public void Append(IEnumerable<FaultRule> more) => rules = [.. rules, .. more];

    /// <summary>The slowing rules that apply and the first one that does more than slow.</summary>
    public (int LatencyMs, FaultRule? Rule) Find(GraphCall call)
    {
        var latency = 0;
        foreach (var rule in rules)
        {
            if (!rule.Applies(call, random))
            {
                continue;
            }

            latency += rule.LatencyMs;
            if (!rule.OnlySlows)
            {
                return (latency, rule);
            }
        }

        return (latency, null);
    }
}
