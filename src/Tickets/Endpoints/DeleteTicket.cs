using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Web;
using Taktchat.Tenancy.Contracts;
using Taktchat.Tickets.Desk;

namespace Taktchat.Tickets.Endpoints;

/// <summary>Deletes a ticket with its messages and files for good; the audit keeps who did it.</summary>
internal static class DeleteTicketEndpoint
{
    public static void Map(IEndpointRouteBuilder tickets) =>
        tickets.MapDelete("/{id:guid}", HandleAsync)
            .WithName("DeleteTicket")
            .WithSummary("Delete a ticket with its messages")
            .RequirePermission(Permissions.Tickets.Delete)
            .ProducesProblem(StatusCodes.Status404NotFound);

    internal static async Task<Results<NoContent, ProblemResult>> HandleAsync(
        Guid id, HotWriter writer, Caller caller, CancellationToken cancellationToken)
    {
        var job = new DeleteTicket(caller.CompanyId, new(id), caller.UserId);
        await writer.RunAsync(job, cancellationToken);
        return job.Deleted ? TypedResults.NoContent() : Failures.NotFound.ToProblem();
    }
}
