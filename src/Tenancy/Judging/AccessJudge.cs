using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Events;
using Taktchat.Tenancy.Contracts;
using Taktchat.Tenancy.Domain;

namespace Taktchat.Tenancy.Judging;

/// <summary>Judges access from the database, remembered for four seconds and forgotten at once on a change made here. A change
/// made on another node counts within five.</summary>
internal sealed class AccessJudge(IServiceScopeFactory scopes, TimeProvider time)
    : IAccessJudge, IAfterCommit<UserChanged>, IAfterCommit<CompanyChanged>
{
    private const int Capacity = 20_000;
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(4);

    private readonly ConcurrentDictionary<(UserId, Guid), (Access? Access, long ReadAt)> _known = new();

    public ValueTask<Access?> JudgeAsync(UserId user, Guid family, CancellationToken cancellationToken) =>
        _known.TryGetValue((user, family), out var known) && time.GetElapsedTime(known.ReadAt) < MaxAge
            ? ValueTask.FromResult(known.Access)
            : JudgeAnewAsync(user, family, cancellationToken);

    public async ValueTask<Access?> JudgeAnewAsync(UserId user, Guid family, CancellationToken cancellationToken)
    {
        // The age counts from before the read: what changes meanwhile is not missed for longer.
        var at = time.GetTimestamp();
        var access = await ReadAsync(user, family, cancellationToken);
        if (_known.Count > Capacity)
        {
            _known.Clear();
        }

        _known[(user, family)] = (access, at);
        return access;
    }

    public void ForgetSession(Guid family)
    {
        foreach (var key in _known.Keys.Where(x => x.Item2 == family))
        {
            _known.TryRemove(key, out _);
        }
    }

    public ValueTask HandleAsync(UserChanged happened, CancellationToken cancellationToken)
    {
        ForgetUser(happened.UserId);
        return ValueTask.CompletedTask;
    }

    public ValueTask HandleAsync(CompanyChanged happened, CancellationToken cancellationToken)
    {
        _known.Clear();
        return ValueTask.CompletedTask;
    }

    internal void ForgetUser(UserId user)
    {
        foreach (var key in _known.Keys.Where(x => x.Item1 == user))
        {
            _known.TryRemove(key, out _);
        }
    }

    private async Task<Access?> ReadAsync(UserId user, Guid family, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TaktchatDb>();
        var now = time.NowMs();
        var row = await (
            from u in db.OfEveryCompany<User>().AsNoTracking()
            join s in db.OfEveryCompany<Session>().AsNoTracking() on new { u.CompanyId, UserId = u.Id } equals new { s.CompanyId, s.UserId }
            join c in db.Set<Company>().AsNoTracking() on u.CompanyId equals c.Id
            where u.Id == user && s.Id == family && u.DeactivatedAt == null && c.BlockedAt == null
                && s.RevokedAt == null && s.EndsAt > now
            select new { u.CompanyId, u.Name, u.Role, u.IsSuperAdmin }).SingleOrDefaultAsync(cancellationToken);
        return row is null ? null : new Access(row.CompanyId, user, family, row.Name, row.Role, row.IsSuperAdmin == 1,
            Roles.PermissionsOf(row.Role, row.IsSuperAdmin == 1));
    }
}
