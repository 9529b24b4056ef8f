using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Taktchat.CloudApi.Graph;

/// <summary>One request to the Graph API, read completely before anything is decided.</summary>
internal sealed partial class GraphCall
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 32, AllowDuplicateProperties = false };

    public required HttpContext Http { get; init; }

    public required byte[] Body { get; init; }

    /// <summary>Path without the version: <c>[object, edge]</c>.</summary>
    public required string[] Segments { get; init; }

    /// <summary>The body as JSON object; null when there is none or it is no object.</summary>
    public JsonObject? Json { get; private init; }

    public string Method => Http.Request.Method;

    public string Object => Segments.Length > 0 ? Segments[0] : "";

    public string Edge => Segments.Length > 1 ? Segments[1] : "";

    /// <summary>What fault rules match: the edge, else <c>debug_token</c>, <c>media-upload</c>, <c>media-download</c>, else <c>object</c>.</summary>
    public string FaultPath => IsUpload ? "media-upload" : IsDownload ? "media-download" : Edge.Length > 0 ? Edge : Object == "debug_token" ? Object : "object";

    /// <summary>The body is a file: it is not read before it has a place on disk.</summary>
    public bool IsUpload => HttpMethods.IsPost(Method) && (Segments is [_, "media"] || (Segments.Length == 1 && IsUploadSession));

    public bool IsUploadSession => Object.StartsWith("upload:", StringComparison.Ordinal);

    public bool IsDownload => Segments is ["whatsapp_business", "attachments"];

    public string Verb => HttpMethods.IsGet(Method) ? "get" : HttpMethods.IsDelete(Method) ? "delete" : "post";

    public string? AccessToken
    {
        get
        {
            var header = Http.Request.Headers.Authorization.ToString();
            return header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) || header.StartsWith("OAuth ", StringComparison.OrdinalIgnoreCase)
                ? header[(header.IndexOf(' ', StringComparison.Ordinal) + 1)..].Trim()
                : Param("access_token");
        }
    }

    public static async Task<GraphCall> ReadAsync(HttpContext http, int maxBytes)
    {
        var segments = http.Request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        segments = segments.Length > 0 && Version().IsMatch(segments[0]) ? segments[1..] : segments;
        var empty = new GraphCall { Http = http, Body = [], Segments = segments };
        if (empty.IsUpload)
        {
            return empty;
        }

        using var buffer = new MemoryStream();
        await http.Request.Body.CopyToAsync(buffer, http.RequestAborted);
        var body = buffer.Length > maxBytes ? [] : buffer.ToArray();
        var isForm = http.Request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true;
        return new GraphCall { Http = http, Body = body, Segments = segments, Json = isForm ? ParseForm(body) : ParseJson(body) };
    }

    /// <summary>A parameter from the query or, failing that, the body.</summary>
    public string? Param(string name) =>
        Http.Request.Query.TryGetValue(name, out var value) ? value.ToString() : Text(Json, name);

    /// <summary>A member as text; null when missing or of another type.</summary>
    public static string? Text(JsonObject? json, string name)
    {
        try
        {
            return json?[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair: valid JSON, but no text.
            return null;
        }
    }

    private static JsonObject? ParseJson(byte[] body)
    {
        try
        {
            return body.Length == 0 ? null : JsonNode.Parse(body, documentOptions: Strict) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonObject ParseForm(byte[] body)
    {
        var json = new JsonObject();
        foreach (var (name, value) in Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(System.Text.Encoding.UTF8.GetString(body)))
        {
            json[name] = value.ToString();
        }

        return json;
    }

    [GeneratedRegex(@"^v\d+(\.\d+)?$")]
    private static partial Regex Version();
}
