using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Sql;
using Taktchat.Tickets.Contracts;

namespace Taktchat.Tickets.Reads;

internal sealed class TicketLookup(Database database) : ITicketLookup
{
    private static readonly SqlStatement Place = new("""
        select contact_id, connection_id, status, conversation_id from tickets where company_id = $1 and id = $2
        """);

    public Task<TicketPlace?> FindAsync(CompanyId company, TicketId ticket, CancellationToken cancellationToken) =>
        database.ReadAsync(company, sql =>
        {
            TicketPlace? found = null;
            sql.Query(Place, (company, ticket), static (p, x) => p.Add(x.company.Value).Add(x.ticket.Value),
                (_, row) => found = new(new(row.GetGuid(0)), new(row.GetGuid(1)), (TicketStatus)row.GetInt(2), new(row.GetGuid(3))));
            return found;
        }, cancellationToken);
}
