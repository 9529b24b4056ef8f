using System.Globalization;
using System.Text.Json.Nodes;
using Taktchat.CloudApi.Graph;
using Taktchat.CloudApi.World;

namespace Taktchat.CloudApi.Media;

/// <summary>Media of the Graph API: upload, address, download, removal.</summary>
internal sealed class MediaEndpoints(SimWorld world, GraphAuth auth, MediaLinks links)
{
    public async Task<GraphReply> UploadAsync(GraphCall call, SimToken token, SimNumber number)
    {
        if (GraphAuth.Require(token, SimToken.Messaging, number.WabaId) is { } refusal)
        {
            return refusal;
        }

        var form = await UploadForm.ReadAsync(call.Http, world.Media);
        var error = form.Check();
        if (error is null && form.File is { } bytes)
        {
            var file = world.Media.Keep(bytes, form.MimeType!, form.FileName, MediaStore.UploadLifetime, number.Id);
            return new GraphReply(new JsonObject { ["id"] = file.Id });
        }

        if (form.File is { } unwanted)
        {
            MediaStore.Discard(unwanted);
        }

        return error!;
    }

    public GraphReply Get(GraphCall call, SimToken token, MediaFile file) =>
        Refuse(call, token, file) is { } refusal
            ? refusal
            : new GraphReply(new JsonObject
            {
                ["messaging_product"] = "whatsapp",
                ["url"] = links.Of(file),
                ["mime_type"] = file.MimeType,
                ["sha256"] = Convert.ToHexStringLower(file.Sha256),
                ["file_size"] = file.Size.ToString(CultureInfo.InvariantCulture),
                ["id"] = file.Id,
            });

    public GraphReply Delete(GraphCall call, SimToken token, MediaFile file)
    {
        if (Refuse(call, token, file) is { } refusal)
        {
            return refusal;
        }

        world.Media.Delete(file.Id);
        return GraphReply.Success;
    }

    /// <summary>The bytes: the media host wants a token and a product that names itself, and knows an address for five minutes.</summary>
    public GraphReply Download(GraphCall call)
    {
        var request = call.Http.Request;
        if (!request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
        {
            return new GraphError(104, "(#104) An access token is required to request this resource.") { Http = 401 };
        }

        var (token, error) = auth.Authenticate(call);
        if (token is null)
        {
            return error! with { Http = 401 };
        }

        if (request.Headers.UserAgent.Count == 0)
        {
            return GraphError.Parameter("Unsupported browser");
        }

        var id = call.Param("mid") ?? "";
        return links.IsValid(id, call.Param("ext") ?? "", call.Param("hash") ?? "")
            && world.Media.Find(id) is { } file && Refuse(call, token, file) is null
                ? new GraphReply(null, File: file)
                : GraphError.UnknownObject(id, call.Verb) with { Http = 404 };
    }

    private GraphError? Refuse(GraphCall call, SimToken token, MediaFile file)
    {
        if (call.Param("phone_number_id") is { } asked && file.NumberId is not null && asked != file.NumberId)
        {
            return GraphError.UnknownObject(file.Id, call.Verb);
        }

        var waba = file.NumberId is { } id && world.Numbers.TryGetValue(id, out var number) ? number.WabaId : null;
        return waba is null ? null : GraphAuth.Require(token, SimToken.Messaging, waba);
    }
}
