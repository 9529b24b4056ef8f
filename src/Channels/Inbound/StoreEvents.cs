using Taktchat.Channels.Contracts;
using Taktchat.Channels.Domain;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Sql;

namespace Taktchat.Channels.Inbound;

/// <summary>The updates of one webhook, to be stored before it is answered.</summary>
internal sealed class StoreEvents(IReadOnlyList<(InboundEvent Event, byte[] Key, string? ParkReason)> rows) : WriteJob
{
    public IReadOnlyList<(InboundEvent Event, byte[] Key, string? ParkReason)> Rows { get; } = rows;

    /// <summary>Those that were not stored before, and are not parked.</summary>
    public List<InboundEvent> New { get; } = [];

    public int Parked { get; set; }

    protected override void Reset()
    {
        base.Reset();
        New.Clear();
        Parked = 0;
    }
}

/// <summary>What processing made of one event, when it was not done in the transaction of its effect.</summary>
internal sealed class SettleEvent(InboundEvent received, int state, string? reason, long pause) : WriteJob
{
    public InboundEvent Event { get; } = received;

    public int State { get; } = state;

    public string? Reason { get; } = reason;

    public long Pause { get; } = pause;
}

/// <summary>Takes up open events whose time has come: after a crash, a failure or a pause.</summary>
internal sealed class ClaimEvents(int limit) : WriteJob
{
    public int Limit { get; } = limit;

    public List<InboundEvent> Claimed { get; } = [];

    protected override void Reset()
    {
        base.Reset();
        Claimed.Clear();
    }
}

/// <summary>A person decides about a parked event: once more, or never.</summary>
internal sealed class JudgeParked(Kernel.CompanyId company, Guid id, bool replay) : WriteJob
{
    public Kernel.CompanyId Company { get; } = company;

    public Guid Id { get; } = id;

    public bool Replay { get; } = replay;

    public bool Found { get; set; }
}

/// <summary>Deletes done events older than the time in which a provider may repeat them.</summary>
internal sealed class PurgeEvents(long before) : WriteJob
{
    public long Before { get; } = before;

    public int Deleted { get; set; }
}

internal sealed class InboundWriteHandler :
    IWriteHandler<StoreEvents>, IWriteHandler<SettleEvent>, IWriteHandler<ClaimEvents>, IWriteHandler<JudgeParked>,
    IWriteHandler<PurgeEvents>, IInboundLedger
{
    /// <summary>Milliseconds that whoever stored or claimed an event has for it before another node may take it up.</summary>
    public const long ClaimLength = 10_000;

    private static readonly SqlStatement Insert = new("""
        insert into inbound_events (company_id, id, connection_id, kind, event_key, body, received_at, state, attempts, next_at, reason)
        values ($1, $2, $3, $4, $5, $6, $7, $8, 0, $9, $10) on conflict (event_key) do nothing
        """);

    private static readonly SqlStatement Settle = new("""
        update inbound_events set state = $3, attempts = attempts + $4, next_at = $5, reason = $6, done_at = $7
        where company_id = $1 and id = $2 and state = 0
        """);

    private const string ClaimText = """
        update inbound_events set next_at = $1 + $2
        where (company_id, id) in (select company_id, id from inbound_events where state = 0 and next_at <= $1 order by next_at limit $3LOCK)
        returning company_id, id, connection_id, kind, body, received_at, attempts
        """;

    private static readonly SqlStatement Claim = new(
        ClaimText.Replace("LOCK", " for update skip locked", StringComparison.Ordinal),
        ClaimText.Replace("LOCK", "", StringComparison.Ordinal));

    private static readonly SqlStatement Judge = new("""
        update inbound_events set state = $3, attempts = 0, next_at = $4, done_at = $5 where company_id = $1 and id = $2 and state = 2
        """);

    private static readonly SqlStatement Purge = new("""
        delete from inbound_events where (company_id, id) in (
          select company_id, id from inbound_events where done_at is not null and done_at < $1 order by done_at limit 500)
        """);

    public void Run(WriteBatch batch, IReadOnlyList<StoreEvents> jobs)
    {
        foreach (var job in jobs)
        {
            batch.Sql.ExecuteEach(Insert, job.Rows, static (p, r) => p
                .Add(r.Event.CompanyId.Value).Add(r.Event.Id).Add(r.Event.ConnectionId.Value).Add((int)r.Event.Kind).Add(r.Key)
                .Add(r.Event.Body.ToArray()).Add(r.Event.ReceivedAt)
                .Add(r.ParkReason is null ? InboundEventRow.Open : InboundEventRow.Parked)
                .Add(r.Event.ReceivedAt + ClaimLength).Add(r.ParkReason),
                (r, changed) =>
                {
                    if (changed > 0 && r.ParkReason is null)
                    {
                        job.New.Add(r.Event);
                    }
                    else
                    {
                        job.Parked += changed;
                    }
                });
        }
    }

    private static readonly SqlStatement Done = new("""
        update inbound_events set state = 1, done_at = $3 where company_id = $1 and id = $2
        """);

    public void MarkDone(WriteBatch batch, IReadOnlyList<InboundEvent> events) =>
        batch.Sql.ExecuteMany(Done, events, (p, e) => p.Add(e.CompanyId.Value).Add(e.Id).Add(batch.Now));

    public void Run(WriteBatch batch, IReadOnlyList<SettleEvent> jobs) =>
        batch.Sql.ExecuteMany(Settle, jobs, (p, j) => p
            .Add(j.Event.CompanyId.Value).Add(j.Event.Id).Add(j.State).Add(j.State == InboundEventRow.Done ? 0 : 1)
            .Add(batch.Now + j.Pause).Add(j.Reason)
            .Add(j.State == InboundEventRow.Done ? batch.Now : (long?)null));

    public void Run(WriteBatch batch, IReadOnlyList<ClaimEvents> jobs) =>
        batch.Sql.QueryMany(Claim, jobs, (p, j) => p.Add(batch.Now).Add(ClaimLength).Add(j.Limit), static (j, row) =>
            j.Claimed.Add(new InboundEvent(row.GetGuid(1), new(row.GetGuid(0)), new(row.GetGuid(2)), (InboundKind)row.GetInt(3),
                row.GetBytes(4), row.GetLong(5), row.GetInt(6))));

    public void Run(WriteBatch batch, IReadOnlyList<JudgeParked> jobs) =>
        batch.Sql.ExecuteEach(Judge, jobs, (p, j) => p
            .Add(j.Company.Value).Add(j.Id).Add(j.Replay ? InboundEventRow.Open : InboundEventRow.Discarded).Add(batch.Now)
            .Add(j.Replay ? (long?)null : batch.Now),
            static (j, changed) => j.Found = changed > 0);

    public void Run(WriteBatch batch, IReadOnlyList<PurgeEvents> jobs) =>
        batch.Sql.ExecuteEach(Purge, jobs, static (p, j) => p.Add(j.Before), static (j, changed) => j.Deleted = changed);
}
