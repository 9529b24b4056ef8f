using System.Text.Json.Nodes;
using Taktchat.CloudApi.Graph;

namespace Taktchat.CloudApi.Sending;

/// <summary>The checks that all message types share; each names the field that is wrong, as the platform does.</summary>
internal static class Need
{
    /// <summary>The member is there and a string.</summary>
    public static GraphError? Text(JsonObject json, string path, string name) =>
        json[name] is null ? GraphError.Of(131008, $"Parameter '{path}.{name}' is missing") : TextIfAny(json, path, name);

    public static GraphError? TextIfAny(JsonObject json, string path, string name) =>
        json[name] is not null && GraphCall.Text(json, name) is null ? GraphError.Parameter($"Param {path}['{name}'] must be a string") : null;

    /// <summary>At most so many characters, and at least one where the member is there at all.</summary>
    public static GraphError? Length(JsonObject json, string path, string name, int max) => GraphCall.Text(json, name) switch
    {
        { Length: 0 } => GraphError.Of(131009, $"{path}.{name} must not be empty"),
        { } text when text.Length > max => TooLong($"{path}.{name}", max),
        _ => null,
    };

    public static GraphError? Address(JsonObject json, string path, string name) =>
        GraphCall.Text(json, name) is { } text && !(Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https")
            ? GraphError.Of(131009, $"{path}.{name} is not a valid URL")
            : null;

    public static GraphError? OnlyKnown(JsonObject json, string path, params string[] names) =>
        json.Select(x => x.Key).FirstOrDefault(x => !names.Contains(x)) is { } stranger
            ? GraphError.Parameter($"Unexpected key \"{stranger}\" on param \"{path}\".")
            : null;

    /// <summary>The member as a list of objects with at least one of them.</summary>
    public static (List<JsonObject> Items, GraphError? Error) List(JsonNode? json, string path, string name) => json?[name] switch
    {
        null => ([], GraphError.Of(131008, $"Parameter '{path}.{name}' is missing")),
        JsonArray { Count: > 0 } list when list.All(x => x is JsonObject) => ([.. list.Cast<JsonObject>()], null),
        JsonArray { Count: 0 } => ([], GraphError.Of(131009, $"{path}.{name} must not be empty")),
        _ => ([], GraphError.Parameter($"Param {path}['{name}'] must be an array of objects")),
    };

    /// <summary>The first thing that is wrong.</summary>
    public static GraphError? First(IEnumerable<GraphError?> checks) => checks.FirstOrDefault(x => x is not null);

    public static GraphError TooLong(string path, int max) => GraphError.Of(131009, $"{path} must be at most {max} characters long");
}
