using Microsoft.EntityFrameworkCore;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Web;
using Taktchat.Tenancy.Domain;

namespace Taktchat.Tenancy.SignIn;

/// <summary>What people change about themselves; null stays as it is.</summary>
internal sealed record OwnChange(string? Name, Preferences Preferences, string? CurrentPassword, string? NewPassword);

/// <summary>People's own accounts: name, how they like the screens, password.</summary>
internal sealed class OwnAccount(
    TaktchatDb db, UserAdministration administration, Passwords passwords, SignInGuard guard, Caller caller, TimeProvider time)
{
    public Task<User?> FindAsync(CancellationToken cancellationToken) =>
        db.Set<User>().SingleOrDefaultAsync(x => x.Id == caller.UserId, cancellationToken);

    /// <param name="own">The session that asks: it stays when the password changes, and no other does.</param>
    public async Task<(User? User, Failure? Refusal)> ChangeAsync(OwnChange change, Guid own, CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not { } user)
        {
            return (null, Failures.Unauthorized);
        }

        if (change.NewPassword is not null && !await IsKnownAsync(user, change.CurrentPassword ?? ""))
        {
            var fields = new Fields();
            fields.Add("currentPassword", TenancyFailures.WrongPassword);
            return (null, fields.Failure);
        }

        try
        {
            if (change.Preferences != Preferences.None)
            {
                user.Prefer(change.Preferences, time);
                await db.SaveChangesAsync(cancellationToken);
            }
        }
        catch (DbUpdateConcurrencyException)
        {
            return (null, TenancyFailures.Changed);
        }

        return change.Name is null && change.NewPassword is null
            ? (user, null)
            : await administration.ChangeAsync(user.Id, new(change.Name, null, null, change.NewPassword), own, cancellationToken);
    }

    /// <summary>Counted like a sign-in: whoever got hold of an open screen must not guess the password there.</summary>
    private async Task<bool> IsKnownAsync(User user, string password)
    {
        var mayTry = await guard.MayTryAsync(user.Email);
        if (!passwords.Verify(mayTry ? user.PasswordHash : null, password, out _))
        {
            return false;
        }

        await guard.SucceededAsync(user.Email);
        return true;
    }
}
