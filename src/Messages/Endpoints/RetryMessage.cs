using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Web;
using Taktchat.Messages.Contracts;
using Taktchat.Messages.Outbound;
using Taktchat.Messages.Reads;
using Taktchat.Tenancy.Contracts;

namespace Taktchat.Messages.Endpoints;

/// <summary>Sends a failed or unknown message again, because a person decided so.</summary>
internal static class RetryMessageEndpoint
{
    public static void Map(IEndpointRouteBuilder messages) =>
        messages.MapPost("/{id:guid}/retry", HandleAsync)
            .WithName("RetryMessage")
            .WithSummary("Try again to send a failed or unknown message")
            .RequirePermission(Permissions.Messages.Send)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);

    internal static async Task<Results<Ok<MessageView>, ProblemResult>> HandleAsync(
        Guid id, HotWriter writer, Caller caller, HttpRequest http, CancellationToken cancellationToken)
    {
        var job = new RetryMessage(caller.CompanyId, id, http.Language());
        await writer.RunAsync(job, cancellationToken);
        return job.View is null ? Failures.NotFound.ToProblem()
            : job.Queued ? TypedResults.Ok(job.View)
            : MessageWords.NotRetryable.ToProblem();
    }
}
