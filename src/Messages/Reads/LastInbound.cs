using Taktchat.Channels.Contracts;
using Taktchat.Kernel;
using Taktchat.Kernel.Sql;
using Taktchat.Tickets.Contracts;

namespace Taktchat.Messages.Reads;

/// <summary>The customer's newest message of a ticket, as the provider knows it.</summary>
internal sealed record LastInbound(ConnectionId Connection, string ProviderId)
{
    private static readonly SqlStatement Find = new("""
        select connection_id, provider_id from messages
        where ticket_id = $2 and company_id = $1 and attached_to is null and direction = 0 and provider_id is not null
        order by sort_at desc, id desc limit 1
        """);

    public static LastInbound? Of(SqlSession sql, CompanyId company, TicketId ticket)
    {
        LastInbound? last = null;
        sql.Query(Find, (company, ticket), static (p, x) => p.Add(x.company.Value).Add(x.ticket.Value),
            (_, row) => last = new(new(row.GetGuid(0)), row.GetString(1)));
        return last;
    }
}
