using System.Text.Json.Nodes;
using Taktchat.CloudApi.World;

namespace Taktchat.CloudApi.Graph;

/// <summary><c>GET, POST /{phone-number-id}</c>: facts of a number, its PIN and its own callback address.</summary>
internal sealed class NumberEndpoints(SimWorld world, Handshake handshake)
{
    public GraphReply Get(GraphCall call, SimToken token, SimNumber number) =>
        GraphAuth.Require(token, SimToken.Management, number.WabaId) is { } refusal
            ? refusal
            : new GraphReply(Fields.Select(Describe(number), call.Param("fields")));

    public async Task<GraphReply> PostAsync(GraphCall call, SimToken token, SimNumber number)
    {
        if (GraphAuth.Require(token, SimToken.Management, number.WabaId) is { } refusal)
        {
            return refusal;
        }

        if (call.Json is not { } json)
        {
            return GraphError.Parameter("The request body must be a JSON object");
        }

        if (json["webhook_configuration"] is JsonObject configuration)
        {
            return await SetWebhookAsync(call, number, configuration);
        }

        return GraphCall.Text(json, "pin") is { Length: 6 } pin && pin.All(char.IsAsciiDigit)
            ? GraphReply.Success
            : GraphError.Parameter("Param pin must be a string of 6 digits");
    }

    public JsonObject Describe(SimNumber number) => new()
    {
        ["verified_name"] = number.VerifiedName,
        ["code_verification_status"] = "VERIFIED",
        ["display_phone_number"] = number.DisplayPhoneNumber,
        ["quality_rating"] = number.QualityRating,
        ["platform_type"] = number.Registered ? "CLOUD_API" : "NOT_APPLICABLE",
        ["throughput"] = new JsonObject { ["level"] = number.ThroughputMps > 80 ? "HIGH" : "STANDARD" },
        ["webhook_configuration"] = Webhooks(number),
        ["id"] = number.Id,
        ["status"] = StatusOf(number),
        ["name_status"] = "APPROVED",
        ["account_mode"] = "LIVE",
        ["is_official_business_account"] = false,
        ["whatsapp_business_manager_messaging_limit"] = "TIER_2K",
        ["health_status"] = Health(number),
    };

    private static string StatusOf(SimNumber number) => number switch
    {
        { Registered: false } => "PENDING",
        { State: NumberState.Locked } => "BANNED",
        { State: NumberState.Restricted } => "RESTRICTED",
        _ => "CONNECTED",
    };

    private static JsonObject Health(SimNumber number)
    {
        var blocked = !number.Registered || number.State != NumberState.Ok ? "BLOCKED" : "AVAILABLE";
        return new JsonObject
        {
            ["can_send_message"] = blocked,
            ["entities"] = new JsonArray(
                new JsonObject { ["entity_type"] = "PHONE_NUMBER", ["id"] = number.Id, ["can_send_message"] = blocked },
                new JsonObject { ["entity_type"] = "WABA", ["id"] = number.WabaId, ["can_send_message"] = "AVAILABLE" },
                new JsonObject { ["entity_type"] = "APP", ["id"] = number.AppId, ["can_send_message"] = "AVAILABLE" }),
        };
    }

    private JsonObject Webhooks(SimNumber number)
    {
        var all = new JsonObject();
        if (number.WebhookOverride is { } own)
        {
            all["phone_number"] = own.Url;
        }

        if (world.Wabas.GetValueOrDefault(number.WabaId)?.Subscriptions.GetValueOrDefault(number.AppId) is { } ofAccount)
        {
            all["whatsapp_business_account"] = ofAccount.Url;
        }

        if (world.Apps.GetValueOrDefault(number.AppId)?.CallbackUrl is { } ofApp)
        {
            all["application"] = ofApp;
        }

        return all;
    }

    private async Task<GraphReply> SetWebhookAsync(GraphCall call, SimNumber number, JsonObject configuration)
    {
        var url = GraphCall.Text(configuration, "override_callback_uri");
        if (url is null)
        {
            return GraphError.Parameter("Param webhook_configuration['override_callback_uri'] must be a string");
        }

        if (url.Length == 0)
        {
            number.WebhookOverride = null;
            return GraphReply.Success;
        }

        var verifyToken = GraphCall.Text(configuration, "verify_token");
        if (await handshake.VerifyAsync(url, verifyToken, call.Http.RequestAborted) is { } failure)
        {
            return failure;
        }

        number.WebhookOverride = new WebhookOverride(url, verifyToken);
        return GraphReply.Success;
    }
}
