using System.Text.Json.Nodes;
using Taktchat.CloudApi.Graph;
using Taktchat.CloudApi.Media;
using Taktchat.CloudApi.Webhooks;
using Taktchat.CloudApi.World;

namespace Taktchat.CloudApi.Control;

/// <summary>A file a customer sends: as the webhook describes it.</summary>
internal sealed class InboundMedia(SimWorld world, MediaLinks links, KnobBoard knobs)
{
    public JsonNode Build(JsonObject order, string type, Chat chat)
    {
        var wire = type == "voice" ? "audio" : type;
        if (GraphCall.Text(order, "mediaId") is not { } id)
        {
            return order[wire]?.DeepClone() ?? throw new BadHttpRequestException("mediaId is missing: put the file on the phone with POST /_sim/media.");
        }

        var file = world.Media.Find(id) ?? throw new BadHttpRequestException($"There is no file {id}.");
        file.NumberId ??= chat.Number.Id;
        var content = new JsonObject();
        if (GraphCall.Text(order, "caption") is { Length: > 0 } caption && wire is "image" or "video" or "document")
        {
            content["caption"] = caption;
        }

        if (wire == "document" && (GraphCall.Text(order, "filename") ?? file.Name) is { Length: > 0 } name)
        {
            content["filename"] = name;
        }

        content["mime_type"] = file.MimeType;
        content["sha256"] = Convert.ToBase64String(file.Sha256);
        content["id"] = file.Id;
        if (knobs.For(chat).IncludeMediaUrl != false)
        {
            content["url"] = links.Of(file);
        }

        if (wire == "audio")
        {
            content["voice"] = type == "voice";
        }

        if (wire == "sticker")
        {
            content["animated"] = MediaRules.IsAnimated(file.Head);
        }

        return content;
    }
}
