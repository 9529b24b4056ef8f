using Taktchat.Kernel.Data;
using Taktchat.Kernel.Sql;

namespace Taktchat.Kernel.Work;

/// <summary>Leases in the database: who owns a lane, a session or a campaign. Each change of owner raises the epoch,
/// and every claim carries the epoch it was made under, so that a paused owner that wakes up can do no harm.</summary>
public sealed class LeaseStore(HotWriter writer)
{
    /// <summary>Takes or renews the lease. Null when somebody else holds it; else the epoch that claims must carry.</summary>
    public async Task<long?> TryTakeAsync(string key, string owner, TimeSpan length)
    {
        var job = new TakeLease(key, owner, (long)length.TotalMilliseconds);
        await writer.RunAsync(job);
        return job.Epoch;
    }

    /// <summary>Gives the lease up, so that another node need not wait for its end.</summary>
    public Task ReleaseAsync(string key, string owner) => writer.RunAsync(new TakeLease(key, owner, -1));
}

/// <summary>A lease asked for, renewed (<paramref name="length"/> milliseconds) or given up (negative).</summary>
internal sealed class TakeLease(string key, string owner, long length) : WriteJob
{
    public string Key { get; } = key;

    public string Owner { get; } = owner;

    public long Length { get; } = length;

    public long? Epoch { get; set; }

    protected internal override void Reset()
    {
        base.Reset();
        Epoch = null;
    }
}

internal sealed class TakeLeaseHandler : IWriteHandler<TakeLease>
{
    private const string Clock = "(extract(epoch from clock_timestamp()) * 1000)::bigint";
    private const string SqliteClock = "cast(unixepoch('subsec') * 1000 as integer)";

    private const string TakeText = """
        insert into lease (key, owner, epoch, until) values ($1, $2, 1, CLOCK + $3)
        on conflict (key) do update set
          owner = excluded.owner,
          epoch = lease.epoch + case when lease.owner = excluded.owner and lease.until >= CLOCK then 0 else 1 end,
          until = excluded.until
        where lease.owner = excluded.owner or lease.until < CLOCK
        returning epoch
        """;

    private const string ReleaseText = "update lease set until = 0 where key = $1 and owner = $2";

    private static readonly SqlStatement Take = new(
        TakeText.Replace("CLOCK", Clock, StringComparison.Ordinal),
        TakeText.Replace("CLOCK", SqliteClock, StringComparison.Ordinal));

    private static readonly SqlStatement Release = new(ReleaseText);

    public void Run(WriteBatch batch, IReadOnlyList<TakeLease> jobs)
    {
        foreach (var job in jobs)
        {
            if (job.Length < 0)
            {
                batch.Sql.Execute(Release, job, static (p, j) => p.Add(j.Key).Add(j.Owner));
            }
            else
            {
                batch.Sql.Query(Take, job,
                    static (p, j) => p.Add(j.Key).Add(j.Owner).Add(j.Length),
                    static (j, row) => j.Epoch = row.GetLong(0));
            }
        }
    }
}
