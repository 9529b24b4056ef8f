using Taktchat.Channels.Contracts;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Sql;
using Taktchat.Messages.Reads;

namespace Taktchat.Messages.Outbound;

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
        select company_id, id, conversation_id, next_at, recipient, recipient_is_user_id, text, attempts, queued_at, attempts_before,
          type, content, file_id, quoted_key, attached_to
        from messages where connection_id = $1 and status = 1 order by queued_at, id limit {Window}
        """);

    private static readonly SqlStatement TargetOf = new("select provider_id from messages where provider_key = $1 and company_id = $2");

    private static readonly SqlStatement UploadOf = new("""
        select f.id, u.provider_id, f.name, f.content_type, f.size from view_files f
        join file_uploads u on u.company_id = f.company_id and u.file_id = f.id and u.connection_id = $3 and u.valid_until > $4
        where f.company_id = $1 and f.id = $2
        """);

    private static readonly SqlStatement Claim = new("""
        update messages set status = 2, claim_epoch = $3, claimed_at = $4, attempt_id = $5, attempts = $6
        where company_id = $1 and id = $2 and status = 1
        """);

    private static readonly SqlStatement Attempt = new("""
        insert into message_attempts (company_id, id, message_id, number, status, epoch, started_at) values ($1, $2, $3, $4, 2, $5, $6)
        """);

    private static readonly SqlStatement FailOne = new("""
        update messages set status = 4, error_code = $3, next_at = null where company_id = $1 and id = $2 and status = 1
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
                Take(batch, job, Candidates(batch, job));
                Write(batch, job);
            }
        }
    }

    /// <summary>The first of each conversation that is due; it decides for those behind it, so that order is kept even while it
    /// waits.</summary>
    private List<Candidate> Candidates(WriteBatch batch, ClaimMessages job)
    {
        var busy = new HashSet<Guid>();
        var found = new List<Candidate>();
        batch.Sql.Query(InFlight, job, static (p, j) => p.Add(j.Connection.Value), (_, row) => busy.Add(row.GetGuid(0)));
        batch.Sql.Query(Waiting, job, static (p, j) => p.Add(j.Connection.Value), (j, row) =>
        {
            if (found.Count >= j.Limit || !busy.Add(row.GetGuid(2)))
            {
                return;
            }

            var due = row.GetLongOrNull(3) ?? 0;
            if (due > batch.Now)
            {
                j.NextDue = Math.Min(j.NextDue ?? long.MaxValue, due);
                return;
            }

            var message = new Claimed(new(row.GetGuid(0)), j.Connection, row.GetGuid(1), row.GetGuid(2), Ids.New(time),
                row.GetInt(7) + 1, row.GetInt(7) + 1 - row.GetInt(9), new(row.GetString(4), row.GetInt(5) == 1),
                (MessageType)row.GetInt(10), row.GetStringOrNull(6) ?? "", row.GetStringOrNull(11), null, null, row.GetGuidOrNull(14),
                row.GetLong(8));
            found.Add(new(message, row.GetGuidOrNull(12), row.IsNull(13) ? null : row.GetBytes(13)));
        });
        return found;
    }

    /// <summary>What the window, a missing upload or the pace to one customer hold back is not claimed.</summary>
    private void Take(WriteBatch batch, ClaimMessages job, List<Candidate> candidates)
    {
        batch.Sql.QueryMany(TargetOf, candidates.FindAll(x => x.QuotedKey is not null),
            static (p, c) => p.Add(c.QuotedKey).Add(c.Message.Company.Value),
            static (c, row) => c.Message = c.Message with { Target = row.GetStringOrNull(0) });
        batch.Sql.QueryMany(UploadOf, candidates.FindAll(x => x.File is not null),
            (p, c) => p.Add(c.Message.Company.Value).Add(c.File).Add(job.Connection.Value).Add(batch.Now),
            static (c, row) => c.Message = c.Message with
            {
                File = new(new(row.GetGuid(0)), row.GetString(1), row.GetString(2), row.GetString(3), row.GetLong(4)),
            });
        var closed = MessageWindow.Closed(batch.Sql, batch.Now, candidates.FindAll(x => x.Message.Type != MessageType.Template),
            static x => (x.Message.Company, new(x.Message.Conversation)), job.Window);
        foreach (var candidate in candidates)
        {
            var message = candidate.Message;
            if (closed.Contains(candidate))
            {
                Fail(batch, message, ProviderErrors.WindowClosed);
            }
            else if (candidate.QuotedKey is not null && message.Target is null)
            {
                Fail(batch, message, ProviderErrors.TargetMissing);
            }
            else if (candidate.File is { } file && message.File is null)
            {
                job.Uploads.Add(new(message.Company, new(file)));
            }
            else if (job.Pairs.TryTake(message.Conversation, out var wait))
            {
                job.Messages.Add(message);
            }
            else
            {
                job.NextDue = Math.Min(job.NextDue ?? long.MaxValue, batch.Now + (long)wait.TotalMilliseconds + 1);
            }
        }
    }

    private void Fail(WriteBatch batch, Claimed message, int code)
    {
        batch.Sql.Execute(FailOne, (message, code), static (p, x) => p.Add(x.message.Company.Value).Add(x.message.Message).Add(x.code));
        rows.RaiseStored(batch, message.Company, message.Message, isNew: false);
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

    private sealed class Candidate(Claimed message, Guid? file, byte[]? quotedKey)
    {
        public Claimed Message { get; set; } = message;

        public Guid? File { get; } = file;

        public byte[]? QuotedKey { get; } = quotedKey;
    }
}
