using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Taktchat.Files.Contracts;
using Taktchat.Files.Domain;
using Taktchat.Kernel;
using Taktchat.Kernel.Web;
using Taktchat.Tenancy.Contracts;

namespace Taktchat.Files.Endpoints;

/// <summary>A person uploads a file, to attach it to something afterwards.</summary>
internal static class UploadFileEndpoint
{
    private static readonly Dictionary<string, FileUse> Uses = new()
    {
        ["attachment"] = FileUse.Attachment,
        ["voice_note"] = FileUse.VoiceNote,
        ["sticker"] = FileUse.Sticker,
        ["photo"] = FileUse.Photo,
        ["document"] = FileUse.Document,
    };

    public static void Map(IEndpointRouteBuilder files) =>
        files.MapPost("/", HandleAsync)
            .WithName("UploadFile")
            .WithSummary("Upload a file as the raw body; attach it within a day")
            .RequirePermission(Permissions.Messages.Send)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    internal static async Task<Results<Created<FileView>, ProblemResult>> HandleAsync(
        Stream content, HttpContext http, IFileDesk desk, IFileLinks links, Caller caller, string? name, string? use)
    {
        var fields = new Fields();
        if (!fields.OneOf("use", use ?? "attachment", Uses, out var wanted))
        {
            return fields.Failure!.ToProblem();
        }

        var limit = LimitOf(wanted);
        if (http.Request.ContentLength > limit)
        {
            return FileFailures.TooBig(limit).ToProblem();
        }

        // Counted while it is read, so that the refusal can name the limit; this only lets so much through to the counting.
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = limit * 2;
        }

        var (file, failure) = await desk.SaveAsync(
            new(caller.CompanyId, content, name, http.Request.ContentType, limit, wanted, caller.UserId), http.RequestAborted);
        return file is null
            ? failure!.ToProblem()
            : TypedResults.Created($"/api/files/{file.Id.Value}", FileView.Of(file, links));
    }

    private static long LimitOf(FileUse use) => use switch
    {
        FileUse.VoiceNote => FileLimits.ForSending(FileKind.Voice),
        FileUse.Sticker => FileLimits.ForSending(FileKind.Sticker),
        FileUse.Photo => FileLimits.ForSending(FileKind.Image),
        _ => FileLimits.Largest,
    };
}
