using System.Globalization;
using System.Text.Json.Nodes;
using Taktchat.CloudApi.Graph;
using Taktchat.CloudApi.World;

namespace Taktchat.CloudApi.Sending;

/// <summary>A template with the values of one message.</summary>
internal sealed record TemplateUse(SimTemplate Template, JsonObject Rendered);

/// <summary>Finds the template of a message and compares the values with what it asks for.</summary>
internal static class TemplateCheck
{
    private const int BodyLimit = 1_024;

    public static (TemplateUse? Use, GraphError? Error) Check(SimWorld world, SimNumber number, JsonObject content)
    {
        var (name, code) = (GraphCall.Text(content, "name")!, GraphCall.Text(content["language"] as JsonObject, "code")!);
        var template = world.Templates.Find(number.WabaId, name, code);
        if (template is null || StatusError(template) is not null)
        {
            return (null, template is null ? GraphError.Of(132001, $"template name ({name}) does not exist in {code}") : StatusError(template));
        }

        var values = new TemplateValues(content);
        var error = CountError(template, values) ?? FormatError(template, values) ?? ButtonError(template, values);
        if (error is not null)
        {
            return (null, error);
        }

        var rendered = TemplateView.Render(template, values);
        return GraphCall.Text(rendered, "body")?.Length > BodyLimit
            ? (null, GraphError.Of(132005, $"Translated text too long: the body has more than {BodyLimit} characters"))
            : (new TemplateUse(template, rendered), null);
    }

    private static GraphError? StatusError(SimTemplate template) => template.Status switch
    {
        "APPROVED" => null,
        "PAUSED" => GraphError.Of(132015, "Template is paused due to low quality so it cannot be sent"),
        "DISABLED" => GraphError.Of(132016, "Template has been paused too many times due to low quality and is now permanently disabled"),
        _ => GraphError.Of(132001, $"template name ({template.Name}) is not approved in {template.Language}"),
    };

    private static GraphError? CountError(SimTemplate template, TemplateValues values)
    {
        foreach (var type in (string[])["header", "body"])
        {
            var component = template.Component(type);
            var isMedia = type == "header" && GraphCall.Text(component, "format") is { } format and not "TEXT" && format.Length > 0;
            var expected = isMedia ? 1 : Templates.Variables(GraphCall.Text(component, "text")).Length;
            var given = values.Of(type).Count;

            // A missing picture is a wrong format, not a wrong count.
            if (given != expected && !(isMedia && given == 0))
            {
                return GraphError.Of(
                    132000, $"{type}: number of localizable_params ({given}) does not match the expected number of params ({expected})");
            }
        }

        return null;
    }

    private static GraphError? FormatError(SimTemplate template, TemplateValues values)
    {
        var format = GraphCall.Text(template.Component("header"), "format") ?? "TEXT";
        var received = GraphCall.Text(values.Of("header").FirstOrDefault(), "type")?.ToUpperInvariant() ?? "UNKNOWN";
        if (format != "TEXT" && received != format)
        {
            return GraphError.Of(132012, $"header: Format mismatch, expected {format}, received {received}");
        }

        var texts = format == "TEXT" ? values.Of("header").Select(x => ("header", x)) : [];
        return Need.First(texts.Concat(values.Of("body").Select(x => ("body", x))).Select(x => ValueError(template, x.Item1, x.Item2)));
    }

    private static GraphError? ValueError(SimTemplate template, string part, JsonObject parameter)
    {
        if (GraphCall.Text(parameter, "type") is not ("text" or "currency" or "date_time"))
        {
            return GraphError.Of(132012, $"{part}: Format mismatch, expected TEXT, received {GraphCall.Text(parameter, "type")?.ToUpperInvariant()}");
        }

        var name = GraphCall.Text(parameter, "parameter_name");
        if (template.ParameterFormat == "NAMED" && !Templates.Variables(GraphCall.Text(template.Component(part), "text")).Contains(name))
        {
            return GraphError.Of(132012, $"{part}: Parameter name is missing or does not belong to the template: {name}");
        }

        return GraphCall.Text(parameter, "text") is { } text && (text.Length == 0 || text.AsSpan().ContainsAny("\n\r\t") || text.Contains("     ", StringComparison.Ordinal))
            ? GraphError.Of(132018, $"{part}: Param text cannot be empty or have new-line/tab characters or more than 4 consecutive spaces")
            : null;
    }

    private static GraphError? ButtonError(SimTemplate template, TemplateValues values)
    {
        var buttons = TemplateView.Buttons(template);
        foreach (var (index, component) in values.Buttons)
        {
            var kind = GraphCall.Text(component, "sub_type")!.ToUpperInvariant();
            if (index < 0 || index >= buttons.Count || GraphCall.Text(buttons[index], "type") != kind)
            {
                return GraphError.Of(132012, $"buttons: The template has no button of type {kind} at index {index.ToString(CultureInfo.InvariantCulture)}");
            }
        }

        var missing = buttons.FindIndex(x => Templates.Variables(GraphCall.Text(x, "url")).Length > 0 && !HasText(values, buttons.IndexOf(x)));
        return missing < 0 ? null : GraphError.Of(131008, $"buttons: Button at index {missing} of type Url requires a parameter");
    }

    private static bool HasText(TemplateValues values, int index) => GraphCall.Text(values.Button(index), "text") is { Length: > 0 };
}
