using Microsoft.EntityFrameworkCore;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Web;
using Taktchat.Tenancy.Contracts;
using Taktchat.Tenancy.Domain;

namespace Taktchat.Tenancy.SignIn;

/// <summary>What an admin changes about a person; null stays as it is.</summary>
internal sealed record UserChange(string? Name, Role? Role, bool? IsActive, string? Password);

/// <summary>Changes people. A company never loses its last active admin, even when two admins demote each other at once.</summary>
internal sealed class UserAdministration(TaktchatDb db, Sessions sessions, Passwords passwords, Caller caller, TimeProvider time)
{
    /// <param name="own">The session that asks: it stays when people change their own password.</param>
    public async Task<(User? User, Failure? Refusal)> ChangeAsync(
        UserId id, UserChange change, Guid own, CancellationToken cancellationToken)
    {
        var hash = change.Password is null ? null : passwords.Hash(change.Password);
        try
        {
            return await db.WriteAsync<(User?, Failure?)>(async () =>
            {
                if (change.Role is not null || change.IsActive is not null)
                {
                    await TakeTurnAsync(cancellationToken);
                }

                var user = await db.Set<User>().SingleOrDefaultAsync(x => x.Id == id, cancellationToken);
                if (user is null)
                {
                    return (null, Failures.NotFound);
                }

                if (Loses(user, change) && await RefusalAsync(user, cancellationToken) is { } refusal)
                {
                    return (null, refusal);
                }

                var before = (user.Name, user.Role, IsActive: user.DeactivatedAt is null);
                user.Change(change.Name, change.Role, change.IsActive, hash, time);
                Audit(user, before, hash is not null);
                await db.SaveChangesAsync(cancellationToken);
                // A role needs no new session: what it permits is judged on each request.
                if (hash is not null || change.IsActive == false)
                {
                    await sessions.RevokeAllAsync(user.Id, own, cancellationToken);
                }

                return (user, null);
            }, cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return (null, TenancyFailures.Changed);
        }
    }

    /// <summary>Of a password only that it changed.</summary>
    private void Audit(User user, (string Name, Role Role, bool IsActive) before, bool hasNewPassword)
    {
        var isActive = user.DeactivatedAt is null;
        var changes = AuditChange.Of(("name", before.Name, user.Name), ("role", before.Role.Word(), user.Role.Word()));
        var action = isActive == before.IsActive ? AuditActions.UserChanged
            : isActive ? AuditActions.UserActivated : AuditActions.UserDeactivated;
        if (hasNewPassword)
        {
            changes = [.. changes, AuditChange.Secret("password")];
        }

        if (changes.Count > 0 || action != AuditActions.UserChanged)
        {
            db.Audit(new(user.CompanyId, caller.UserId, action, user.Id.Value, user.Name) { Changes = changes }, time);
        }
    }

    private static bool Loses(User user, UserChange change) =>
        (change.IsActive == false && user.DeactivatedAt is null) || (change.Role is { } wanted && wanted != user.Role);

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
