using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Sql;

namespace Taktchat.Tenancy.SignIn;

/// <summary>Slows down who guesses: by address of the network, and by e-mail whether anybody has it or not.</summary>
internal sealed class SignInGuard(HotWriter writer, Database database, TimeProvider time)
{
    /// <summary>Sign-ins and renewals from one network address in a minute.</summary>
    private const int PerMinute = 60;
    private const int Capacity = 50_000;
    private const int MaxFailures = 10;
    private const long Window = 15 * 60_000;

    private static readonly SqlStatement Locked = new("select locked_until from sign_in_failures where key = $1");

    private readonly ConcurrentDictionary<string, (long Minute, int Count)> _addresses = new();

    /// <summary>Seconds to wait; null when this network address may go on.</summary>
    public int? Throttle(string? address)
    {
        var now = time.NowMs();
        var minute = now / 60_000;
        if (_addresses.Count > Capacity)
        {
            _addresses.Clear();
        }

        var (_, count) = _addresses.AddOrUpdate(address ?? "", _ => (minute, 1),
            (_, old) => old.Minute == minute ? (minute, old.Count + 1) : (minute, 1));
        return count > PerMinute ? (int)(60 - now / 1000 % 60) : null;
    }

    /// <summary>Whether this e-mail is locked now.</summary>
    public Task<bool> IsLockedAsync(string email, CancellationToken cancellationToken) =>
        database.ReadAsync(sql =>
        {
            long? until = null;
            sql.Query(Locked, KeyOf(email), static (p, k) => p.Add(k), (_, row) => until = row.GetLongOrNull(0));
            return until > time.NowMs();
        }, cancellationToken);

    public Task FailedAsync(string email) => writer.RunAsync(new NoteSignIn(KeyOf(email), failed: true, MaxFailures, Window));

    public Task SucceededAsync(string email) => writer.RunAsync(new NoteSignIn(KeyOf(email), failed: false, MaxFailures, Window));

    private static byte[] KeyOf(string email) => SHA256.HashData(Encoding.UTF8.GetBytes(email));
}

/// <summary>A sign-in that failed, or one that succeeded and clears the count.</summary>
internal sealed class NoteSignIn(byte[] key, bool failed, int maxFailures, long window) : WriteJob
{
    public byte[] Key { get; } = key;

    public bool Failed { get; } = failed;

    public int MaxFailures { get; } = maxFailures;

    public long Window { get; } = window;
}

internal sealed class NoteSignInHandler : IWriteHandler<NoteSignIn>
{
    private static readonly SqlStatement Count = new("""
        insert into sign_in_failures (key, count, since) values ($1, 1, $2)
        on conflict (key) do update set
          count = case when sign_in_failures.since < $3 then 1 else sign_in_failures.count + 1 end,
          since = case when sign_in_failures.since < $3 then $2 else sign_in_failures.since end,
          locked_until = case when sign_in_failures.since >= $3 and sign_in_failures.count + 1 >= $4 then $5
            else sign_in_failures.locked_until end
        """);

    private static readonly SqlStatement Clear = new("delete from sign_in_failures where key = $1");

    public void Run(WriteBatch batch, IReadOnlyList<NoteSignIn> jobs)
    {
        foreach (var job in jobs)
        {
            if (job.Failed)
            {
                batch.Sql.Execute(Count, (job, batch.Now), static (p, x) => p
                    .Add(x.job.Key).Add(x.Now).Add(x.Now - x.job.Window).Add(x.job.MaxFailures).Add(x.Now + x.job.Window));
            }
            else
            {
                batch.Sql.Execute(Clear, job, static (p, j) => p.Add(j.Key));
            }
        }
    }
}
