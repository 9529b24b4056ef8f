using System.Text.Json;
using System.Text.Json.Nodes;
using Taktchat.CloudApi.Graph;
using Taktchat.CloudApi.Media;
using Taktchat.CloudApi.World;

namespace Taktchat.CloudApi.Sending;

/// <summary>Messages that are a file: by id of an upload, or by an address the platform fetches.</summary>
internal static class MediaMessage
{
    private const int CaptionLimit = 1_024;
    private static readonly string[] Kinds = ["image", "video", "audio", "document", "sticker"];

    public static GraphError? CheckShape(string path, JsonObject json, params string[] more)
    {
        if (json["id"] is null && json["link"] is null)
        {
            return GraphError.Of(131008, $"Parameter '{path}.id' or '{path}.link' is missing");
        }

        if (json["id"] is not null && json["link"] is not null)
        {
            return GraphError.Parameter($"Param {path} must have either id or link");
        }

        if (json["voice"] is { } voice && voice.GetValueKind() is not (JsonValueKind.True or JsonValueKind.False))
        {
            return GraphError.Parameter($"Param {path}['voice'] must be a boolean");
        }

        return Need.OnlyKnown(json, path, ["id", "link", .. more])
            ?? Need.TextIfAny(json, path, "id") ?? Need.TextIfAny(json, path, "link")
            ?? Need.TextIfAny(json, path, "caption") ?? Need.TextIfAny(json, path, "filename");
    }

    public static GraphError? CheckLimits(string path, JsonObject json) =>
        Need.Address(json, path, "link")
        ?? (GraphCall.Text(json, "caption")?.Length > CaptionLimit ? Need.TooLong($"{path}.caption", CaptionLimit) : null);

    /// <summary>Every uploaded file the request sends, also as the header of buttons or of a template, is known and fits.</summary>
    public static GraphError? CheckFiles(SimWorld world, SimNumber number, SendRequest request) =>
        Need.First(Files(request).Select(x => CheckFile(world, number, x.Kind, x.Media)));

    private static IEnumerable<(string Kind, JsonObject Media)> Files(SendRequest request)
    {
        if (request.Content is not JsonObject content)
        {
            yield break;
        }

        var parameters = (content["components"] as JsonArray ?? []).OfType<JsonObject>()
            .SelectMany(x => (x["parameters"] as JsonArray ?? []).OfType<JsonObject>());
        if (Kinds.Contains(request.Type))
        {
            yield return (request.Type, content);
            yield break;
        }

        IEnumerable<JsonObject> holders = request.Type == "template" ? parameters : content["header"] is JsonObject header ? [header] : [];
        foreach (var holder in holders)
        {
            if (GraphCall.Text(holder, "type") is { } kind && Kinds.Contains(kind) && holder[kind] is JsonObject media)
            {
                yield return (kind, media);
            }
        }
    }

    private static GraphError? CheckFile(SimWorld world, SimNumber number, string kind, JsonObject media)
    {
        if (GraphCall.Text(media, "id") is not { } id)
        {
            return null;
        }

        if (world.Media.Find(id) is not { } file || (file.NumberId is { } owner && owner != number.Id))
        {
            return GraphError.Of(131053, $"Media with id {id} does not exist or has expired");
        }

        var isVoice = media["voice"]?.GetValueKind() == JsonValueKind.True;
        return MediaRules.RefuseSend(kind, file, isVoice) is { } details ? GraphError.Of(131053, details) : null;
    }
}
