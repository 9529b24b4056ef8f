using System.Globalization;
using System.Text.Json.Nodes;
using Taktchat.CloudApi.Graph;

namespace Taktchat.CloudApi.Sending;

/// <summary>What each message type must look like. A type joins the simulator with one line in each table.</summary>
internal static class SendTypes
{
    private const int TextLimit = 4_096;

    public static readonly string[] All =
        ["audio", "contacts", "document", "image", "interactive", "location", "order", "reaction", "sticker", "template", "text", "video"];

    private static readonly Dictionary<string, Func<JsonObject, GraphError?>> Shapes = new()
    {
        ["text"] = x => Need(x, "text", "body"),
        ["reaction"] = x => Need(x, "reaction", "message_id") ?? NeedTextIfAny(x, "reaction", "emoji"),
        ["location"] = x => NeedNumber(x, "latitude", 90) ?? NeedNumber(x, "longitude", 180),
    };

    private static readonly Dictionary<string, Func<JsonObject, GraphError?>> Limits = new()
    {
        ["text"] = x => GraphCall.Text(x, "body") switch
        {
            { Length: 0 } => GraphError.Of(131009, "text.body must not be empty"),
            { Length: > TextLimit } => GraphError.Of(131009, $"text.body must be at most {TextLimit} characters long"),
            _ => null,
        },
    };

    /// <summary>Null when the content has the members and types its kind requires.</summary>
    public static GraphError? CheckShape(string type, JsonNode? content)
    {
        if (type == "contacts")
        {
            return CheckContacts(content);
        }

        if (!Shapes.TryGetValue(type, out var check))
        {
            return GraphError.Of(131051, $"Message type {type} is not supported by this simulator yet");
        }

        return content switch
        {
            null => GraphError.Of(131008, $"Parameter '{type}' is missing"),
            JsonObject json => check(json),
            _ => GraphError.Parameter($"Param {type} must be a JSON object"),
        };
    }

    public static GraphError? CheckLimits(SendRequest request) =>
        request.Content is { } content && Limits.TryGetValue(request.Type, out var check) ? check(content) : null;

    private static GraphError? Need(JsonObject json, string type, string name) =>
        json[name] is null ? GraphError.Of(131008, $"Parameter '{type}.{name}' is missing") : NeedTextIfAny(json, type, name);

    private static GraphError? NeedTextIfAny(JsonObject json, string type, string name) =>
        json[name] is not null && GraphCall.Text(json, name) is null ? GraphError.Parameter($"Param {type}['{name}'] must be a string") : null;

    private static GraphError? NeedNumber(JsonObject json, string name, double limit)
    {
        if (json[name] is not JsonValue value)
        {
            return GraphError.Of(131008, $"Parameter 'location.{name}' is missing");
        }

        var isNumber = value.TryGetValue<double>(out var number)
            || double.TryParse(GraphCall.Text(json, name), NumberStyles.Float, CultureInfo.InvariantCulture, out number);
        return isNumber && Math.Abs(number) <= limit ? null : GraphError.Of(131009, $"location.{name} is not a valid coordinate");
    }

    private static GraphError? CheckContacts(JsonNode? content) =>
        content is not JsonArray { Count: > 0 } cards ? GraphError.Of(131008, "Parameter 'contacts' is missing")
        : !cards.All(x => x is JsonObject card && card["name"] is JsonObject name && GraphCall.Text(name, "formatted_name")?.Length > 0)
            ? GraphError.Of(131008, "Parameter 'contacts.name.formatted_name' is missing")
            : null;
}
