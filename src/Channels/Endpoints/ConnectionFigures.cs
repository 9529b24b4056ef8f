using Taktchat.Channels.Contracts;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Sql;

namespace Taktchat.Channels.Endpoints;

/// <summary>Numbers beside a connection, each for the whole company in one query.</summary>
internal sealed class ConnectionFigures(Database database, IEnumerable<IQueuedCounter> queued)
{
    private static readonly SqlStatement Parked = new("""
        select connection_id, count(*) from inbound_events where company_id = $1 and state = 2 group by connection_id
        """);

    public Task<(Dictionary<Guid, int> Queued, Dictionary<Guid, int> Parked)> CountAsync(
        CompanyId company, CancellationToken cancellationToken) =>
        database.ReadAsync(company, sql =>
        {
            var waiting = new Dictionary<Guid, int>();
            var parked = new Dictionary<Guid, int>();
            foreach (var counter in queued)
            {
                counter.Count(sql, company, waiting);
            }

            sql.Query(Parked, company, static (p, c) => p.Add(c.Value), (_, row) => parked[row.GetGuid(0)] = (int)row.GetLong(1));
            return (waiting, parked);
        }, cancellationToken);
}
