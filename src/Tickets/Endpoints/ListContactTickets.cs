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

/// <summary>What there was with a contact before, over whatever connection.</summary>
internal static class ListContactTicketsEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/contacts/{id:guid}/tickets", HandleAsync)
            .WithName("ListContactTickets")
            .WithSummary("List the tickets of a contact, newest first")
            .WithTags("Tickets")
            .RequirePermission(Permissions.Tickets.View)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound);

    internal static async Task<Results<Ok<Page<TicketView>>, ProblemResult>> HandleAsync(
        Guid id, string? after, int? limit, TicketReads reads, Caller caller, CancellationToken cancellationToken)
    {
        if (!Cursor.TryParse(after, out var cursor))
        {
            return Failures.BadCursor.ToProblem();
        }

        return await reads.OfContactAsync(caller, id, cursor, Cursor.Clamp(limit), cancellationToken) is { } page
            ? TypedResults.Ok(page)
            : Failures.NotFound.ToProblem();
    }
}
