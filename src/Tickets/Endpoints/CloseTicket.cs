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

/// <summary>Ends the service cycle of a ticket.</summary>
internal static class CloseTicketEndpoint
{
    public static void Map(IEndpointRouteBuilder tickets) =>
        tickets.MapPost("/{id:guid}/close", HandleAsync)
            .WithName("CloseTicket")
            .WithSummary("Close a ticket")
            .RequirePermission(Permissions.Tickets.Update)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);

    internal static Task<Results<Ok<TicketView>, ProblemResult>> HandleAsync(
        Guid id, TicketChanger tickets, CancellationToken cancellationToken) =>
        tickets.ChangeAsync(id, TicketEventType.Closed, ticket => ticket.Close(tickets.Time), cancellationToken);
}
