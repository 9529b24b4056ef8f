using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Taktchat.Channels.Contracts;
using Taktchat.Channels.Domain;
using Taktchat.Kernel;

namespace Taktchat.Channels.Templates;

/// <summary>A template as the provider describes it, taken apart (whatsapp-cloud-api reference 4.1).</summary>
internal sealed partial record TemplateDefinition(
    string? HeaderFormat, string? Header, string Body, string? Footer, IReadOnlyList<TemplateButton> Buttons,
    IReadOnlyList<TemplateVariable> Variables)
{
    /// <summary>Formats of a header that is a file.</summary>
    public bool HasFile => HeaderFormat is "image" or "video" or "document";

    /// <summary>The header is a place on the map, given anew for each message.</summary>
    public bool HasPlace => HeaderFormat == "location";

    public static TemplateDefinition Parse(string components)
    {
        using var document = JsonDocument.Parse(components, new() { MaxDepth = 32 });
        var definition = new TemplateDefinition(null, null, "", null, [], []);
        var variables = new List<TemplateVariable>();
        foreach (var part in document.RootElement.EnumerateArray())
        {
            var text = JsonParts.Text(part, "text");
            switch (JsonParts.Text(part, "type")?.ToUpperInvariant())
            {
                case "HEADER":
                    definition = definition with { HeaderFormat = JsonParts.Text(part, "format")?.ToLowerInvariant() ?? "text", Header = text };
                    variables.AddRange(Find("header", text, Examples(part, "header_text")));
                    break;
                case "BODY":
                    definition = definition with { Body = text ?? "" };
                    variables.AddRange(Find("body", text, Examples(part, "body_text")));
                    break;
                case "FOOTER":
                    definition = definition with { Footer = text };
                    break;
                case "BUTTONS" when part.TryGetProperty("buttons", out var buttons) && buttons.ValueKind == JsonValueKind.Array:
                    var list = buttons.EnumerateArray().Select(Button).ToList();
                    variables.AddRange(list.SelectMany(OfButton));
                    definition = definition with { Buttons = list };
                    break;
            }
        }

        return definition with { Variables = variables };
    }

    /// <summary>The text with its variables filled in; a variable without a value stays as it is written.</summary>
    public static string? Fill(string? text, string place, IReadOnlyDictionary<string, string> values) =>
        text is null ? null : Variable().Replace(text, x => values.GetValueOrDefault($"{place}:{x.Groups[1].Value}", x.Value));

    /// <summary>The template as a customer sees it, with its variables filled in.</summary>
    public (string Body, SentTemplate Sent) Render(Guid id, string name, string language, IReadOnlyDictionary<string, string> values) =>
        (Fill(Body, "body", values)!, new(id, name, language, Fill(Header, "header", values), Footer,
            Buttons.Count == 0 ? null : [.. Buttons.Select((x, i) => new MessageButton(x.Text, null,
                Links.Web(Replace(x.Url, values.GetValueOrDefault($"button:{i}"))), x.Phone))],
            values.Count == 0 ? null : values));

    private static string? Replace(string? url, string? value) =>
        value is null ? url : url is null ? null : Variable().Replace(url, Uri.EscapeDataString(value));

    private static IEnumerable<TemplateVariable> Find(string place, string? text, IReadOnlyDictionary<string, string> examples) =>
        text is null ? [] : Variable().Matches(text).Select(x => x.Groups[1].Value).Distinct()
            .Select(x => new TemplateVariable($"{place}:{x}", x, examples.GetValueOrDefault(x)));

    private static IEnumerable<TemplateVariable> OfButton(TemplateButton button, int index) =>
        button.Kind == "url" && button.Url is { } url && Variable().IsMatch(url)
            ? [new($"button:{index}", button.Text, button.Example)]
        : button.Kind == "copy_code" ? [new($"button:{index}:copy_code", button.Text, button.Example)] : [];

    private static TemplateButton Button(JsonElement button)
    {
        var example = button.TryGetProperty("example", out var found) ? found : default;
        return new(
            JsonParts.Text(button, "type")?.ToLowerInvariant() ?? "", JsonParts.Text(button, "text") ?? JsonParts.Text(button, "type") ?? "", JsonParts.Text(button, "url"),
            JsonParts.Text(button, "phone_number"),
            example.ValueKind == JsonValueKind.String ? example.GetString()
                : example.ValueKind == JsonValueKind.Array && example.GetArrayLength() > 0 ? example[0].ToString() : null);
    }

    /// <summary>Examples are listed by position, once nested and once not, or by name.</summary>
    private static Dictionary<string, string> Examples(JsonElement part, string name)
    {
        var found = new Dictionary<string, string>();
        if (!part.TryGetProperty("example", out var example) || example.ValueKind != JsonValueKind.Object)
        {
            return found;
        }

        if (example.TryGetProperty(name, out var listed) && listed.ValueKind == JsonValueKind.Array)
        {
            var values = listed.GetArrayLength() > 0 && listed[0].ValueKind == JsonValueKind.Array ? listed[0] : listed;
            foreach (var value in values.EnumerateArray())
            {
                found[(found.Count + 1).ToString(CultureInfo.InvariantCulture)] = value.ToString();
            }
        }

        if (example.TryGetProperty(name + "_named_params", out var named) && named.ValueKind == JsonValueKind.Array)
        {
            foreach (var value in named.EnumerateArray())
            {
                if (JsonParts.Text(value, "param_name") is { } key)
                {
                    found[key] = JsonParts.Text(value, "example") ?? "";
                }
            }
        }

        return found;
    }

    [GeneratedRegex(@"\{\{\s*([A-Za-z0-9_]+)\s*\}\}")]
    private static partial Regex Variable();
}

/// <summary>A button of a template.</summary>
/// <param name="Kind"><c>quick_reply</c>, <c>url</c>, <c>phone_number</c>, <c>copy_code</c> or another word of the provider.</param>
public sealed record TemplateButton(string Kind, string Text, string? Url, string? Phone, string? Example);

/// <summary>A variable to be filled in before sending.</summary>
/// <param name="Key">To send its value under.</param>
/// <param name="Label">As it stands in the template, or the button's text.</param>
public sealed record TemplateVariable(string Key, string Label, string? Example);
