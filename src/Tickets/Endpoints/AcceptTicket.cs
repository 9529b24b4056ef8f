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

/// <summary>Somebody takes a waiting ticket; of two who try at once one wins.</summary>
internal static class AcceptTicketEndpoint
{
    public static void Map(IEndpointRouteBuilder tickets) =>
        tickets.MapPost("/{id:guid}/accept", HandleAsync)
            .WithName("AcceptTicket")
            .WithSummary("Take a waiting ticket")
            .RequirePermission(Permissions.Tickets.Update)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);

    internal static Task<Results<Ok<TicketView>, ProblemResult>> HandleAsync(
        Guid id, TicketChanger tickets, CancellationToken cancellationToken) =>
        tickets.ChangeAsync(id, TicketEventType.Accepted, ticket => ticket.Accept(tickets.By, tickets.Time), cancellationToken);
}
