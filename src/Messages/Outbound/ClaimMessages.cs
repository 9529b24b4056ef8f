using Taktchat.Channels.Contracts;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Sql;
using Taktchat.Messages.Reads;

namespace Taktchat.Messages.Outbound;

/// <summary>A message a lane has claimed under its epoch: to be sent now, by exactly one attempt.</summary>
/// <param name="Number">Which attempt of the message this is, from 1.</param>
/// <param name="Try">Which of this series, from 1.</param>
internal sealed record Claimed(
    CompanyId Company, ConnectionId Connection, Guid Message, Guid Conversation, Guid Attempt, int Number, int Try, Recipient To, string Text,
    long QueuedAt);

/// <summary>A lane asks for the next messages it may send.</summary>
internal sealed class ClaimMessages(ConnectionId connection, string leaseKey, long epoch, int limit, PairLimits pairs) : WriteJob
{
    public ConnectionId Connection { get; } = connection;

    public string LeaseKey { get; } = leaseKey;

    public long Epoch { get; } = epoch;

    public int Limit { get; } = limit;

    public PairLimits Pairs { get; } = pairs;

    public List<Claimed> Messages { get; } = [];

    /// <summary>When the next message that is not due yet will be; null when none waits for time.</summary>
    public long? NextDue { get; set; }

    /// <summary>Somebody else has taken the lane: nothing was claimed.</summary>
    public bool LostLease { get; set; }

    protected override void Reset()
    {
        base.Reset();
        Messages.Clear();
        (NextDue, LostLease) = (null, false);
    }
}

/// <summary>Oldest first, never two of one conversation at once, and only while the lease is ours.</summary>
internal sealed class ClaimMessagesHandler(MessageRows rows, TimeProvider time) : IWriteHandler<ClaimMessages>
{
    /// <summary>Waiting messages looked at in one turn.</summary>
    private const int Window = 500;

    private const string LeaseText = "select epoch from lease where key = $1 and epoch = $2 and until > CLOCKLOCK";

    // Locked against a takeover until this claim is committed.
    private static readonly SqlStatement HoldsLease = new(
        LeaseText.Replace("CLOCK", "(extract(epoch from clock_timestamp()) * 1000)::bigint", StringComparison.Ordinal)
            .Replace("LOCK", " for share", StringComparison.Ordinal),
        LeaseText.Replace("CLOCK", "cast(unixepoch('subsec') * 1000 as integer)", StringComparison.Ordinal)
            .Replace("LOCK", "", StringComparison.Ordinal));

    private static readonly SqlStatement InFlight = new("select conversation_id from messages where connection_id = $1 and status = 2");

    private static readonly SqlStatement Waiting = new($"""
        select company_id, id, conversation_id, next_at, recipient, recipient_is_user_id, text, attempts, queued_at, attempts_before
        from messages where connection_id = $1 and status = 1 order by queued_at, id limit {Window}
        """);

    private static readonly SqlStatement Claim = new("""
        update messages set status = 2, claim_epoch = $3, claimed_at = $4, attempt_id = $5, attempts = $6
        where company_id = $1 and id = $2 and status = 1
        """);

    private static readonly SqlStatement Attempt = new("""
        insert into message_attempts (company_id, id, message_id, number, status, epoch, started_at) values ($1, $2, $3, $4, 2, $5, $6)
        """);

    public void Run(WriteBatch batch, IReadOnlyList<ClaimMessages> jobs)
    {
        foreach (var job in jobs)
        {
            var holds = false;
            batch.Sql.Query(HoldsLease, job, static (p, j) => p.Add(j.LeaseKey).Add(j.Epoch), (_, _) => holds = true);
            job.LostLease = !holds;
            if (holds)
            {
                Choose(batch, job);
                Write(batch, job);
            }
        }
    }

    private void Choose(WriteBatch batch, ClaimMessages job)
    {
        var busy = new HashSet<Guid>();
        batch.Sql.Query(InFlight, job, static (p, j) => p.Add(j.Connection.Value), (_, row) => busy.Add(row.GetGuid(0)));
        batch.Sql.Query(Waiting, job, static (p, j) => p.Add(j.Connection.Value), (j, row) =>
        {
            var conversation = row.GetGuid(2);
            // The first of a conversation decides for those behind it: order is kept even while it waits.
            if (j.Messages.Count >= j.Limit || !busy.Add(conversation))
            {
                return;
            }

            var due = row.GetLongOrNull(3) ?? 0;
            if (due <= batch.Now && !j.Pairs.TryTake(conversation, out var wait))
            {
                due = batch.Now + (long)wait.TotalMilliseconds + 1;
            }

            if (due > batch.Now)
            {
                j.NextDue = Math.Min(j.NextDue ?? long.MaxValue, due);
                return;
            }

            j.Messages.Add(new Claimed(new(row.GetGuid(0)), j.Connection, row.GetGuid(1), conversation, Ids.New(time),
                row.GetInt(7) + 1, row.GetInt(7) + 1 - row.GetInt(9), new(row.GetString(4), row.GetInt(5) == 1), row.GetString(6),
                row.GetLong(8)));
        });
    }

    private void Write(WriteBatch batch, ClaimMessages job)
    {
        batch.Sql.ExecuteMany(Claim, job.Messages, (p, m) => p
            .Add(m.Company.Value).Add(m.Message).Add(job.Epoch).Add(batch.Now).Add(m.Attempt).Add(m.Number));
        batch.Sql.ExecuteMany(Attempt, job.Messages, (p, m) => p
            .Add(m.Company.Value).Add(m.Attempt).Add(m.Message).Add(m.Number).Add(job.Epoch).Add(batch.Now));
        foreach (var message in job.Messages)
        {
            rows.RaiseStored(batch, message.Company, message.Message, isNew: false);
        }
    }
}
