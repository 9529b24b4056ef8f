using System.Globalization;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Sql;
using Taktchat.Tenancy.Contracts;
using Taktchat.Tickets.Contracts;

namespace Taktchat.Tickets.Desk;

/// <summary>Rules 3 and 4 of what opens a ticket: the last closed one if the company's window has not passed, else a new
/// one. Runs inside the open transaction.</summary>
internal sealed class TicketOpener(CompanyDirectory companies, TimeProvider time)
{
    private static readonly SqlStatement LastClosed = new("""
        select id, closed_at, state_version from tickets
        where company_id = $1 and conversation_id = $2 and status = 2 order by created_at desc limit 1
        """);

    private static readonly SqlStatement Reopen = new("""
        update tickets set status = 0, assignee_id = null, closed_at = null, state_version = state_version + 1,
          activity_at = $4, updated_at = $4
        where company_id = $1 and id = $2 and status = 2 and state_version = $3
        """);

    private static readonly SqlStatement NextNumber = new("""
        insert into protocol_counters (company_id, value) values ($1, 1)
        on conflict (company_id) do update set value = protocol_counters.value + 1 returning value
        """);

    private static readonly SqlStatement Queues = new("select id from queues where company_id = $1 limit 2");

    private static readonly SqlStatement Insert = new("""
        insert into tickets (company_id, id, conversation_id, contact_id, connection_id, queue_id, assignee_id, status, entry_source,
          protocol, unread_count, activity_at, created_at, updated_at, state_version)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, $11, $11, $11, 1)
        on conflict (company_id, contact_id, connection_id) where status < 2 do nothing
        """);

    private static readonly SqlStatement Active = new("""
        select id from tickets where company_id = $1 and contact_id = $2 and connection_id = $3 and status < 2
        """);

    private static readonly SqlStatement InsertEvent = new("""
        insert into ticket_events (company_id, id, ticket_id, type, actor_id, at, data) values ($1, $2, $3, $4, $5, $6, $7)
        """);

    /// <summary>The ticket for this touch. With <paramref name="by"/> it is that person's and open, else it waits.</summary>
    public TicketId Open(WriteBatch batch, ConversationTouch touch, UserId? by, QueueId? queue = null)
    {
        var company = companies.Get(touch.Company);
        if (by is null && company.ReopenWindowMinutes > 0
            && TryReopen(batch, touch, company.ReopenWindowMinutes * 60_000L) is { } reopened)
        {
            return reopened;
        }

        var ticket = new TicketId(Ids.New(time));
        var row = new NewTicket(touch, ticket, by, queue?.Value ?? QueueOf(batch, touch), Protocol(batch, touch.Company, company.TimeZone));
        if (batch.Sql.Execute(Insert, (row, batch.Now), Bind) == 0)
        {
            // Another node was faster; the database let one of us through.
            Guid? other = null;
            batch.Sql.Query(Active, touch, static (p, t) => p.Add(t.Company.Value).Add(t.Contact.Value).Add(t.Connection.Value),
                (_, found) => other = found.GetGuid(0));
            return new(other ?? throw new InvalidOperationException("A ticket was neither made nor found."));
        }

        Note(batch, touch.Company, ticket, TicketEventType.Created, by);
        batch.Raise(new TicketChanged(touch.Company, ticket, 1));
        return ticket;
    }

    private TicketId? TryReopen(WriteBatch batch, ConversationTouch touch, long window)
    {
        (TicketId Id, long? ClosedAt, long Version)? last = null;
        batch.Sql.Query(LastClosed, touch, static (p, t) => p.Add(t.Company.Value).Add(t.Conversation.Value),
            (_, row) => last = (new(row.GetGuid(0)), row.GetLongOrNull(1), row.GetLong(2)));
        if (last is not { ClosedAt: { } closedAt } found || closedAt < batch.Now - window
            || batch.Sql.Execute(Reopen, (touch, found, batch.Now), static (p, x) =>
                p.Add(x.touch.Company.Value).Add(x.found.Id.Value).Add(x.found.Version).Add(x.Now)) == 0)
        {
            return null;
        }

        Note(batch, touch.Company, found.Id, TicketEventType.Reopened, null);
        batch.Raise(new TicketChanged(touch.Company, found.Id, found.Version + 1));
        return found.Id;
    }

    /// <summary>One queue → the ticket is routed to it; several → it waits for routing, with none.</summary>
    private static Guid? QueueOf(WriteBatch batch, ConversationTouch touch)
    {
        var queues = new List<Guid>(2);
        batch.Sql.Query(Queues, touch, static (p, t) => p.Add(t.Company.Value), (_, row) => queues.Add(row.GetGuid(0)));
        return queues.Count == 1 ? queues[0] : null;
    }

    private static string Protocol(WriteBatch batch, CompanyId company, TimeZoneInfo zone)
    {
        long number = 0;
        batch.Sql.Query(NextNumber, company, static (p, c) => p.Add(c.Value), (_, row) => number = row.GetLong(0));
        var year = TimeZoneInfo.ConvertTime(batch.Now.ToTime(), zone).Year;
        return string.Create(CultureInfo.InvariantCulture, $"{year}-{number:D6}");
    }

    private void Note(WriteBatch batch, CompanyId company, TicketId ticket, TicketEventType type, UserId? actor) =>
        batch.Sql.Execute(InsertEvent, (company, Id: Ids.New(time), ticket, type, actor, batch.Now), static (p, x) => p
            .Add(x.company.Value).Add(x.Id).Add(x.ticket.Value).Add((int)x.type).Add(x.actor?.Value).Add(x.Now).Add((string?)null));

    private static void Bind(SqlParameters p, (NewTicket Row, long Now) x) => p
        .Add(x.Row.Touch.Company.Value).Add(x.Row.Id.Value).Add(x.Row.Touch.Conversation.Value)
        .Add(x.Row.Touch.Contact.Value).Add(x.Row.Touch.Connection.Value).Add(x.Row.Queue).Add(x.Row.By?.Value)
        .Add((int)(x.Row.By is null ? TicketStatus.Pending : TicketStatus.Open)).Add((int)EntrySource.WhatsApp)
        .Add(x.Row.Protocol).Add(x.Now);

    private sealed record NewTicket(ConversationTouch Touch, TicketId Id, UserId? By, Guid? Queue, string Protocol);
}
