using System.Text.Json.Nodes;
using Taktchat.CloudApi.Ui;
using Taktchat.CloudApi.World;

namespace Taktchat.CloudApi.Graph;

/// <summary>The business account: its numbers and the apps subscribed to its webhooks.</summary>
internal sealed class AccountEndpoints(SimWorld world, NumberEndpoints numbers, Handshake handshake, UiFeed feed)
{
    public static GraphReply Get(GraphCall call, SimToken token, SimWaba waba) =>
        GraphAuth.Require(token, SimToken.Management, waba.Id) is { } refusal
            ? refusal
            : new GraphReply(Fields.Select(
                new JsonObject
                {
                    ["id"] = waba.Id,
                    ["name"] = waba.Name,
                    ["timezone_id"] = "25",
                    ["currency"] = "BRL",
                    ["message_template_namespace"] = "58e6d318_b627_4112_b9c7_2961197553ea",
                },
                call.Param("fields")));

    public GraphReply PhoneNumbers(GraphCall call, SimToken token, SimWaba waba)
    {
        if (GraphAuth.Require(token, SimToken.Management, waba.Id) is { } refusal)
        {
            return refusal;
        }

        var rows = world.Numbers.Values.Where(x => x.WabaId == waba.Id).OrderBy(x => x.Id, StringComparer.Ordinal)
            .Select(x => Fields.Select(numbers.Describe(x), call.Param("fields")));
        return Fields.Page(call, [.. rows]);
    }

    public async Task<GraphReply> SubscribedAppsAsync(GraphCall call, SimToken token, SimWaba waba)
    {
        if (GraphAuth.Require(token, SimToken.Management, waba.Id) is { } refusal)
        {
            return refusal;
        }

        if (HttpMethods.IsDelete(call.Method))
        {
            waba.Subscriptions.TryRemove(token.AppId, out _);
            feed.Changed();
            return GraphReply.Success;
        }

        return HttpMethods.IsPost(call.Method)
            ? await SubscribeAsync(call, token, waba)
            : Fields.Page(call, [.. waba.Subscriptions.Select(Describe)]);
    }

    private async Task<GraphReply> SubscribeAsync(GraphCall call, SimToken token, SimWaba waba)
    {
        var url = call.Param("override_callback_uri");
        if (string.IsNullOrEmpty(url))
        {
            waba.Subscriptions[token.AppId] = null;
            feed.Changed();
            return GraphReply.Success;
        }

        var verifyToken = call.Param("verify_token");
        if (await handshake.VerifyAsync(url, verifyToken, call.Http.RequestAborted) is { } failure)
        {
            return failure;
        }

        waba.Subscriptions[token.AppId] = new WebhookOverride(url, verifyToken);
        feed.Changed();
        return GraphReply.Success;
    }

    private JsonObject Describe(KeyValuePair<string, WebhookOverride?> subscription)
    {
        var row = new JsonObject
        {
            ["whatsapp_business_api_data"] = new JsonObject
            {
                ["id"] = subscription.Key,
                ["link"] = "https://www.facebook.com/games/?app_id=" + subscription.Key,
                ["name"] = world.Apps.GetValueOrDefault(subscription.Key)?.Name,
            },
        };
        if (subscription.Value is { } own)
        {
            row["override_callback_uri"] = own.Url;
        }

        return row;
    }
}
