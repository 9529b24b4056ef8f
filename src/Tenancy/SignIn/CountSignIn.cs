using Taktchat.Kernel.Data;
using Taktchat.Kernel.Sql;

namespace Taktchat.Tenancy.SignIn;

/// <summary>An attempt to sign in, counted before its password is looked at.</summary>
internal sealed class CountSignIn(byte[] key) : WriteJob
{
    public byte[] Key { get; } = key;

    public bool MayTry { get; set; }

    protected override void Reset()
    {
        base.Reset();
        MayTry = false;
    }
}

/// <summary>A sign-in that succeeded: what was counted before is forgotten.</summary>
internal sealed class ClearSignIns(byte[] key) : WriteJob
{
    public byte[] Key { get; } = key;
}

internal sealed class SignInWriteHandler : IWriteHandler<CountSignIn>, IWriteHandler<ClearSignIns>
{
    /// <summary>So many attempts within the window are looked at; the last of them locks, for as long as a window.</summary>
    private const int MaxAttempts = 10;
    private const long Window = 15 * 60_000;

    // $2 now, $3 the beginning of a window that ends now. The row of a locked e-mail stays as it is and is not returned.
    private static readonly SqlStatement Count = new("""
        insert into sign_in_failures (key, count, since) values ($1, 1, $2)
        on conflict (key) do update set
          count = case when sign_in_failures.since < $3 or sign_in_failures.locked_until is not null then 1
            else sign_in_failures.count + 1 end,
          since = case when sign_in_failures.since < $3 or sign_in_failures.locked_until is not null then $2
            else sign_in_failures.since end,
          locked_until = case when sign_in_failures.since >= $3 and sign_in_failures.locked_until is null
            and sign_in_failures.count + 1 >= $4 then $5 end
        where sign_in_failures.locked_until is null or sign_in_failures.locked_until <= $2
        returning count
        """);

    private static readonly SqlStatement Clear = new("delete from sign_in_failures where key = $1");

    public void Run(WriteBatch batch, IReadOnlyList<CountSignIn> jobs)
    {
        foreach (var job in jobs)
        {
            batch.Sql.Query(Count, (job, batch.Now), static (p, x) => p
                .Add(x.job.Key).Add(x.Now).Add(x.Now - Window).Add(MaxAttempts).Add(x.Now + Window),
                static (x, _) => x.job.MayTry = true);
        }
    }

    public void Run(WriteBatch batch, IReadOnlyList<ClearSignIns> jobs) =>
        batch.Sql.ExecuteMany(Clear, jobs, static (p, job) => p.Add(job.Key));
}
