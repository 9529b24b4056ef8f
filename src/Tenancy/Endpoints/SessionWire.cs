using Microsoft.AspNetCore.Http;
using Taktchat.Tenancy.Contracts;
using Taktchat.Tenancy.Domain;
using Taktchat.Tenancy.SignIn;

namespace Taktchat.Tenancy.Endpoints;

/// <summary>The signed-in person.</summary>
/// <param name="Role"><c>admin</c>, <c>supervisor</c> or <c>agent</c>.</param>
/// <param name="IsSuperAdmin">Also administers the installation.</param>
/// <param name="PhotoUrl">Signed, good for half an hour at least; null without a photo.</param>
public sealed record SessionUser(
    Guid Id, string Name, string Email, string Role, bool IsSuperAdmin, string? Language, string? PhotoUrl);

/// <summary>The company of the signed-in person.</summary>
public sealed record SessionCompany(Guid Id, string Name, string TimeZone, string Language);

/// <summary>A session as the browser keeps it in memory.</summary>
/// <param name="AccessToken">For <c>Authorization: Bearer</c>; null where the session is only described.</param>
/// <param name="ExpiresIn">Seconds.</param>
/// <param name="Permissions">Keys the person has now.</param>
/// <param name="IsFirstSignIn">True in the answer to the very first sign-in of this person, and never again.</param>
public sealed record SessionResponse(
    string? AccessToken, int ExpiresIn, SessionUser User, SessionCompany Company, IReadOnlyList<string> Permissions,
    bool IsFirstSignIn);

internal static class SessionWire
{
    public const string Cookie = "taktchat_refresh";

    public static SessionResponse Describe(User user, Company company, string? photoUrl, string? accessToken, bool isFirst = false) => new(
        accessToken, (int)TokenIssuer.Lifetime.TotalSeconds,
        new(user.Id.Value, user.Name, user.Email, user.Role.Word(), user.IsSuperAdmin == 1, user.Language, photoUrl),
        new(company.Id.Value, company.Name, company.TimeZone, company.Language),
        [.. Roles.PermissionsOf(user.Role, user.IsSuperAdmin == 1).Order(StringComparer.Ordinal)], isFirst);

    /// <summary>Out of reach of scripts, and sent only by our own pages.</summary>
    public static void SetRefreshCookie(this HttpResponse response, string token, long expiresAt) =>
        response.Cookies.Append(Cookie, token, Options(response, DateTimeOffset.FromUnixTimeMilliseconds(expiresAt)));

    public static void DeleteRefreshCookie(this HttpResponse response) =>
        response.Cookies.Delete(Cookie, Options(response, null));

    private static CookieOptions Options(HttpResponse response, DateTimeOffset? expires) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = response.HttpContext.Request.IsHttps,
        Path = "/api/auth",
        Expires = expires,
    };
}
