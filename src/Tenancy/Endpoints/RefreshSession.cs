using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Taktchat.Kernel;
using Taktchat.Tenancy.SignIn;

namespace Taktchat.Tenancy.Endpoints;

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
