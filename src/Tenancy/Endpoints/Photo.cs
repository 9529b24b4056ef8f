using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Web;
using Taktchat.Tenancy.Contracts;
using Taktchat.Tenancy.SignIn;

namespace Taktchat.Tenancy.Endpoints;

/// <param name="FileId">A picture the caller has uploaded with <c>use=photo</c> and nothing uses yet.</param>
public sealed record SetPhotoRequest(Guid? FileId);

/// <summary>People show a photo of themselves, another one or none; the one before is deleted with the next sweep.</summary>
internal static class PhotoEndpoint
{
    public static void Map(IEndpointRouteBuilder me)
    {
        me.MapPut("/photo", SetAsync)
            .WithName("SetPhoto")
            .WithSummary("Set the caller's photo")
            .RequireSignIn()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        me.MapDelete("/photo", RemoveAsync)
            .WithName("RemovePhoto")
            .WithSummary("Remove the caller's photo")
            .RequireSignIn();
    }

    internal static async Task<Results<Ok<ProfileView>, ProblemResult>> SetAsync(
        SetPhotoRequest request, HotWriter writer, OwnAccount account, IUserPhotos photos, Caller caller, CancellationToken cancellationToken)
    {
        if (request.FileId is not { } file)
        {
            var fields = new Fields();
            fields.Add("fileId", new("Escolha uma imagem.", "Choose a picture.", "Elija una imagen."));
            return fields.Failure!.ToProblem();
        }

        var job = new SetPhoto(caller.CompanyId, caller.UserId, new FileId(file));
        await writer.RunAsync(job, cancellationToken);
        return job.Refusal is { } refusal ? refusal.ToProblem() : await ProfileAsync(account, photos, cancellationToken);
    }

    internal static async Task<Results<Ok<ProfileView>, ProblemResult>> RemoveAsync(
        HotWriter writer, OwnAccount account, IUserPhotos photos, Caller caller, CancellationToken cancellationToken)
    {
        await writer.RunAsync(new SetPhoto(caller.CompanyId, caller.UserId, null), cancellationToken);
        return await ProfileAsync(account, photos, cancellationToken);
    }

    private static async Task<Results<Ok<ProfileView>, ProblemResult>> ProfileAsync(
        OwnAccount account, IUserPhotos photos, CancellationToken cancellationToken) =>
        await account.FindAsync(cancellationToken) is { } user ? TypedResults.Ok(user.Profile(photos)) : Failures.Unauthorized.ToProblem();
}
