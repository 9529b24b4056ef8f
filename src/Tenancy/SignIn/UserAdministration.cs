using Microsoft.EntityFrameworkCore;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Web;
using Taktchat.Tenancy.Contracts;
using Taktchat.Tenancy.Domain;

namespace Taktchat.Tenancy.SignIn;

/// <summary>Changes people. A company never loses its last active admin, even when two admins demote each other at once.</summary>
internal sealed class UserAdministration(TaktchatDb db, Sessions sessions, Passwords passwords, Caller caller, TimeProvider time)
{
    public async Task<(User? User, Failure? Refusal)> ChangeAsync(
        UserId id, string? name, Role? role, bool? isActive, string? password, CancellationToken cancellationToken)
    {
        var hash = password is null ? null : passwords.Hash(password);
        try
        {
            return await db.WriteAsync<(User?, Failure?)>(async () =>
            {
                if (role is not null || isActive is not null)
                {
                    await TakeTurnAsync(cancellationToken);
                }

                var user = await db.Set<User>().SingleOrDefaultAsync(x => x.Id == id, cancellationToken);
                if (user is null)
                {
                    return (null, Failures.NotFound);
                }

                if (Loses(user, role, isActive) && await RefusalAsync(user, cancellationToken) is { } refusal)
                {
                    return (null, refusal);
                }

                var touchesAccess = hash is not null || isActive == false || (role is not null && role != user.Role);
                user.Change(name, role, isActive, hash, time);
                await db.SaveChangesAsync(cancellationToken);
                if (touchesAccess)
                {
                    await sessions.RevokeAllAsync(user.Id, cancellationToken);
                }

                return (user, null);
            }, cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return (null, TenancyFailures.Changed);
        }
    }

    private static bool Loses(User user, Role? role, bool? isActive) =>
        (isActive == false && user.DeactivatedAt is null) || (role is { } wanted && wanted != user.Role);

    private async Task<Failure?> RefusalAsync(User user, CancellationToken cancellationToken)
    {
        if (user.Id == caller.UserId)
        {
            return TenancyFailures.Self;
        }

        if (user.Role != Role.Admin || user.DeactivatedAt is not null)
        {
            return null;
        }

        return await db.Set<User>().AnyAsync(
            x => x.Id != user.Id && x.Role == Role.Admin && x.DeactivatedAt == null, cancellationToken) ? null : TenancyFailures.LastAdmin;
    }

    /// <summary>Who changes roles and activity waits here for the one before, with nothing else in hand: the lock that all
    /// share is the first, so nobody waits in a circle, and the admins counted afterwards are those who are left. An update
    /// of no key column lets the company's messages pass, which <c>for update</c> would not.</summary>
    private Task<int> TakeTurnAsync(CancellationToken cancellationToken) =>
        db.Set<Company>().Where(x => x.Id == caller.CompanyId)
            .ExecuteUpdateAsync(x => x.SetProperty(c => c.Language, c => c.Language), cancellationToken);
}
