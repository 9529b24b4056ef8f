using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Taktchat.Kernel;
using Taktchat.Kernel.Web;
using Taktchat.Tenancy.Contracts;
using Taktchat.Tickets.Contracts;
using Taktchat.Tickets.Domain;

namespace Taktchat.Tickets.Endpoints;

/// <summary>Takes a closed ticket up again; it is the caller's.</summary>
internal static class ReopenTicketEndpoint
{
    public static void Map(IEndpointRouteBuilder tickets) =>
        tickets.MapPost("/{id:guid}/reopen", HandleAsync)
            .WithName("ReopenTicket")
            .WithSummary("Reopen a closed ticket")
            .RequirePermission(Permissions.Tickets.Update)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);

    internal static Task<Results<Ok<TicketView>, ProblemResult>> HandleAsync(
        Guid id, TicketChanger tickets, CancellationToken cancellationToken) =>
        tickets.ChangeAsync(id, TicketEventType.Reopened, ticket => ticket.Reopen(tickets.By, tickets.Time), cancellationToken);
}
