using System.Globalization;
using System.Text.Json.Nodes;
using Taktchat.CloudApi.Graph;
using Taktchat.CloudApi.World;

namespace Taktchat.CloudApi.Sending;

/// <summary>The values a template message carries, by component.</summary>
internal sealed class TemplateValues(JsonObject content)
{
    private readonly List<JsonObject> components = [.. (content["components"] as JsonArray ?? []).OfType<JsonObject>()];

    public IEnumerable<(int Index, JsonObject Component)> Buttons =>
        components.Where(x => Is(x, "button")).Select(x => (IndexOf(x), x));

    public List<JsonObject> Of(string type) => [.. components.Where(x => Is(x, type)).SelectMany(Parameters)];

    /// <summary>The first parameter of the button at this place.</summary>
    public JsonObject? Button(int index) => Buttons.Where(x => x.Index == index).SelectMany(x => Parameters(x.Component)).FirstOrDefault();

    private static bool Is(JsonObject component, string type) => string.Equals(GraphCall.Text(component, "type"), type, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<JsonObject> Parameters(JsonObject component) => (component["parameters"] as JsonArray ?? []).OfType<JsonObject>();

    // Both 0 and "0" are seen.
    private static int IndexOf(JsonObject component) =>
        int.TryParse(component["index"]?.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : -1;
}

/// <summary>A template as the phone shows it, its values put in.</summary>
internal static class TemplateView
{
    public static List<JsonObject> Buttons(SimTemplate template) =>
        [.. (template.Component("buttons")?["buttons"] as JsonArray ?? []).OfType<JsonObject>()];

    public static JsonObject Render(SimTemplate template, TemplateValues values)
    {
        var rendered = new JsonObject { ["name"] = template.Name };
        if (template.Component("header") is { } header)
        {
            var format = GraphCall.Text(header, "format")?.ToLowerInvariant() ?? "text";
            rendered["header"] = format == "text"
                ? new JsonObject { ["type"] = "text", ["text"] = Fill(header, values.Of("header")) }
                : values.Of("header").FirstOrDefault()?.DeepClone();
        }

        rendered["body"] = Fill(template.Component("body"), values.Of("body"));
        if (GraphCall.Text(template.Component("footer"), "text") is { } footer)
        {
            rendered["footer"] = footer;
        }

        if (Buttons(template) is { Count: > 0 } buttons)
        {
            rendered["buttons"] = new JsonArray([.. buttons.Select((x, i) => RenderButton(x, i, values.Button(i)))]);
        }

        return rendered;
    }

    private static JsonObject RenderButton(JsonObject button, int index, JsonObject? value)
    {
        var (type, text) = (GraphCall.Text(button, "type"), GraphCall.Text(button, "text"));
        var rendered = new JsonObject { ["type"] = type, ["text"] = text, ["index"] = index };
        switch (type)
        {
            case "URL":
                rendered["url"] = Templates.Fill(GraphCall.Text(button, "url"), _ => GraphCall.Text(value, "text") ?? "");
                break;
            case "PHONE_NUMBER":
                rendered["phone"] = GraphCall.Text(button, "phone_number");
                break;
            case "QUICK_REPLY":
                rendered["payload"] = GraphCall.Text(value, "payload") ?? text;
                break;
            case "COPY_CODE":
                rendered["code"] = GraphCall.Text(value, "coupon_code");
                break;
            default:
                break;
        }

        return rendered;
    }

    private static string Fill(JsonObject? component, List<JsonObject> values)
    {
        var named = values.ToLookup(x => GraphCall.Text(x, "parameter_name") ?? "", ValueOf);
        return Templates.Fill(GraphCall.Text(component, "text"), name =>
            named[name].FirstOrDefault()
            ?? (int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place >= 1 && place <= values.Count
                ? ValueOf(values[place - 1])
                : ""));
    }

    private static string ValueOf(JsonObject parameter) =>
        GraphCall.Text(parameter, "text")
        ?? GraphCall.Text(parameter[GraphCall.Text(parameter, "type") ?? ""] as JsonObject, "fallback_value")
        ?? "";
}
