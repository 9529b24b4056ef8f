using System.Text.Json.Nodes;
using Taktchat.CloudApi.Graph;

namespace Taktchat.CloudApi.Sending;

/// <summary>A send request whose shape is right.</summary>
internal sealed record SendRequest(string Type, JsonNode? Content, string? To, string? UserId, string? BizData)
{
    private const int BizDataLimit = 512;

    private static readonly HashSet<string> Known =
    [
        "messaging_product", "recipient_type", "to", "recipient", "type", "context", "biz_opaque_callback_data", "recipient_identity_key_hash",
        "message_activity_sharing", "ttl", .. SendTypes.All,
    ];

    /// <summary>The message it answers.</summary>
    public string? QuotedId { get; init; }

    /// <summary>Checks the shape in the platform's order and names the field that is wrong.</summary>
    public static (SendRequest? Request, GraphError? Error) Parse(JsonObject? json, Func<string?, string?, GraphError?> recipientCheck)
    {
        if (json is null)
        {
            return (null, GraphError.Parameter("The request body must be a JSON object"));
        }

        if (GraphCall.Text(json, "messaging_product") != "whatsapp")
        {
            return (null, GraphError.Parameter("The parameter messaging_product is required."));
        }

        if (json.Select(x => x.Key).FirstOrDefault(x => !Known.Contains(x)) is { } stranger)
        {
            return (null, GraphError.Parameter($"Unexpected key \"{stranger}\" on param \"$\"."));
        }

        return CheckAddress(json) is { } wrong ? (null, wrong) : ParseContent(json, recipientCheck);
    }

    private static (SendRequest? Request, GraphError? Error) ParseContent(JsonObject json, Func<string?, string?, GraphError?> recipientCheck)
    {
        var (to, userId) = (GraphCall.Text(json, "to"), GraphCall.Text(json, "recipient"));
        var type = json["type"] is null ? "text" : GraphCall.Text(json, "type");
        if (type is null || !SendTypes.All.Contains(type))
        {
            var known = string.Join(", ", SendTypes.All).ToUpperInvariant();
            return (null, GraphError.Parameter($"Param type must be one of {{{known}}} - got \"{type}\"."));
        }

        if (SendTypes.CheckShape(type, json[type]) is { } shape)
        {
            return (null, shape);
        }

        var bizData = GraphCall.Text(json, "biz_opaque_callback_data");
        var request = new SendRequest(type, json[type], to, to is null ? userId : null, bizData)
        {
            QuotedId = GraphCall.Text(json["context"] as JsonObject, "message_id"),
        };
        return recipientCheck(request.To, request.UserId) is { } unreachable ? (null, unreachable)
            : SendTypes.CheckLimits(request) is { } limit ? (null, limit)
            : bizData?.Length > BizDataLimit ? (null, Need.TooLong("biz_opaque_callback_data", BizDataLimit))
            : type == "reaction" && request.QuotedId is not null ? (null, GraphError.Of(131009, "context is not allowed for type reaction"))
            : (request, null);
    }

    private static GraphError? CheckAddress(JsonObject json)
    {
        if (json["recipient_type"] is not null && GraphCall.Text(json, "recipient_type") is not ("individual" or "group"))
        {
            return GraphError.Parameter("Param recipient_type must be one of {individual, group}");
        }

        if (json["to"] is null && json["recipient"] is null)
        {
            return GraphError.Of(131008, "Parameter 'to' or 'recipient' is missing");
        }

        foreach (var name in (string[])["to", "recipient", "biz_opaque_callback_data"])
        {
            if (json[name] is not null && GraphCall.Text(json, name) is null)
            {
                return GraphError.Parameter($"Param {name} must be a string");
            }
        }

        return json["context"] is { } context && (context is not JsonObject quote || GraphCall.Text(quote, "message_id") is null)
            ? GraphError.Of(131008, "Parameter 'context.message_id' is missing")
            : null;
    }
}
