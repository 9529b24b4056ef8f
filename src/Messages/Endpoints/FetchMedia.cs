using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Web;
using Taktchat.Messages.Contracts;
using Taktchat.Messages.Media;
using Taktchat.Messages.Reads;
using Taktchat.Tenancy.Contracts;

namespace Taktchat.Messages.Endpoints;

/// <summary>Fetches a file once more that could not be fetched.</summary>
internal static class FetchMediaEndpoint
{
    public static void Map(IEndpointRouteBuilder messages) =>
        messages.MapPost("/{id:guid}/media/retry", HandleAsync)
            .WithName("RetryMedia")
            .WithSummary("Try again to fetch the file of a message")
            .RequirePermission(Permissions.Messages.View)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);

    internal static async Task<Results<Ok<MessageView>, ProblemResult>> HandleAsync(
        Guid id, HotWriter writer, Caller caller, HttpRequest http, CancellationToken cancellationToken)
    {
        var job = new FetchAgain(caller.CompanyId, id, http.Language());
        await writer.RunAsync(job, cancellationToken);
        return job.View is null ? Failures.NotFound.ToProblem()
            : job.Queued ? TypedResults.Ok(job.View)
            : MessageWords.NothingToFetch.ToProblem();
    }
}
