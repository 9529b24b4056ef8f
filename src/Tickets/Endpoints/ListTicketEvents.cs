using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Web;
using Taktchat.Tenancy.Contracts;
using Taktchat.Tickets.Contracts;
using Taktchat.Tickets.Domain;

namespace Taktchat.Tickets.Endpoints;

/// <summary>The timeline of a ticket, newest first.</summary>
internal static class ListTicketEventsEndpoint
{
    public static void Map(IEndpointRouteBuilder tickets) =>
        tickets.MapGet("/{id:guid}/events", HandleAsync)
            .WithName("ListTicketEvents")
            .WithSummary("List what happened to a ticket, newest first")
            .RequirePermission(Permissions.Tickets.View)
            .ProducesProblem(StatusCodes.Status404NotFound);

    internal static async Task<Results<Ok<Page<TicketEventView>>, ProblemResult>> HandleAsync(
        Guid id, string? after, int? limit, TaktchatDb db, IUserNames names, Caller caller, CancellationToken cancellationToken)
    {
        if (!Cursor.TryParse(after, out var cursor))
        {
            return Failures.BadCursor.ToProblem();
        }

        var ticket = new TicketId(id);
        if (!await db.Set<Ticket>().AnyAsync(x => x.Id == ticket, cancellationToken))
        {
            return Failures.NotFound.ToProblem();
        }

        var take = Cursor.Clamp(limit);
        var rows = await db.Set<TicketEvent>().AsNoTracking()
            .Where(x => x.TicketId == ticket && x.At <= cursor.Position)
            .OrderByDescending(x => x.Id).Take(take + 1).ToListAsync(cancellationToken);
        rows.RemoveAll(x => x.At == cursor.Position && x.Id.CompareTo(cursor.Id) >= 0);
        var people = await names.NamesAsync(caller.CompanyId, rows.Where(x => x.ActorId is not null).Select(x => x.ActorId!.Value));
        var views = rows.ConvertAll(x => new TicketEventView(x.Id, x.Type,
            x.ActorId is { } actor ? new(actor.Value, people.GetValueOrDefault(actor)?.Name ?? "", people.GetValueOrDefault(actor)?.PhotoUrl) : null,
            x.At.ToTime(), x.Data));
        return TypedResults.Ok(Page<TicketEventView>.Of(views, take, x => new(x.At.ToUnixTimeMilliseconds(), x.Id)));
    }
}
