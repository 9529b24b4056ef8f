using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Sql;
using Taktchat.Kernel.Web;
using Taktchat.Tenancy.Contracts;
using Taktchat.Tickets.Contracts;
using Taktchat.Tickets.Reads;

namespace Taktchat.Tickets.Endpoints;

/// <summary>The agent has seen the messages of a ticket: none of them is unread any more.</summary>
internal static class ReadTicketEndpoint
{
    public static void Map(IEndpointRouteBuilder tickets) =>
        tickets.MapPost("/{id:guid}/read", HandleAsync)
            .WithName("ReadTicket")
            .WithSummary("Mark a ticket's messages as seen")
            .RequirePermission(Permissions.Tickets.Update)
            .ProducesProblem(StatusCodes.Status404NotFound);

    internal static async Task<Results<Ok<TicketView>, ProblemResult>> HandleAsync(
        Guid id, HotWriter writer, TicketReads reads, Caller caller, CancellationToken cancellationToken)
    {
        await writer.RunAsync(new MarkRead(caller.CompanyId, new(id)), cancellationToken);
        return await reads.FindAsync(caller, id, cancellationToken) is { } found
            ? TypedResults.Ok(found)
            : Failures.NotFound.ToProblem();
    }
}

/// <summary>Sets a ticket's unread counter to zero; a counter, so it goes through the writer that moves counters.</summary>
internal sealed class MarkRead(CompanyId company, TicketId ticket) : WriteJob
{
    public CompanyId Company { get; } = company;

    public TicketId Ticket { get; } = ticket;
}

internal sealed class MarkReadHandler : IWriteHandler<MarkRead>
{
    private static readonly SqlStatement Clear = new("""
        update tickets set unread_count = 0 where company_id = $1 and id = $2 and unread_count > 0 returning state_version
        """);

    public void Run(WriteBatch batch, IReadOnlyList<MarkRead> jobs) =>
        batch.Sql.QueryMany(Clear, jobs, static (p, j) => p.Add(j.Company.Value).Add(j.Ticket.Value),
            (j, row) =>
            {
                batch.Raise(new TicketChanged(j.Company, j.Ticket, row.GetLong(0)));
                batch.Raise(new TicketSeen(j.Company, j.Ticket));
            });
}
