using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Taktchat.Kernel.Web;
using Taktchat.Tenancy.Contracts;
using Taktchat.Tickets.Contracts;
using Taktchat.Tickets.Reads;

namespace Taktchat.Tickets.Endpoints;

/// <summary>The numbers on the tabs.</summary>
internal static class CountTicketsEndpoint
{
    public static void Map(IEndpointRouteBuilder tickets)
    {
        tickets.MapGet("/counts", HandleAsync)
            .WithName("CountTickets")
            .WithSummary("Count active tickets")
            .RequirePermission(Permissions.Tickets.View);
        tickets.MapGet("/counts/closed", ClosedAsync)
            .WithName("CountClosedTickets")
            .WithSummary("Count tickets closed since an instant")
            .RequirePermission(Permissions.Tickets.View)
            .ProducesProblem(StatusCodes.Status400BadRequest);
    }

    internal static async Task<Ok<TicketCounts>> HandleAsync(
        TicketReads reads, Caller caller, CancellationToken cancellationToken) =>
        TypedResults.Ok(await reads.CountAsync(caller, cancellationToken));

    internal static async Task<Ok<ClosedTickets>> ClosedAsync(
        DateTimeOffset since, TicketReads reads, Caller caller, CancellationToken cancellationToken) =>
        TypedResults.Ok(new ClosedTickets(await reads.CountClosedAsync(caller, since, cancellationToken)));
}
