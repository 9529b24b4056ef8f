using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Taktchat.CloudApi.World;

namespace Taktchat.CloudApi.Graph;

/// <summary>What a template must look like to be sent to review.</summary>
internal static partial class TemplateRules
{
    private const int BodyLimit = 1_024;
    private const int PartLimit = 60;
    private const int ButtonLimit = 25;
    private const int ButtonsMax = 10;
    private static readonly string[] Categories = ["MARKETING", "UTILITY", "AUTHENTICATION"];
    private static readonly string[] Formats = ["TEXT", "IMAGE", "VIDEO", "DOCUMENT", "LOCATION"];
    private static readonly string[] Buttons = ["QUICK_REPLY", "URL", "PHONE_NUMBER", "COPY_CODE", "OTP", "FLOW", "CATALOG", "MPM", "VOICE_CALL"];

    public static GraphError? CheckHead(JsonObject json) =>
        GraphCall.Text(json, "name") is not { } name || !Name().IsMatch(name)
            ? GraphError.Parameter("Param name must have lower-case letters, digits and underscores only, at most 512 of them")
        : GraphCall.Text(json, "language") is not { Length: > 0 } ? GraphError.Parameter("The parameter language is required.")
        : CheckCategory(GraphCall.Text(json, "category")) is { } category ? category
        : json["parameter_format"] is not null && GraphCall.Text(json, "parameter_format")?.ToUpperInvariant() is not ("NAMED" or "POSITIONAL")
            ? GraphError.Parameter("Param parameter_format must be one of {NAMED, POSITIONAL}")
        : null;

    public static GraphError? CheckCategory(string? category) =>
        Categories.Contains(category) ? null : GraphError.Parameter($"Param category must be one of {{{string.Join(", ", Categories)}}} - got \"{category}\".");

    public static GraphError? CheckComponents(JsonNode? node, string parameterFormat)
    {
        if (node is not JsonArray { Count: > 0 } list || !list.All(x => x is JsonObject))
        {
            return GraphError.Parameter("The parameter components is required.");
        }

        var components = list.Cast<JsonObject>().ToList();
        if (components.Count(x => TypeOf(x) == "BODY") != 1)
        {
            return GraphError.Parameter("Param components must have exactly one BODY");
        }

        return components.Select(x => TypeOf(x) switch
        {
            "HEADER" => CheckHeader(x, parameterFormat),
            "BODY" => CheckBody(x, parameterFormat),
            "FOOTER" => CheckFooter(x),
            "BUTTONS" => CheckButtons(x),
            var other => GraphError.Parameter($"Param components[0]['type'] must be one of {{HEADER, BODY, FOOTER, BUTTONS}} - got \"{other}\"."),
        }).FirstOrDefault(x => x is not null);
    }

    /// <summary>The platform takes types in any case and gives them back in capitals.</summary>
    public static JsonArray Normalise(JsonNode components)
    {
        var copy = components.DeepClone().AsArray();
        foreach (var part in copy.OfType<JsonObject>().SelectMany(x => (x["buttons"] as JsonArray ?? []).OfType<JsonObject>().Prepend(x)))
        {
            foreach (var name in (string[])["type", "format"])
            {
                if (GraphCall.Text(part, name) is { } value)
                {
                    part[name] = value.ToUpperInvariant();
                }
            }
        }

        return copy;
    }

    private static GraphError? CheckHeader(JsonObject header, string parameterFormat)
    {
        var format = GraphCall.Text(header, "format")?.ToUpperInvariant() ?? "";
        if (!Formats.Contains(format))
        {
            return GraphError.Parameter($"Param format must be one of {{{string.Join(", ", Formats)}}} - got \"{format}\".");
        }

        var text = GraphCall.Text(header, "text") ?? "";
        return format switch
        {
            "LOCATION" => null,
            "TEXT" when text.Length > PartLimit => Refused(2388040, "The header has too many characters"),
            "TEXT" when text.Length == 0 => Refused(2388047, "The header has no text"),
            "TEXT" when Templates.Variables(text).Length > 1 => Refused(2388047, "The header can have one variable only"),
            "TEXT" => HasExample(header, text, parameterFormat, "header_text") ? null : Refused(2388047, "The header's variable needs an example"),
            _ => header["example"]?["header_handle"] is JsonArray { Count: > 0 } ? null : Refused(2388047, "The header needs an example file"),
        };
    }

    private static GraphError? CheckBody(JsonObject body, string parameterFormat)
    {
        var text = (GraphCall.Text(body, "text") ?? "").Trim();
        return text.Length == 0 ? Refused(2388072, "The body has no text")
            : text.Length > BodyLimit ? Refused(2388040, "The body has too many characters")
            : text.StartsWith("{{", StringComparison.Ordinal) || text.EndsWith("}}", StringComparison.Ordinal)
                ? Refused(2388299, "Variables can't be at the start or end of the template")
            : HasExample(body, text, parameterFormat, "body_text") ? null : Refused(2388072, "The body's variables need examples");
    }

    private static GraphError? CheckFooter(JsonObject footer)
    {
        var text = GraphCall.Text(footer, "text") ?? "";
        return text.Length > PartLimit ? Refused(2388040, "The footer has too many characters")
            : text.Length == 0 || Templates.Variables(text).Length > 0 ? Refused(2388073, "The footer needs a text without variables")
            : null;
    }

    private static GraphError? CheckButtons(JsonObject component)
    {
        var buttons = (component["buttons"] as JsonArray ?? []).OfType<JsonObject>().ToList();
        if (buttons.Count is 0 or > ButtonsMax || buttons.Count(x => TypeOf(x) == "URL") > 2 || buttons.Count(x => TypeOf(x) == "PHONE_NUMBER") > 1)
        {
            return GraphError.Parameter($"Param buttons must have 1 to {ButtonsMax} buttons, at most two of type URL and one of type PHONE_NUMBER");
        }

        return buttons.Select(x =>
            !Buttons.Contains(TypeOf(x)) ? GraphError.Parameter($"Param buttons['type'] must be a known type - got \"{TypeOf(x)}\".")
            : GraphCall.Text(x, "text")?.Length > ButtonLimit ? Refused(2388040, "The text of a button has too many characters")
            : TypeOf(x) == "URL" && string.IsNullOrEmpty(GraphCall.Text(x, "url")) ? GraphError.Parameter("Param buttons['url'] is required")
            : TypeOf(x) == "URL" && Templates.Variables(GraphCall.Text(x, "url")).Length > 0 && x["example"] is not JsonArray { Count: > 0 }
                ? GraphError.Parameter("Param buttons['example'] is required for a URL with a variable")
            : null).FirstOrDefault(x => x is not null);
    }

    private static bool HasExample(JsonObject component, string text, string parameterFormat, string name)
    {
        var variables = Templates.Variables(text);
        if (variables.Length == 0)
        {
            return true;
        }

        if (parameterFormat == "NAMED")
        {
            var named = component["example"]?[name + "_named_params"] as JsonArray ?? [];
            return variables.All(x => named.OfType<JsonObject>().Any(y => GraphCall.Text(y, "param_name") == x));
        }

        var examples = component["example"]?[name] as JsonArray ?? [];
        return (examples.FirstOrDefault() as JsonArray ?? examples).Count >= variables.Length;
    }

    private static string? TypeOf(JsonObject json) => GraphCall.Text(json, "type")?.ToUpperInvariant();

    private static GraphError Refused(int subcode, string details) => GraphError.Of(100, details) with { Subcode = subcode };

    [GeneratedRegex("^[a-z0-9_]{1,512}$")]
    private static partial Regex Name();
}
