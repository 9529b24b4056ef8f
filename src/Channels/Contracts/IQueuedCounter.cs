using Taktchat.Kernel;
using Taktchat.Kernel.Sql;

namespace Taktchat.Channels.Contracts;

/// <summary>Counts what waits to be sent through each connection; implemented by whoever queues.</summary>
public interface IQueuedCounter
{
    void Count(SqlSession sql, CompanyId company, IDictionary<Guid, int> waiting);
}
