using Taktchat.Channels.Contracts;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Sql;
using Taktchat.Messages.Reads;

namespace Taktchat.Messages.Outbound;

/// <summary>What became of an upload, to be written down.</summary>
internal sealed class SettleUpload(MissingUpload upload, ConnectionId connection, Guid id, MediaOutcome outcome, long validUntil) : WriteJob
{
    public MissingUpload Upload { get; } = upload;

    public ConnectionId Connection { get; } = connection;

    public Guid Id { get; } = id;

    public MediaOutcome Outcome { get; } = outcome;

    public long ValidUntil { get; } = validUntil;
}

internal sealed class SettleUploadHandler(MessageRows rows) : IWriteHandler<SettleUpload>
{
    /// <summary>A file may take its time; after this a person decides.</summary>
    private const long Patience = 5 * 60_000;

    private const long Pause = 5_000;

    private static readonly SqlStatement Store = new("""
        insert into file_uploads (company_id, id, connection_id, file_id, provider_id, valid_until) values ($1, $2, $3, $4, $5, $6)
        on conflict (company_id, connection_id, file_id) do update set provider_id = excluded.provider_id, valid_until = excluded.valid_until
        """);

    private static readonly SqlStatement Wait = new("""
        update messages set next_at = $5, error_code = $6, error_detail = $7
        where company_id = $1 and file_id = $2 and connection_id = $3 and status = 1 and queued_at > $4
        """);

    private static readonly SqlStatement Fail = new("""
        update messages set status = 4, next_at = null, error_code = $4, error_detail = $5
        where company_id = $1 and file_id = $2 and connection_id = $3 and status = 1 and (next_at is null or next_at <= $6)
        returning id
        """);

    public void Run(WriteBatch batch, IReadOnlyList<SettleUpload> jobs)
    {
        foreach (var job in jobs)
        {
            if (job.Outcome is { Code: null, ProviderId: { } providerId })
            {
                batch.Sql.Execute(Store, (job, providerId), static (p, x) => p
                    .Add(x.job.Upload.Company.Value).Add(x.job.Id).Add(x.job.Connection.Value).Add(x.job.Upload.File.Value)
                    .Add(x.providerId).Add(x.job.ValidUntil));
            }
            else
            {
                Refused(batch, job);
            }
        }
    }

    /// <summary>Those that may wait are put off; what is still due after that is given up.</summary>
    private void Refused(WriteBatch batch, SettleUpload job)
    {
        if (job.Outcome.MayRetry)
        {
            batch.Sql.Execute(Wait, (job, batch.Now), static (p, x) => p
                .Add(x.job.Upload.Company.Value).Add(x.job.Upload.File.Value).Add(x.job.Connection.Value)
                .Add(x.Now - Patience).Add(x.Now + Pause).Add(x.job.Outcome.Code ?? 0).Add(x.job.Outcome.Detail));
        }

        var failed = new List<Guid>();
        batch.Sql.Query(Fail, (job, batch.Now), static (p, x) => p
            .Add(x.job.Upload.Company.Value).Add(x.job.Upload.File.Value).Add(x.job.Connection.Value)
            .Add(x.job.Outcome.Code ?? 0).Add(x.job.Outcome.Detail).Add(x.Now), (_, row) => failed.Add(row.GetGuid(0)));
        failed.ForEach(x => rows.RaiseStored(batch, job.Upload.Company, x, isNew: false));
    }
}
