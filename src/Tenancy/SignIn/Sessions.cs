using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Tenancy.Contracts;
using Taktchat.Tenancy.Domain;
using Taktchat.Tenancy.Judging;

namespace Taktchat.Tenancy.SignIn;

/// <summary>A session begun or renewed.</summary>
internal sealed record Granted(User User, Guid Session, string RefreshToken, long ExpiresAt, string? PhotoUrl)
{
    /// <summary>The person comes in for the first time ever.</summary>
    public bool IsFirst { get; init; }
}

/// <summary>Sessions and their rotating refresh tokens.</summary>
internal sealed class Sessions(TaktchatDb db, CompanyScope scope, AccessJudge judge, IUserPhotos photos, TimeProvider time)
{
    /// <summary>A renewed session lasts this long from now, and never longer than the second figure from its beginning.</summary>
    private static readonly TimeSpan Sliding = TimeSpan.FromDays(30);
    private static readonly TimeSpan Absolute = TimeSpan.FromDays(90);

    /// <summary>The answer to a rotation may be lost on the way, or two tabs may ask at once: for this long a used token
    /// still renews its session.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    public async Task<Granted> BeginAsync(User user, SignInPlace place, CancellationToken cancellationToken)
    {
        scope.Current = user.CompanyId;
        var session = Session.Of(user, place, time.NowMs() + (long)Absolute.TotalMilliseconds, time);
        return await db.WriteAsync(async () =>
        {
            var isFirst = user.FirstSignInAt is null && await NoteFirstAsync(user, cancellationToken);
            db.Add(session);
            var granted = Grant(user, session);
            await db.SaveChangesAsync(cancellationToken);
            return granted with { IsFirst = isFirst };
        }, cancellationToken);
    }

    /// <summary>The row decides, should two come in at once. Who had sessions before this was noted has been here already.</summary>
    private async Task<bool> NoteFirstAsync(User user, CancellationToken cancellationToken)
    {
        var hasBeenHere = await db.Set<Session>().AnyAsync(x => x.UserId == user.Id, cancellationToken);
        var now = time.NowMs();
        var noted = await db.Set<User>().Where(x => x.Id == user.Id && x.FirstSignInAt == null)
            .ExecuteUpdateAsync(x => x.SetProperty(u => u.FirstSignInAt, now), cancellationToken);
        return noted > 0 && !hasBeenHere;
    }

    /// <summary>A fresh pair for a token; null when the session is over. A token used twice ends its session.</summary>
    public async Task<Granted?> RenewAsync(string token, CancellationToken cancellationToken)
    {
        var hash = HashOf(token);
        var found = await db.OfEveryCompany<RefreshToken>().AsNoTracking().SingleOrDefaultAsync(x => x.Hash == hash, cancellationToken);
        if (found is null)
        {
            return null;
        }

        scope.Current = found.CompanyId;
        var now = time.NowMs();
        var session = await db.Set<Session>().AsNoTracking().SingleAsync(x => x.Id == found.SessionId, cancellationToken);
        var user = await db.Set<User>().SingleAsync(x => x.Id == session.UserId, cancellationToken);
        if (session.RevokedAt is not null || session.EndsAt <= now || found.ExpiresAt <= now
            || await judge.JudgeAsync(user.Id, session.Id, cancellationToken) is null)
        {
            return null;
        }

        return await db.WriteAsync(async () =>
        {
            var usedBefore = now - (long)Grace.TotalMilliseconds;
            var won = await db.Set<RefreshToken>()
                .Where(x => x.Id == found.Id && (x.UsedAt == null || x.UsedAt > usedBefore))
                .ExecuteUpdateAsync(x => x.SetProperty(t => t.UsedAt, t => t.UsedAt ?? now), cancellationToken);
            if (won == 0)
            {
                // Somebody has a token that was already exchanged: thief or victim, the session ends for both.
                await RevokeNowAsync(session.Id, now, cancellationToken);
                return null;
            }

            var granted = Grant(user, session);
            await db.SaveChangesAsync(cancellationToken);
            return granted;
        }, cancellationToken);
    }

    public async Task EndAsync(string token, CancellationToken cancellationToken)
    {
        var hash = HashOf(token);
        var found = await db.OfEveryCompany<RefreshToken>().AsNoTracking().SingleOrDefaultAsync(x => x.Hash == hash, cancellationToken);
        if (found is null)
        {
            return;
        }

        scope.Current = found.CompanyId;
        await db.WriteAsync(async () => await RevokeNowAsync(found.SessionId, time.NowMs(), cancellationToken), cancellationToken);
    }

    /// <summary>All running sessions of a person but one, after a changed password or a deactivation. Inside the caller's
    /// transaction.</summary>
    public Task<int> RevokeAllAsync(UserId user, Guid except, CancellationToken cancellationToken)
    {
        var now = time.NowMs();
        return db.Set<Session>().Where(x => x.UserId == user && x.Id != except && x.RevokedAt == null && x.EndsAt > now)
            .ExecuteUpdateAsync(x => x.SetProperty(s => s.RevokedAt, now), cancellationToken);
    }

    /// <summary>Running sessions of a person, the last used first, with the instant of their last renewal.</summary>
    public async Task<IReadOnlyList<(Session Session, long SeenAt)>> RunningAsync(UserId user, CancellationToken cancellationToken)
    {
        var now = time.NowMs();
        var rows = await db.Set<Session>().AsNoTracking().Where(x => x.UserId == user && x.RevokedAt == null && x.EndsAt > now)
            .Select(x => new { Session = x, Seen = db.Set<RefreshToken>().Where(t => t.SessionId == x.Id).Max(t => (long?)t.CreatedAt) })
            .ToListAsync(cancellationToken);
        return [.. rows.Select(x => (x.Session, x.Seen ?? x.Session.CreatedAt)).OrderByDescending(x => x.Item2).ThenByDescending(x => x.Session.Id)];
    }

    /// <summary>Ends one running session of a person; false when there is none of that id. Its screens are judged within seconds.</summary>
    public async Task<bool> EndAsync(UserId user, Guid session, CancellationToken cancellationToken)
    {
        var now = time.NowMs();
        return await db.WriteAsync(async () =>
        {
            var found = await db.Set<Session>().AsNoTracking().SingleOrDefaultAsync(
                x => x.Id == session && x.UserId == user && x.RevokedAt == null && x.EndsAt > now, cancellationToken);
            if (found is null || await RevokeNowAsync(session, now, cancellationToken) == 0)
            {
                return false;
            }

            db.Audit(new(found.CompanyId, user, AuditActions.SessionEnded, session, Places.Browser(found.UserAgent) ?? ""), time);
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }, cancellationToken);
    }

    /// <summary>Ends all running sessions of a person but one.</summary>
    public async Task EndOthersAsync(UserId user, Guid own, CancellationToken cancellationToken)
    {
        await db.WriteAsync(async () =>
        {
            if (await RevokeAllAsync(user, own, cancellationToken) > 0)
            {
                db.Audit(new(db.CurrentCompany, user, AuditActions.SessionsEnded, user.Value, ""), time);
                await db.SaveChangesAsync(cancellationToken);
            }

            return true;
        }, cancellationToken);
        judge.ForgetUser(user);
    }

    private async Task<int> RevokeNowAsync(Guid session, long now, CancellationToken cancellationToken)
    {
        var revoked = await db.Set<Session>().Where(x => x.Id == session && x.RevokedAt == null)
            .ExecuteUpdateAsync(x => x.SetProperty(s => s.RevokedAt, now), cancellationToken);
        judge.ForgetSession(session);
        return revoked;
    }

    private Granted Grant(User user, Session session)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var expires = Math.Min(session.EndsAt, time.NowMs() + (long)Sliding.TotalMilliseconds);
        db.Add(RefreshToken.Of(user.CompanyId, session.Id, HashOf(token), expires, time));
        return new(user, session.Id, token, expires, photos.Url(user.CompanyId, user.PhotoFileId));
    }

    private static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
