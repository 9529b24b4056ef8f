using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Sql;
using Taktchat.Tenancy.Contracts;
using Taktchat.Tickets.Contracts;

namespace Taktchat.Tickets.Desk;

/// <summary>A person deletes a ticket with all that belongs to it.</summary>
internal sealed class DeleteTicket(CompanyId company, TicketId ticket, UserId by) : WriteJob
{
    public CompanyId Company { get; } = company;

    public TicketId Ticket { get; } = ticket;

    public UserId By { get; } = by;

    public bool Deleted { get; set; }

    protected override void Reset()
    {
        base.Reset();
        Deleted = false;
    }
}

/// <summary>References first, then the ticket, and a line in the audit that stays.</summary>
internal sealed class DeleteTicketHandler(IEnumerable<ITicketReferences> references, IAuditLog audit) : IWriteHandler<DeleteTicket>
{
    private static readonly SqlStatement Find = new("select protocol from tickets where company_id = $1 and id = $2");

    // The provider's window does not close because we forget why it is open.
    private static readonly SqlStatement KeepWindow = new("""
        update conversations set last_inbound_at = t.last_inbound_at from tickets t
        where t.company_id = $1 and t.id = $2 and t.last_inbound_at is not null
          and conversations.company_id = t.company_id and conversations.id = t.conversation_id
          and (conversations.last_inbound_at is null or conversations.last_inbound_at < t.last_inbound_at)
        """);

    private static readonly SqlStatement DeleteEvents = new("delete from ticket_events where company_id = $1 and ticket_id = $2");

    private static readonly SqlStatement Delete = new("delete from tickets where company_id = $1 and id = $2");

    public void Run(WriteBatch batch, IReadOnlyList<DeleteTicket> jobs)
    {
        foreach (var job in jobs)
        {
            string? protocol = null;
            batch.Sql.Query(Find, job, Bind, (_, row) => protocol = row.GetString(0));
            if (protocol is null)
            {
                continue;
            }

            foreach (var reference in references)
            {
                reference.Delete(batch, job.Company, job.Ticket);
            }

            batch.Sql.Execute(KeepWindow, job, Bind);
            batch.Sql.Execute(DeleteEvents, job, Bind);
            job.Deleted = batch.Sql.Execute(Delete, job, Bind) > 0;
            audit.Write(batch, new(job.Company, job.By, AuditActions.TicketDeleted, job.Ticket.Value, protocol));
            batch.Raise(new TicketDeleted(job.Company, job.Ticket));
        }
    }

    private static void Bind(SqlParameters p, DeleteTicket job) => p.Add(job.Company.Value).Add(job.Ticket.Value);
}
