using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Web;
using Taktchat.Tickets.Contracts;
using Taktchat.Tickets.Reads;

namespace Taktchat.Tickets.Domain;

/// <summary>The one way a person's click changes a ticket: rule, timeline entry and row in one transaction. When somebody
/// else was faster the rule is asked once more on fresh data; then the caller gets the conflict with the current row.</summary>
internal sealed class TicketChanger(TaktchatDb db, TicketReads reads, Caller caller, TimeProvider time)
{
    /// <summary>Who asks.</summary>
    public UserId By => caller.UserId;

    public TimeProvider Time => time;

    public async Task<Results<Ok<TicketView>, ProblemResult>> ChangeAsync(
        Guid id, TicketEventType type, Func<Ticket, Failure?> rule, CancellationToken cancellationToken)
    {
        for (var raced = false; ; raced = true)
        {
            var ticket = await db.Set<Ticket>().SingleOrDefaultAsync(x => x.Id == new TicketId(id), cancellationToken);
            if (ticket is null)
            {
                return Failures.NotFound.ToProblem();
            }

            if (rule(ticket) is { } failure)
            {
                return await WithCurrentRowAsync(raced ? TicketFailures.Changed : failure, id, cancellationToken);
            }

            db.Add(TicketEvent.Of(ticket, type, caller.UserId, time));
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return TypedResults.Ok((await reads.FindAsync(caller, id, cancellationToken))!);
            }
            catch (DbUpdateConcurrencyException)
            {
                db.ChangeTracker.Clear();
                if (raced)
                {
                    return await WithCurrentRowAsync(TicketFailures.Changed, id, cancellationToken);
                }
            }
            catch (DbUpdateException error) when (UniqueViolation.Is(error))
            {
                // Reopening while another ticket of the same customer is active: the index refuses it.
                db.ChangeTracker.Clear();
                return await WithCurrentRowAsync(TicketFailures.OtherActive, id, cancellationToken);
            }
        }
    }

    private async Task<ProblemResult> WithCurrentRowAsync(Failure failure, Guid id, CancellationToken cancellationToken)
    {
        var current = await reads.FindAsync(caller, id, cancellationToken);
        return (failure with { Extensions = new Dictionary<string, object?> { ["ticket"] = current } }).ToProblem();
    }
}
