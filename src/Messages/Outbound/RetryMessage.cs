using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Sql;
using Taktchat.Channels.Contracts;
using Taktchat.Messages.Contracts;
using Taktchat.Messages.Reads;

namespace Taktchat.Messages.Outbound;

/// <summary>A person has decided to send a failed or unknown message again: a new attempt of the same message.</summary>
internal sealed class RetryMessage(CompanyId company, Guid message, string language) : WriteJob
{
    public CompanyId Company { get; } = company;

    public Guid Message { get; } = message;

    public string Language { get; } = language;

    public MessageView? View { get; set; }

    public bool Queued { get; set; }

    protected override void Reset()
    {
        base.Reset();
        (View, Queued) = (null, false);
    }
}

/// <summary>A connection was deleted: what waits for it never leaves.</summary>
internal sealed class FailQueued(CompanyId company, ConnectionId connection) : WriteJob
{
    public CompanyId Company { get; } = company;

    public ConnectionId Connection { get; } = connection;
}

internal sealed class RetryHandler(MessageRows rows) : IWriteHandler<RetryMessage>, IWriteHandler<FailQueued>
{
    private static readonly SqlStatement Again = new("""
        update messages set status = 1, queued_at = $3, next_at = $3, error_code = null, error_detail = null, attempts_before = attempts
        where company_id = $1 and id = $2 and status in (3, 4) and direction = 1 returning connection_id
        """);

    private static readonly SqlStatement Fail = new("""
        update messages set status = 4, error_code = $3, next_at = null
        where connection_id = $2 and status = 1 and company_id = $1 returning id
        """);

    public void Run(WriteBatch batch, IReadOnlyList<RetryMessage> jobs)
    {
        foreach (var job in jobs)
        {
            batch.Sql.Query(Again, (job, batch.Now), static (p, x) => p.Add(x.job.Company.Value).Add(x.job.Message).Add(x.Now),
                (x, row) =>
                {
                    x.job.Queued = true;
                    batch.Raise(new MessagesQueued(x.job.Company, new(row.GetGuid(0))));
                });
            if (job.Queued)
            {
                rows.RaiseStored(batch, job.Company, job.Message, isNew: false);
            }

            job.View = rows.Find(batch.Sql, job.Company, job.Message, job.Language);
        }
    }

    public void Run(WriteBatch batch, IReadOnlyList<FailQueued> jobs)
    {
        foreach (var job in jobs)
        {
            var failed = new List<Guid>();
            batch.Sql.Query(Fail, job, static (p, j) => p
                .Add(j.Company.Value).Add(j.Connection.Value).Add(ProviderErrors.ConnectionDeleted),
                (_, row) => failed.Add(row.GetGuid(0)));
            failed.ForEach(x => rows.RaiseStored(batch, job.Company, x, isNew: false));
        }
    }
}
