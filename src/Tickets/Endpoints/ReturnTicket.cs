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

/// <summary>Gives an open ticket back to its queue, where it waits again.</summary>
internal static class ReturnTicketEndpoint
{
    public static void Map(IEndpointRouteBuilder tickets) =>
        tickets.MapPost("/{id:guid}/return", HandleAsync)
            .WithName("ReturnTicket")
            .WithSummary("Give a ticket back to its queue")
            .RequirePermission(Permissions.Tickets.Update)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);

    internal static Task<Results<Ok<TicketView>, ProblemResult>> HandleAsync(
        Guid id, TicketChanger tickets, CancellationToken cancellationToken) =>
        tickets.ChangeAsync(id, TicketEventType.Returned, ticket => ticket.Return(tickets.Time), cancellationToken);
}
