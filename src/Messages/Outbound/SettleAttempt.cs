using Taktchat.Channels.Contracts;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Sql;
using Taktchat.Messages.Attached;
using Taktchat.Messages.Contracts;
using Taktchat.Messages.Reads;

namespace Taktchat.Messages.Outbound;

/// <summary>What became of an attempt, to be written down.</summary>
/// <param name="verdict">For a refusal: whether and when to try again.</param>
internal sealed class SettleAttempt(Claimed claimed, SendOutcome outcome, Verdict verdict) : WriteJob
{
    public Claimed Claimed { get; } = claimed;

    public SendOutcome Outcome { get; } = outcome;

    public Verdict Verdict { get; } = verdict;
}

/// <summary>Attempts that have been in the air too long, or whose owner is gone: their outcome is unknown.</summary>
internal sealed class LoseAttempts(ConnectionId connection, long epoch, long before) : WriteJob
{
    public ConnectionId Connection { get; } = connection;

    /// <summary>Claims of an earlier epoch were left by an owner that is gone.</summary>
    public long Epoch { get; } = epoch;

    /// <summary>Claims older than this are given up whoever owns them.</summary>
    public long Before { get; } = before;

    public int Lost { get; set; }
}

internal sealed class SettleHandler(MessageRows rows, MessageChanges changes) : IWriteHandler<SettleAttempt>, IWriteHandler<LoseAttempts>
{
    // The truth about an attempt counts whoever owns the lane by now; a receipt may have been faster and gone further.
    private static readonly SqlStatement Accept = new("""
        update messages set status = case when status < 5 then 5 else status end, sent_at = coalesce(sent_at, $4),
          provider_id = $5, provider_key = $6, error_code = null, error_detail = null, next_at = null
        where company_id = $1 and id = $2 and attempt_id = $3
        """);

    private static readonly SqlStatement AcceptAttempt = new("""
        update message_attempts set status = case when status < 5 then 5 else status end, ended_at = $3, provider_id = $4
        where company_id = $1 and id = $2
        """);

    private static readonly SqlStatement Move = new("""
        update messages set status = $4, error_code = $5, error_detail = $6, next_at = $7
        where company_id = $1 and id = $2 and attempt_id = $3 and status in (2, 3)
        """);

    private static readonly SqlStatement MoveAttempt = new("""
        update message_attempts set status = $3, ended_at = $4, error_code = $5, error_detail = $6
        where company_id = $1 and id = $2 and status in (2, 3)
        """);

    private static readonly SqlStatement Lose = new("""
        update messages set status = 3, error_code = $4 where connection_id = $1 and status = 2 and (claim_epoch < $2 or claimed_at < $3)
        returning company_id, id, attempt_id
        """);

    private static readonly SqlStatement DropUpload = new("""
        delete from file_uploads where company_id = $1 and connection_id = $2 and file_id = $3
        """);

    private static readonly SqlStatement LoseAttempt = new("""
        update message_attempts set status = 3, ended_at = $3 where company_id = $1 and id = $2 and status = 2
        """);

    public void Run(WriteBatch batch, IReadOnlyList<SettleAttempt> jobs)
    {
        foreach (var job in jobs)
        {
            if (job.Outcome is SendOutcome.Accepted accepted)
            {
                Accepted(batch, job.Claimed, accepted.ProviderId);
                if (job.Claimed is { AttachedTo: { } target, Type: MessageType.Reaction })
                {
                    changes.CompanyReacts(batch, job.Claimed.Company, target, job.Claimed.Text, batch.Now);
                }
            }
            else
            {
                Settled(batch, job);
                ForgetUpload(batch, job);
            }

            rows.RaiseStored(batch, job.Claimed.Company, job.Claimed.Message, isNew: false);
        }
    }

    public void Run(WriteBatch batch, IReadOnlyList<LoseAttempts> jobs)
    {
        foreach (var job in jobs)
        {
            var lost = new List<(Guid Company, Guid Message, Guid Attempt)>();
            batch.Sql.Query(Lose, job, static (p, j) => p
                .Add(j.Connection.Value).Add(j.Epoch).Add(j.Before).Add(ProviderErrors.OutcomeUnknown),
                (_, row) => lost.Add((row.GetGuid(0), row.GetGuid(1), row.GetGuid(2))));
            batch.Sql.ExecuteMany(LoseAttempt, lost, (p, x) => p.Add(x.Company).Add(x.Attempt).Add(batch.Now));
            foreach (var (company, message, _) in lost)
            {
                rows.RaiseStored(batch, new(company), message, isNew: false);
            }

            job.Lost = lost.Count;
        }
    }

    /// <summary>A file the provider does not know or like any more is uploaded again when a person tries again.</summary>
    private static void ForgetUpload(WriteBatch batch, SettleAttempt job)
    {
        if (job is { Claimed.File: { } file, Outcome: SendOutcome.Refused { Code: 100 or 131009 or 131053 } })
        {
            batch.Sql.Execute(DropUpload, (job.Claimed, file), static (p, x) => p
                .Add(x.Claimed.Company.Value).Add(x.Claimed.Connection.Value).Add(x.file.Id.Value));
        }
    }

    private static void Accepted(WriteBatch batch, Claimed claimed, string providerId)
    {
        batch.Sql.Execute(Accept, (claimed, providerId, batch.Now), static (p, x) => p
            .Add(x.claimed.Company.Value).Add(x.claimed.Message).Add(x.claimed.Attempt).Add(x.Now).Add(x.providerId)
            .Add(ProviderKeys.Of(x.claimed.Connection, x.providerId)));
        batch.Sql.Execute(AcceptAttempt, (claimed, providerId, batch.Now), static (p, x) => p
            .Add(x.claimed.Company.Value).Add(x.claimed.Attempt).Add(x.Now).Add(x.providerId));
    }

    private static void Settled(WriteBatch batch, SettleAttempt job)
    {
        var (code, detail) = job.Outcome switch
        {
            SendOutcome.Refused refused => (refused.Code, refused.Detail),
            SendOutcome.Unknown unknown => (ProviderErrors.OutcomeUnknown, unknown.Reason),
            _ => (0, null),
        };
        var attempt = job.Outcome is SendOutcome.Unknown ? MessageStatus.Unknown : MessageStatus.Failed;
        batch.Sql.Execute(Move, (job, code, detail, batch.Now), static (p, x) => p
            .Add(x.job.Claimed.Company.Value).Add(x.job.Claimed.Message).Add(x.job.Claimed.Attempt)
            .Add((int)x.job.Verdict.Status).Add(x.code).Add(x.detail)
            .Add(x.job.Verdict.Status == MessageStatus.Queued ? x.Now + x.job.Verdict.Pause : (long?)null));
        batch.Sql.Execute(MoveAttempt, (job, attempt, code, detail, batch.Now), static (p, x) => p
            .Add(x.job.Claimed.Company.Value).Add(x.job.Claimed.Attempt).Add((int)x.attempt).Add(x.Now).Add(x.code).Add(x.detail));
    }
}
