using Taktchat.Channels.Contracts;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Sql;
using Taktchat.Messages.Attached;
using Taktchat.Messages.Contracts;
using Taktchat.Messages.Reads;

namespace Taktchat.Messages.Outbound;

/// <summary>A receipt to be applied to the attempt and the message it is for.</summary>
internal sealed class ApplyReceipt(IncomingReceipt receipt) : WriteJob
{
    public IncomingReceipt Receipt { get; } = receipt;

    public byte[] Key { get; } = ProviderKeys.Of(receipt.Event.ConnectionId, receipt.ProviderId);

    public bool Found { get; set; }

    public Guid Message { get; set; }

    /// <summary>The attempt the message shows; a receipt of an older attempt does not move the message.</summary>
    public Guid? CurrentAttempt { get; set; }

    /// <summary>The attempt this receipt is for.</summary>
    public Guid? Attempt { get; set; }

    /// <summary>Of a reaction: the message it is for, and the emoji.</summary>
    public (Guid Target, string Emoji)? Reaction { get; set; }

    protected override void Reset()
    {
        base.Reset();
        (Found, Reaction) = (false, null);
    }
}

/// <summary>Receipts only move a message up: they come in any order, more than once, and before the answer to the send.
/// They also settle what was unknown.</summary>
internal sealed class ApplyReceiptHandler(IInboundLedger ledger, MessageRows rows, MessageChanges changes) : IWriteHandler<ApplyReceipt>
{
    private static readonly SqlStatement ByAttempt = new("""
        select m.id, m.attempt_id, a.id, m.attached_to, m.text from message_attempts a
        join messages m on m.company_id = a.company_id and m.id = a.message_id
        where a.company_id = $1 and a.id = $2
        """);

    private static readonly SqlStatement ByProviderId = new("""
        select id, attempt_id, attempt_id, attached_to, text from messages where provider_key = $1 and company_id = $2 and direction = 1
        """);

    // "sent" after "failed" is the older news that came later; delivery after it is the truth.
    private const string Rises = "status < $3 and not (status = 4 and $3 = 5)";

    private static readonly SqlStatement Raise = new($"""
        update messages set
          status = $3,
          sent_at = coalesce(sent_at, $4),
          delivered_at = case when $3 >= 6 then coalesce(delivered_at, $4) else delivered_at end,
          read_at = case when $3 >= 7 then coalesce(read_at, $4) else read_at end,
          provider_id = $5, provider_key = $6, error_code = null, error_detail = null, next_at = null
        where company_id = $1 and id = $2 and {Rises}
        """);

    // A failure tells of what was on its way or accepted; what has arrived stays arrived.
    private static readonly SqlStatement Fail = new("""
        update messages set status = 4, error_code = $3, error_detail = $4, provider_id = $5, provider_key = $6, next_at = null
        where company_id = $1 and id = $2 and status in (1, 2, 3, 5)
        """);

    private static readonly SqlStatement RaiseAttempt = new($"""
        update message_attempts set status = $3, provider_id = $5, ended_at = coalesce(ended_at, $4)
        where company_id = $1 and id = $2 and {Rises}
        """);

    private static readonly SqlStatement FailAttempt = new("""
        update message_attempts set status = 4, error_code = $3, error_detail = $4, provider_id = $5
        where company_id = $1 and id = $2 and status in (2, 3, 5)
        """);

    public void Run(WriteBatch batch, IReadOnlyList<ApplyReceipt> jobs)
    {
        foreach (var job in jobs)
        {
            Find(batch, job);
            if (job.Found && Apply(batch, job))
            {
                rows.RaiseStored(batch, job.Receipt.Event.CompanyId, job.Message, isNew: false);
                if (job.Reaction is { } reaction && job.Receipt.Kind != ReceiptKind.Failed)
                {
                    changes.CompanyReacts(batch, job.Receipt.Event.CompanyId, reaction.Target, reaction.Emoji, job.Receipt.At);
                }
            }
        }

        ledger.MarkDone(batch, [.. jobs.Where(x => x.Found).Select(x => x.Receipt.Event)]);
    }

    private static void Find(WriteBatch batch, ApplyReceipt job)
    {
        SqlRead<ApplyReceipt> read = static (j, row) =>
        {
            j.Found = true;
            (j.Message, j.CurrentAttempt, j.Attempt) = (row.GetGuid(0), row.GetGuidOrNull(1), row.GetGuidOrNull(2));
            j.Reaction = row.GetGuidOrNull(3) is { } target ? (target, row.GetStringOrNull(4) ?? "") : null;
        };
        if (job.Receipt.AttemptId is { } attempt)
        {
            batch.Sql.Query(ByAttempt, job, (p, j) => p.Add(j.Receipt.Event.CompanyId.Value).Add(attempt), read);
        }

        if (!job.Found)
        {
            batch.Sql.Query(ByProviderId, job, static (p, j) => p.Add(j.Key).Add(j.Receipt.Event.CompanyId.Value), read);
        }
    }

    private static bool Apply(WriteBatch batch, ApplyReceipt job)
    {
        var failed = job.Receipt.Kind == ReceiptKind.Failed;
        if (job.Attempt is { } attempt)
        {
            batch.Sql.Execute(failed ? FailAttempt : RaiseAttempt, (job, Id: attempt), Bind(attempted: true));
        }

        return job.CurrentAttempt == job.Attempt
            && batch.Sql.Execute(failed ? Fail : Raise, (job, Id: job.Message), Bind(attempted: false)) > 0;
    }

    private static SqlBind<(ApplyReceipt Job, Guid Id)> Bind(bool attempted) => (p, x) =>
    {
        var receipt = x.Job.Receipt;
        p.Add(receipt.Event.CompanyId.Value).Add(x.Id);
        if (receipt.Kind == ReceiptKind.Failed)
        {
            p.Add(receipt.ErrorCode ?? 0).Add(receipt.ErrorDetail);
        }
        else
        {
            p.Add((int)StatusOf(receipt.Kind)).Add(receipt.At);
        }

        p.Add(receipt.ProviderId);
        if (!attempted)
        {
            p.Add(x.Job.Key);
        }
    };

    private static MessageStatus StatusOf(ReceiptKind kind) => kind switch
    {
        ReceiptKind.Sent => MessageStatus.Sent,
        ReceiptKind.Delivered => MessageStatus.Delivered,
        ReceiptKind.Read => MessageStatus.Read,
        _ => MessageStatus.Played,
    };
}
