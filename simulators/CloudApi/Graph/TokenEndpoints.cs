using System.Text.Json.Nodes;
using Taktchat.CloudApi.World;

namespace Taktchat.CloudApi.Graph;

/// <summary><c>GET /debug_token</c>: what a token is good for.</summary>
internal sealed class TokenEndpoints(SimWorld world, GraphAuth auth)
{
    public GraphReply Debug(GraphCall call)
    {
        if (call.Param("input_token") is not { Length: > 0 } input)
        {
            return GraphError.Parameter("The parameter input_token is required.");
        }

        var data = new JsonObject();
        if (auth.Find(input) is not { } token)
        {
            data["is_valid"] = false;
            data["scopes"] = new JsonArray();
            data["error"] = new JsonObject { ["code"] = 190, ["message"] = "Invalid OAuth access token - Cannot parse access token" };
            return new GraphReply(new JsonObject { ["data"] = data });
        }

        Describe(data, token);
        if (auth.Refusal(token) is { } refusal)
        {
            data["is_valid"] = false;
            data["error"] = new JsonObject { ["code"] = refusal.Code, ["message"] = refusal.Message, ["subcode"] = refusal.Subcode };
        }

        return new GraphReply(new JsonObject { ["data"] = data });
    }

    private void Describe(JsonObject data, SimToken token)
    {
        var accounts = (token.WabaIds ?? [.. world.Wabas.Keys]).ToArray();
        data["app_id"] = token.AppId;
        data["type"] = token.IsAppToken ? "APP" : "SYSTEM_USER";
        data["application"] = world.Apps.GetValueOrDefault(token.AppId)?.Name;
        data["expires_at"] = token.ExpiresAt?.ToUnixTimeSeconds() ?? 0;
        data["data_access_expires_at"] = 0;
        data["is_valid"] = true;
        data["issued_at"] = 1_700_000_000;
        data["scopes"] = new JsonArray([.. token.Scopes.Select(x => JsonValue.Create(x))]);
        data["granular_scopes"] = new JsonArray(
        [
            .. token.Scopes.Select(scope => new JsonObject
            {
                ["scope"] = scope,
                ["target_ids"] = new JsonArray([.. accounts.Select(x => JsonValue.Create(x))]),
            }),
        ]);
        data["user_id"] = "122100000000000001";
    }
}
