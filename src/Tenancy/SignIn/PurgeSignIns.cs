using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Sql;

namespace Taktchat.Tenancy.SignIn;

/// <summary>A row of a company by its key.</summary>
internal sealed record RowKey(Guid Company, Guid Id);

/// <summary>What of old sign-ins nobody asks for any more. Found outside the writer, because looking takes long and holds
/// nobody up there.</summary>
internal sealed class OldSignIns(Database database, TimeProvider time)
{
    /// <summary>Rows in one transaction.</summary>
    public const int Batch = 500;

    /// <summary>After its end a session is kept for questions about who was signed in.</summary>
    private const long KeepSession = 30 * Day;
    private const long KeepToken = Day;
    private const long KeepFailures = Day;
    private const long Day = 24 * 60 * 60_000;

    // A used token is kept for as long as it could have been used: only its row tells that somebody uses it again. Whatever
    // matches here belongs to a session as old as that, so the few old sessions lead to the tokens.
    private static readonly SqlStatement Tokens = new("""
        select t.company_id, t.id from sessions s
        join refresh_tokens t on t.company_id = s.company_id and t.session_id = s.id
        where s.created_at < $1 and (t.expires_at < $2 or s.ends_at < $1 or s.revoked_at < $1)
        limit $3
        """);

    private static readonly SqlStatement Sessions = new("""
        select s.company_id, s.id from sessions s
        where s.created_at < $1 and (s.ends_at < $1 or s.revoked_at < $1)
          and not exists (select 1 from refresh_tokens t where t.company_id = s.company_id and t.session_id = s.id)
        limit $2
        """);

    private static readonly SqlStatement Failures = new("select key from sign_in_failures where since < $1 limit $2");

    public Task<PurgeSignIns> FindAsync(CancellationToken cancellationToken) => database.ReadOfEveryCompanyAsync(sql =>
    {
        var now = time.NowMs();
        var old = new PurgeSignIns(now - KeepFailures);
        sql.Query(Tokens, now, static (p, now) => p.Add(now - KeepSession).Add(now - KeepToken).Add(Batch),
            (_, row) => old.Tokens.Add(new(row.GetGuid(0), row.GetGuid(1))));
        sql.Query(Sessions, now, static (p, now) => p.Add(now - KeepSession).Add(Batch),
            (_, row) => old.Sessions.Add(new(row.GetGuid(0), row.GetGuid(1))));
        sql.Query(Failures, old.FailuresBefore, static (p, before) => p.Add(before).Add(Batch),
            (_, row) => old.Failures.Add(row.GetBytes(0)));
        return old;
    }, cancellationToken);
}

/// <summary>Deletes a batch of what was found: tokens that ended, then sessions that have none any more.</summary>
internal sealed class PurgeSignIns(long failuresBefore) : WriteJob
{
    public List<RowKey> Tokens { get; } = [];

    public List<RowKey> Sessions { get; } = [];

    public List<byte[]> Failures { get; } = [];

    public long FailuresBefore { get; } = failuresBefore;

    public bool IsEmpty => Tokens.Count + Sessions.Count + Failures.Count == 0;
}

internal sealed class PurgeSignInsHandler : IWriteHandler<PurgeSignIns>
{
    private static readonly SqlStatement Token = new("delete from refresh_tokens where company_id = $1 and id = $2");
    private static readonly SqlStatement Session = new("delete from sessions where company_id = $1 and id = $2");

    // The same address may have been tried again since it was found.
    private static readonly SqlStatement Failure = new("delete from sign_in_failures where key = $1 and since < $2");

    public void Run(WriteBatch batch, IReadOnlyList<PurgeSignIns> jobs)
    {
        foreach (var job in jobs)
        {
            batch.Sql.ExecuteMany(Token, job.Tokens, static (p, row) => p.Add(row.Company).Add(row.Id));
            batch.Sql.ExecuteMany(Session, job.Sessions, static (p, row) => p.Add(row.Company).Add(row.Id));
            batch.Sql.ExecuteMany(Failure, job.Failures, (p, key) => p.Add(key).Add(job.FailuresBefore));
        }
    }
}
