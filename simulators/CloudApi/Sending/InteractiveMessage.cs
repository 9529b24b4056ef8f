using System.Text.Json.Nodes;
using Taktchat.CloudApi.Graph;

namespace Taktchat.CloudApi.Sending;

/// <summary>Messages with something to tap: reply buttons, a list, a link button, a request for the place.</summary>
internal static class InteractiveMessage
{
    private const int ButtonsMax = 3;
    private const int SectionsMax = 10;
    private const int RowsMax = 10;
    private static readonly string[] HeaderTypes = ["text", "image", "video", "document"];
    private static readonly string[] LaterTypes = ["flow", "product", "product_list", "catalog_message", "request_contact_info"];

    public static GraphError? CheckShape(JsonObject json)
    {
        if (Need.Text(json, "interactive", "type") is { } untyped)
        {
            return untyped;
        }

        var type = GraphCall.Text(json, "type")!;
        if (LaterTypes.Contains(type))
        {
            return GraphError.Of(131051, $"Interactive messages of type {type} are not supported by this simulator yet");
        }

        if (type is not ("button" or "list" or "cta_url" or "location_request_message"))
        {
            return GraphError.Parameter($"Param interactive['type'] must be one of {{button, list, cta_url, location_request_message}} - got \"{type}\".");
        }

        return Need.OnlyKnown(json, "interactive", "type", "header", "body", "footer", "action")
            ?? CheckTextPart(json, "body", isRequired: true)
            ?? CheckTextPart(json, "footer", isRequired: false)
            ?? CheckHeader(json, type)
            ?? (json["action"] is JsonObject action ? CheckAction(type, action) : GraphError.Of(131008, "Parameter 'interactive.action' is missing"));
    }

    public static GraphError? CheckLimits(JsonObject json)
    {
        var (type, action) = (GraphCall.Text(json, "type"), json["action"]!.AsObject());
        return Need.Length(json["body"]!.AsObject(), "interactive.body", "text", type == "list" ? 4_096 : 1_024)
            ?? (json["footer"] is JsonObject footer ? Need.Length(footer, "interactive.footer", "text", 60) : null)
            ?? (json["header"] is JsonObject header ? Need.Length(header, "interactive.header", "text", 60) : null)
            ?? type switch
            {
                "button" => ButtonLimits(action),
                "list" => ListLimits(action),
                "cta_url" => LinkLimits(action["parameters"]!.AsObject()),
                _ => null,
            };
    }

    private static GraphError? CheckTextPart(JsonObject json, string part, bool isRequired) => json[part] switch
    {
        null when !isRequired => null,
        null => GraphError.Of(131008, $"Parameter 'interactive.{part}' is missing"),
        JsonObject content => Need.Text(content, "interactive." + part, "text"),
        _ => GraphError.Parameter($"Param interactive['{part}'] must be a JSON object"),
    };

    private static GraphError? CheckHeader(JsonObject json, string type)
    {
        if (json["header"] is null)
        {
            return null;
        }

        if (json["header"] is not JsonObject header || GraphCall.Text(header, "type") is not { } kind || !HeaderTypes.Contains(kind))
        {
            return GraphError.Parameter($"Param interactive['header']['type'] must be one of {{{string.Join(", ", HeaderTypes)}}}");
        }

        if (type == "location_request_message" || (type == "list" && kind != "text"))
        {
            return GraphError.Of(131009, $"interactive.header of type {kind} is not allowed for {type}");
        }

        return kind == "text" ? Need.Text(header, "interactive.header", "text")
            : header[kind] is JsonObject media ? MediaMessage.CheckShape("interactive.header." + kind, media, "filename")
            : GraphError.Of(131008, $"Parameter 'interactive.header.{kind}' is missing");
    }

    private static GraphError? CheckAction(string type, JsonObject action) => type switch
    {
        "button" => CheckButtons(action),
        "list" => CheckList(action),
        "cta_url" => Named(action, "cta_url") ?? (action["parameters"] is JsonObject parameters
            ? Need.Text(parameters, "interactive.action.parameters", "display_text") ?? Need.Text(parameters, "interactive.action.parameters", "url")
            : GraphError.Of(131008, "Parameter 'interactive.action.parameters' is missing")),
        _ => Named(action, "send_location"),
    };

    private static GraphError? Named(JsonObject action, string name) =>
        GraphCall.Text(action, "name") == name ? null : GraphError.Of(131009, $"interactive.action.name must be {name}");

    private static GraphError? CheckButtons(JsonObject action)
    {
        var (buttons, error) = Need.List(action, "interactive.action", "buttons");
        return error ?? Need.First(buttons.Select(x =>
            GraphCall.Text(x, "type") != "reply" ? GraphError.Of(131009, "interactive.action.buttons.type must be reply")
            : x["reply"] is not JsonObject reply ? GraphError.Of(131008, "Parameter 'interactive.action.buttons.reply' is missing")
            : Need.Text(reply, "interactive.action.buttons.reply", "id") ?? Need.Text(reply, "interactive.action.buttons.reply", "title")));
    }

    private static GraphError? CheckList(JsonObject action)
    {
        var (sections, error) = Need.List(action, "interactive.action", "sections");
        return Need.Text(action, "interactive.action", "button") ?? error ?? Need.First(sections.Select(section =>
        {
            var (rows, noRows) = Need.List(section, "interactive.action.sections", "rows");
            return noRows ?? Need.TextIfAny(section, "interactive.action.sections", "title") ?? Need.First(rows.Select(x =>
                Need.Text(x, "interactive.action.sections.rows", "id") ?? Need.Text(x, "interactive.action.sections.rows", "title")
                ?? Need.TextIfAny(x, "interactive.action.sections.rows", "description")));
        }));
    }

    private static GraphError? ButtonLimits(JsonObject action)
    {
        const string path = "interactive.action.buttons.reply";
        var replies = Need.List(action, "", "buttons").Items.Select(x => x["reply"]!.AsObject()).ToList();
        return replies.Count > ButtonsMax
            ? GraphError.Of(131009, $"interactive.action.buttons must have at most {ButtonsMax} buttons")
            : Need.First(replies.Select(x => Need.Length(x, path, "id", 256) ?? Need.Length(x, path, "title", 20)))
                ?? Unique(replies, path, "id") ?? Unique(replies, path, "title");
    }

    private static GraphError? ListLimits(JsonObject action)
    {
        const string path = "interactive.action.sections";
        var sections = Need.List(action, "", "sections").Items;
        var rows = sections.SelectMany(x => Need.List(x, "", "rows").Items).ToList();
        if (sections.Count > SectionsMax || rows.Count > RowsMax)
        {
            return GraphError.Of(131009, $"{path} must have at most {SectionsMax} sections and {RowsMax} rows in all of them together");
        }

        return (sections.Count > 1 && sections.Any(x => string.IsNullOrEmpty(GraphCall.Text(x, "title")))
                ? GraphError.Of(131008, $"Parameter '{path}.title' is missing: it is required when there is more than one section")
                : null)
            ?? Need.Length(action, "interactive.action", "button", 20)
            ?? Need.First(sections.Select(x => Need.Length(x, path, "title", 24)))
            ?? Need.First(rows.Select(x => Need.Length(x, path + ".rows", "id", 200) ?? Need.Length(x, path + ".rows", "title", 24)
                ?? Need.Length(x, path + ".rows", "description", 72)))
            ?? Unique(rows, path + ".rows", "id");
    }

    private static GraphError? LinkLimits(JsonObject parameters) =>
        Need.Length(parameters, "interactive.action.parameters", "display_text", 20) ?? Need.Address(parameters, "interactive.action.parameters", "url");

    private static GraphError? Unique(List<JsonObject> items, string path, string name) =>
        items.Select(x => GraphCall.Text(x, name)).Distinct().Count() == items.Count ? null : GraphError.Of(131009, $"{path}.{name} must be unique");
}
