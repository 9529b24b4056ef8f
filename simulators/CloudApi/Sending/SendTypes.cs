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
        ["text"] = x => Need.Text(x, "text", "body"),
        ["reaction"] = x => Need.Text(x, "reaction", "message_id") ?? Need.TextIfAny(x, "reaction", "emoji"),
        ["location"] = x => NeedNumber(x, "latitude", 90) ?? NeedNumber(x, "longitude", 180),
        ["image"] = x => MediaMessage.CheckShape("image", x, "caption"),
        ["video"] = x => MediaMessage.CheckShape("video", x, "caption"),
        ["audio"] = x => MediaMessage.CheckShape("audio", x, "voice"),
        ["document"] = x => MediaMessage.CheckShape("document", x, "caption", "filename"),
        ["sticker"] = x => MediaMessage.CheckShape("sticker", x),
        ["interactive"] = InteractiveMessage.CheckShape,
        ["template"] = TemplateMessage.CheckShape,
    };

    private static readonly Dictionary<string, Func<JsonObject, GraphError?>> Limits = new()
    {
        ["text"] = x => Need.Length(x, "text", "body", TextLimit),
        ["image"] = x => MediaMessage.CheckLimits("image", x),
        ["video"] = x => MediaMessage.CheckLimits("video", x),
        ["audio"] = x => MediaMessage.CheckLimits("audio", x),
        ["document"] = x => MediaMessage.CheckLimits("document", x),
        ["sticker"] = x => MediaMessage.CheckLimits("sticker", x),
        ["interactive"] = InteractiveMessage.CheckLimits,
    };

    /// <summary>Null when the content has the members and types its kind requires.</summary>
    public static GraphError? CheckShape(string type, JsonNode? content)
    {
        if (type == "contacts")
        {
            return ContactCards.Check(content);
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
        request.Content is JsonObject content && Limits.TryGetValue(request.Type, out var check) ? check(content) : null;

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
}
