using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Tenancy.Domain;
using Taktchat.Tenancy.Endpoints;

namespace Taktchat.Tenancy.SignIn;

/// <summary>Checks who wants to come in, and hands out sessions.</summary>
internal sealed class SignInDesk(
    TaktchatDb db, CompanyScope scope, Sessions sessions, Passwords passwords, SignInGuard guard, TokenIssuer tokens)
{
    /// <summary>One answer and one duration for everything that is not a sign-in.</summary>
    public async Task<(SessionResponse? Session, Failure? Failure)> SignInAsync(
        string email, string password, HttpContext http, CancellationToken cancellationToken)
    {
        if (Throttled(Door.SignIn, http) is { } throttled)
        {
            return (null, throttled);
        }

        var mayTry = await guard.MayTryAsync(email);
        var user = await db.OfEveryCompany<User>().SingleOrDefaultAsync(x => x.Email == email, cancellationToken);
        scope.Current = user?.CompanyId;
        // Under a lock the password meets nobody's hash: not looked at, and in the same time.
        var matches = passwords.Verify(mayTry ? user?.PasswordHash : null, password, out var rehash);
        var company = user is null ? null : await db.Set<Company>().SingleOrDefaultAsync(x => x.Id == user.CompanyId, cancellationToken);
        if (!matches || user is null || user.DeactivatedAt is not null || company is null or { BlockedAt: not null })
        {
            return (null, TenancyFailures.InvalidCredentials);
        }

        await guard.SucceededAsync(email);
        if (rehash)
        {
            user.Rehash(passwords.Hash(password));
        }

        return (await BeginAsync(user, company, http, cancellationToken), null);
    }

    public async Task<SessionResponse> BeginAsync(User user, Company company, HttpContext http, CancellationToken cancellationToken)
    {
        var granted = await sessions.BeginAsync(user, Places.Of(http), cancellationToken);
        http.Response.SetRefreshCookie(granted.RefreshToken, granted.ExpiresAt);
        return SessionWire.Describe(
            user, company, granted.PhotoUrl, tokens.Issue(user, granted.Session), granted.IsFirst);
    }

    public async Task<SessionResponse?> RenewAsync(HttpContext http, CancellationToken cancellationToken)
    {
        if (http.Request.Cookies[SessionWire.Cookie] is not { Length: > 0 and < 200 } token
            || await sessions.RenewAsync(token, cancellationToken) is not { } granted)
        {
            return null;
        }

        var company = await db.Set<Company>().SingleAsync(x => x.Id == granted.User.CompanyId, cancellationToken);
        http.Response.SetRefreshCookie(granted.RefreshToken, granted.ExpiresAt);
        return SessionWire.Describe(
            granted.User, company, granted.PhotoUrl, tokens.Issue(granted.User, granted.Session));
    }

    public async Task SignOutAsync(HttpContext http, CancellationToken cancellationToken)
    {
        if (http.Request.Cookies[SessionWire.Cookie] is { Length: > 0 and < 200 } token)
        {
            await sessions.EndAsync(token, cancellationToken);
            http.Response.DeleteRefreshCookie();
        }
    }

    public Failure? Throttled(Door door, HttpContext http) =>
        guard.Throttle(door, http.Connection.RemoteIpAddress?.ToString()) is { } seconds
            ? TenancyFailures.TooManyAttempts with { RetryAfterSeconds = seconds }
            : null;
}
