using Taktchat.Channels.Contracts;
using Taktchat.Files.Contracts;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Sql;
using Taktchat.Messages.Contracts;
using Taktchat.Messages.Reads;

namespace Taktchat.Messages.Media;

/// <summary>A file to fetch now.</summary>
internal sealed record ClaimedFetch(
    CompanyId Company, Guid Message, ConnectionId Connection, MessageType Type, string? Content, int Attempts);

/// <summary>Takes files that are due, and keeps the claims of those that are still being fetched here: a claim nobody renews any more
/// is soon due again.</summary>
internal sealed class ClaimFetches(int limit, IReadOnlyList<ClaimedFetch> running) : WriteJob
{
    public int Limit { get; } = limit;

    public IReadOnlyList<ClaimedFetch> Running { get; } = running;

    public List<ClaimedFetch> Claimed { get; } = [];

    protected override void Reset()
    {
        base.Reset();
        Claimed.Clear();
    }
}

/// <summary>What became of fetching a file.</summary>
internal sealed class SettleFetch(ClaimedFetch fetch, FileFacts? file, MediaOutcome outcome) : WriteJob
{
    public ClaimedFetch Fetch { get; } = fetch;

    public FileFacts? File { get; } = file;

    public MediaOutcome Outcome { get; } = outcome;
}

/// <summary>A person asks for a file once more.</summary>
internal sealed class FetchAgain(CompanyId company, Guid message, string language) : WriteJob
{
    public CompanyId Company { get; } = company;

    public Guid Message { get; } = message;

    public string Language { get; } = language;

    public bool Queued { get; set; }

    public MessageView? View { get; set; }

    protected override void Reset()
    {
        base.Reset();
        (Queued, View) = (false, null);
    }
}

internal sealed class FetchHandler(MessageRows rows, IFileUses files)
    : IWriteHandler<ClaimFetches>, IWriteHandler<SettleFetch>, IWriteHandler<FetchAgain>
{
    /// <summary>Several times the pause between two renewals.</summary>
    private const long ClaimLength = 60_000;

    /// <summary>Between tries, in seconds; the sum is a day, the provider keeps files for seven.</summary>
    private static readonly int[] Pauses = [2, 10, 60, 300, 1800, 7200, 21600, 57600];

    private static readonly SqlStatement Due = new("""
        select f.company_id, f.id, f.connection_id, m.type, m.content, f.attempts from media_fetches f
        join messages m on m.company_id = f.company_id and m.id = f.id
        where f.next_at is not null and f.next_at <= $1 order by f.next_at limit $2
        """);

    private static readonly SqlStatement Take = new("""
        update media_fetches set next_at = $4, attempts = attempts + 1 where company_id = $1 and id = $2 and next_at <= $3
        """);

    private static readonly SqlStatement Renew = new("""
        update media_fetches set next_at = $3 where company_id = $1 and id = $2 and next_at is not null
        """);

    private static readonly SqlStatement Done = new("delete from media_fetches where company_id = $1 and id = $2");

    private static readonly SqlStatement Attach = new("""
        update messages set file_id = $3, media_state = 2, media_error = null where company_id = $1 and id = $2 and file_id is null
        """);

    private static readonly SqlStatement Later = new("""
        update media_fetches set next_at = $3, last_error = $4 where company_id = $1 and id = $2
        """);

    private static readonly SqlStatement GiveUp = new("""
        update messages set media_state = 3, media_error = $3 where company_id = $1 and id = $2
        """);

    private static readonly SqlStatement Again = new("""
        update media_fetches set next_at = $3, attempts = 0 where company_id = $1 and id = $2 and next_at is null
        """);

    private static readonly SqlStatement Waiting = new("""
        update messages set media_state = 1, media_error = null where company_id = $1 and id = $2 and media_state = 3
        """);

    public void Run(WriteBatch batch, IReadOnlyList<ClaimFetches> jobs)
    {
        foreach (var job in jobs)
        {
            batch.Sql.ExecuteMany(Renew, job.Running, (p, x) => p
                .Add(x.Company.Value).Add(x.Message).Add(batch.Now + ClaimLength));
            var due = new List<ClaimedFetch>();
            batch.Sql.Query(Due, (job, batch.Now), static (p, x) => p.Add(x.Now).Add(x.job.Limit), (_, row) => due.Add(new(
                new(row.GetGuid(0)), row.GetGuid(1), new(row.GetGuid(2)), (MessageType)row.GetInt(3), row.GetStringOrNull(4), row.GetInt(5) + 1)));
            batch.Sql.ExecuteEach(Take, due, (p, x) => p
                .Add(x.Company.Value).Add(x.Message).Add(batch.Now).Add(batch.Now + ClaimLength),
                (x, changed) =>
                {
                    if (changed > 0)
                    {
                        job.Claimed.Add(x);
                    }
                });
        }
    }

    public void Run(WriteBatch batch, IReadOnlyList<SettleFetch> jobs)
    {
        foreach (var job in jobs)
        {
            var fetch = job.Fetch;
            if (job.File is { } file)
            {
                // A message that was deleted meanwhile, or has its file already, leaves this one to the sweep.
                if (batch.Sql.Execute(Attach, (fetch, file), static (p, x) => p
                    .Add(x.fetch.Company.Value).Add(x.fetch.Message).Add(x.file.Id.Value)) > 0)
                {
                    files.MarkUsed(batch, [(fetch.Company, file.Id)]);
                }

                batch.Sql.Execute(Done, fetch, static (p, x) => p.Add(x.Company.Value).Add(x.Message));
            }
            else
            {
                Refused(batch, job);
            }

            rows.RaiseStored(batch, fetch.Company, fetch.Message, isNew: false);
        }
    }

    public void Run(WriteBatch batch, IReadOnlyList<FetchAgain> jobs)
    {
        foreach (var job in jobs)
        {
            job.Queued = batch.Sql.Execute(Again, (job, batch.Now), static (p, x) => p
                .Add(x.job.Company.Value).Add(x.job.Message).Add(x.Now)) > 0;
            if (job.Queued)
            {
                batch.Sql.Execute(Waiting, job, static (p, j) => p.Add(j.Company.Value).Add(j.Message));
                rows.RaiseStored(batch, job.Company, job.Message, isNew: false);
                batch.Raise(new MediaWaiting(job.Company));
            }

            job.View = rows.Find(batch.Sql, job.Company, job.Message, job.Language);
        }
    }

    private static void Refused(WriteBatch batch, SettleFetch job)
    {
        var again = job.Outcome.MayRetry && job.Fetch.Attempts <= Pauses.Length;
        var next = again ? batch.Now + Pauses[job.Fetch.Attempts - 1] * 1000L : (long?)null;
        batch.Sql.Execute(Later, (job, next), static (p, x) => p
            .Add(x.job.Fetch.Company.Value).Add(x.job.Fetch.Message).Add(x.next).Add($"{x.job.Outcome.Code} {x.job.Outcome.Detail}"));
        if (!again)
        {
            batch.Sql.Execute(GiveUp, job, static (p, j) => p
                .Add(j.Fetch.Company.Value).Add(j.Fetch.Message).Add(j.Outcome.Code ?? ProviderErrors.MediaGone));
        }
    }
}
