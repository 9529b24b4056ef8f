using System.Collections.Concurrent;
using System.Globalization;
using Taktchat.CloudApi.Time;

namespace Taktchat.CloudApi.World;

/// <summary>An access token and what it may do.</summary>
internal sealed record SimToken
{
    public const string Messaging = "whatsapp_business_messaging";
    public const string Management = "whatsapp_business_management";

    public required string Value { get; init; }

    public required string AppId { get; init; }

    public IReadOnlyList<string> Scopes { get; init; } = [Management, Messaging];

    /// <summary>Accounts the token reaches; null means all of them.</summary>
    public IReadOnlyList<string>? WabaIds { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Set when the token was invalidated: 463 expired, 460 password changed, 467 invalidated.</summary>
    public int? InvalidSubcode { get; init; }

    public bool IsAppToken { get; init; }
}

/// <summary>Access tokens: those seeded through <c>/_sim/tokens</c>, those with a magic name, and app tokens.</summary>
internal sealed class Tokens(SimClock clock, SimulatorOptions options)
{
    private const string Prefix = "EAASIM-";
    private readonly ConcurrentDictionary<string, SimToken> seeded = new();
    private readonly ConcurrentDictionary<string, DateTimeOffset> firstUse = new();

    public ICollection<SimToken> Seeded => seeded.Values;

    public void Set(SimToken token) => seeded[token.Value] = token;

    public void Clear()
    {
        seeded.Clear();
        firstUse.Clear();
    }

    /// <summary>The token behind the text; null when nobody issued it.</summary>
    public SimToken? Find(string value, Func<string, SimApp?> findApp)
    {
        if (seeded.TryGetValue(value, out var token))
        {
            return token;
        }

        if (value.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return Magic(value, value[Prefix.Length..]);
        }

        var bar = value.IndexOf('|', StringComparison.Ordinal);
        return bar > 0 && findApp(value[..bar]) is { } app && app.Secret == value[(bar + 1)..]
            ? new SimToken { Value = value, AppId = app.Id, IsAppToken = true }
            : null;
    }

    private SimToken? Magic(string value, string name)
    {
        var token = new SimToken { Value = value, AppId = options.AppId };
        const string expiresIn = "expires-in-";
        if (name.StartsWith(expiresIn, StringComparison.Ordinal)
            && int.TryParse(name[expiresIn.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return token with { ExpiresAt = firstUse.GetOrAdd(value, _ => clock.UtcNow).AddSeconds(seconds) };
        }

        return name switch
        {
            "expired" => token with { InvalidSubcode = 463, ExpiresAt = clock.UtcNow.AddDays(-1) },
            "noperm" => token with { Scopes = [] },
            "nosend" => token with { Scopes = [SimToken.Management] },
            _ when name.StartsWith("valid", StringComparison.Ordinal) => token,
            _ => null,
        };
    }
}
