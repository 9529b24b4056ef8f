using System.Globalization;
using System.Text.Json.Nodes;
using Taktchat.CloudApi.Graph;

namespace Taktchat.CloudApi.Sending;

/// <summary>The shape of a template message; whether it fits its template is <see cref="TemplateCheck"/>.</summary>
internal static class TemplateMessage
{
    private static readonly string[] ComponentTypes = ["header", "body", "button"];

    public static GraphError? CheckShape(JsonObject json)
    {
        if (Need.Text(json, "template", "name") is { } unnamed)
        {
            return unnamed;
        }

        if (json["language"] is not JsonObject language)
        {
            return GraphError.Of(131008, "Parameter 'template.language' is missing");
        }

        return Need.Text(language, "template.language", "code") ?? json["components"] switch
        {
            null or JsonArray { Count: 0 } => null,
            _ when Need.List(json, "template", "components") is var (components, error) => error ?? Need.First(components.Select(CheckComponent)),
            _ => null,
        };
    }

    private static GraphError? CheckComponent(JsonObject component)
    {
        var type = GraphCall.Text(component, "type")?.ToLowerInvariant();
        if (type is null || !ComponentTypes.Contains(type))
        {
            return GraphError.Parameter($"Param template['components'][0]['type'] must be one of {{{string.Join(", ", ComponentTypes)}}} - got \"{type}\".");
        }

        if (type == "button" && (component["index"] is null || GraphCall.Text(component, "sub_type") is null))
        {
            return GraphError.Of(131008, "Parameter 'template.components.sub_type' or 'template.components.index' is missing");
        }

        return component["parameters"] is null or JsonArray { Count: 0 }
            ? null
            : Need.List(component, "template.components", "parameters") is var (parameters, error)
                ? error ?? Need.First(parameters.Select(x => CheckParameter(x)))
                : null;
    }

    private static GraphError? CheckParameter(JsonObject parameter)
    {
        const string path = "template.components.parameters";
        return Need.Text(parameter, path, "type") ?? GraphCall.Text(parameter, "type") switch
        {
            "text" => Need.Text(parameter, path, "text"),
            "payload" => Need.Text(parameter, path, "payload"),
            "coupon_code" => Need.Text(parameter, path, "coupon_code"),
            "image" or "video" or "document" => parameter[GraphCall.Text(parameter, "type")!] is JsonObject media
                ? MediaMessage.CheckShape($"{path}.{GraphCall.Text(parameter, "type")}", media, "filename")
                : GraphError.Of(131008, $"Parameter '{path}.{GraphCall.Text(parameter, "type")}' is missing"),
            "location" => parameter["location"] is JsonObject place
                ? Coordinate(place, "latitude", 90) ?? Coordinate(place, "longitude", 180)
                : GraphError.Of(131008, $"Parameter '{path}.location' is missing"),
            "currency" or "date_time" or "action" => null,
            var other => GraphError.Parameter($"Param {path}['type'] must be a known parameter type - got \"{other}\"."),
        };
    }

    /// <summary>A text, unlike in a message of type location, where a number will do, too.</summary>
    private static GraphError? Coordinate(JsonObject place, string name, double most)
    {
        const string path = "template.components.parameters.location";
        return GraphCall.Text(place, name) is not { } text
            ? GraphError.Of(131008, $"Parameter '{path}.{name}' is missing")
            : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) && Math.Abs(degrees) <= most
                ? null : GraphError.Parameter($"Param {path}['{name}'] must be between -{most} and {most} - got \"{text}\".");
    }
}
