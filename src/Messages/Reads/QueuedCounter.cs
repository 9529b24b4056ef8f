using Taktchat.Channels.Contracts;
using Taktchat.Kernel;
using Taktchat.Kernel.Sql;

namespace Taktchat.Messages.Reads;

internal sealed class QueuedCounter : IQueuedCounter
{
    private static readonly SqlStatement Queued = new("""
        select connection_id, count(*) from messages where company_id = $1 and status = 1 group by connection_id
        """);

    public void Count(SqlSession sql, CompanyId company, IDictionary<Guid, int> waiting) =>
        sql.Query(Queued, company, static (p, c) => p.Add(c.Value), (_, row) => waiting[row.GetGuid(0)] = (int)row.GetLong(1));
}
