using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Web;
using Taktchat.Tenancy.Domain;
using Taktchat.Tenancy.SignIn;

namespace Taktchat.Tenancy.Endpoints;

/// <summary>E-mail and password.</summary>
public sealed record LoginRequest(string? Email, string? Password);

/// <summary>Signs somebody in.</summary>
internal static class LoginEndpoint
{
    public static void Map(IEndpointRouteBuilder auth) =>
        auth.MapPost("/login", HandleAsync)
            .WithName("Login")
            .WithSummary("Sign in")
            .AllowAnonymous()
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);

    internal static async Task<Results<Ok<SessionResponse>, ProblemResult>> HandleAsync(
        LoginRequest request, SignInDesk desk, HttpContext http, CancellationToken cancellationToken)
    {
        // Whatever is no address or password of ours takes the same way, so that the answer tells nothing.
        var email = new Fields().Email("email", request.Email);
        var password = request.Password is { Length: > 0 and <= 128 } given ? given : "-";
        var (session, failure) = await desk.SignInAsync(email, password, http, cancellationToken);
        return session is not null ? TypedResults.Ok(session) : failure!.ToProblem();
    }
}

/// <summary>Renews a session by its cookie.</summary>
internal static class RefreshEndpoint
{
    public static void Map(IEndpointRouteBuilder auth) =>
        auth.MapPost("/refresh", HandleAsync)
            .WithName("RefreshSession")
            .WithSummary("Renew the session of the refresh cookie")
            .AllowAnonymous()
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);

    internal static async Task<Results<Ok<SessionResponse>, ProblemResult>> HandleAsync(
        SignInDesk desk, HttpContext http, CancellationToken cancellationToken)
    {
        if (desk.Throttled(Door.Renewal, http) is { } throttled)
        {
            return throttled.ToProblem();
        }

        return await desk.RenewAsync(http, cancellationToken) is { } session
            ? TypedResults.Ok(session)
            : TenancyFailures.SessionExpired.ToProblem();
    }
}

/// <summary>Ends a session for good.</summary>
internal static class LogoutEndpoint
{
    public static void Map(IEndpointRouteBuilder auth) =>
        auth.MapPost("/logout", HandleAsync)
            .WithName("Logout")
            .WithSummary("End the session of the refresh cookie")
            .AllowAnonymous();

    internal static async Task<NoContent> HandleAsync(SignInDesk desk, HttpContext http, CancellationToken cancellationToken)
    {
        await desk.SignOutAsync(http, cancellationToken);
        return TypedResults.NoContent();
    }
}

/// <summary>Who is signed in, and what for.</summary>
internal static class MeEndpoint
{
    public static void Map(IEndpointRouteBuilder auth) =>
        auth.MapGet("/me", HandleAsync)
            .WithName("GetMe")
            .WithSummary("Describe the caller's session")
            .RequireSignIn();

    internal static async Task<Results<Ok<SessionResponse>, ProblemResult>> HandleAsync(
        TaktchatDb db, Caller caller, CancellationToken cancellationToken)
    {
        var user = await db.Set<User>().AsNoTracking().SingleOrDefaultAsync(x => x.Id == caller.UserId, cancellationToken);
        if (user is null)
        {
            return Failures.Unauthorized.ToProblem();
        }

        var company = await db.Set<Company>().AsNoTracking().SingleAsync(x => x.Id == caller.CompanyId, cancellationToken);
        return TypedResults.Ok(SessionWire.Describe(user, company, null));
    }
}
