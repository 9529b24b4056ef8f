using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Taktchat.Kernel;
using Taktchat.Kernel.Web;
using Taktchat.Tenancy.Contracts;
using Taktchat.Tickets.Contracts;
using Taktchat.Tickets.Reads;

namespace Taktchat.Tickets.Endpoints;

/// <summary>One ticket.</summary>
internal static class GetTicketEndpoint
{
    public static void Map(IEndpointRouteBuilder tickets) =>
        tickets.MapGet("/{id:guid}", HandleAsync)
            .WithName("GetTicket")
            .WithSummary("Get a ticket")
            .RequirePermission(Permissions.Tickets.View)
            .ProducesProblem(StatusCodes.Status404NotFound);

    internal static async Task<Results<Ok<TicketView>, ProblemResult>> HandleAsync(
        Guid id, TicketReads reads, Caller caller, CancellationToken cancellationToken) =>
        await reads.FindAsync(caller, id, cancellationToken) is { } found
            ? TypedResults.Ok(found)
            : Failures.NotFound.ToProblem();
}
