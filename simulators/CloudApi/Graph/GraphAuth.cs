using Taktchat.CloudApi.Time;
using Taktchat.CloudApi.World;

namespace Taktchat.CloudApi.Graph;

/// <summary>Who calls, and whether the token may do it.</summary>
internal sealed class GraphAuth(SimWorld world, SimClock clock)
{
    /// <summary>The caller's token, or why it is refused (104, 190).</summary>
    public (SimToken? Token, GraphError? Error) Authenticate(GraphCall call)
    {
        if (call.AccessToken is not { Length: > 0 } value)
        {
            return (null, new GraphError(104, "(#104) An access token is required to request this resource."));
        }

        if (Find(value) is not { } token)
        {
            return (null, new GraphError(190, "Invalid OAuth access token - Cannot parse access token"));
        }

        return Refusal(token) is { } error ? (null, error) : (token, null);
    }

    public SimToken? Find(string value) => world.Tokens.Find(value, id => world.Apps.GetValueOrDefault(id));

    /// <summary>Why the token no longer works; null when it does.</summary>
    public GraphError? Refusal(SimToken token)
    {
        if (token.InvalidSubcode is { } subcode)
        {
            return GraphError.InvalidToken(subcode);
        }

        return token.ExpiresAt is { } end && end <= clock.UtcNow ? GraphError.InvalidToken(463) : null;
    }

    /// <summary>Code 200 when the scope is missing or the account is out of the token's reach.</summary>
    public static GraphError? Require(SimToken token, string scope, string wabaId)
    {
        if (token.IsAppToken || !token.Scopes.Contains(scope))
        {
            return GraphError.NoPermission($"Requires {scope} permission to manage the object");
        }

        return token.WabaIds is { } ids && !ids.Contains(wabaId) ? GraphError.NoPermission() : null;
    }
}
