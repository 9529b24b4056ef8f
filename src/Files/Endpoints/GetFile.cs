using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Taktchat.Files.Contracts;
using Taktchat.Kernel;
using Taktchat.Kernel.Web;
using Taktchat.Tenancy.Contracts;

namespace Taktchat.Files.Endpoints;

/// <summary>What is known of a file, with fresh addresses of its bytes.</summary>
internal static class GetFileEndpoint
{
    public static void Map(IEndpointRouteBuilder files) =>
        files.MapGet("/{id:guid}", HandleAsync)
            .WithName("GetFile")
            .WithSummary("Get a file's facts and fresh addresses of its bytes")
            .RequirePermission(Permissions.Messages.View)
            .ProducesProblem(StatusCodes.Status404NotFound);

    internal static async Task<Results<Ok<FileView>, ProblemResult>> HandleAsync(
        Guid id, IFileDesk desk, IFileLinks links, Caller caller, CancellationToken cancellationToken) =>
        await desk.FindAsync(caller.CompanyId, new(id), cancellationToken) is { } file
            ? TypedResults.Ok(FileView.Of(file, links))
            : Failures.NotFound.ToProblem();
}
