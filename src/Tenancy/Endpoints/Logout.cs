using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Taktchat.Tenancy.SignIn;

namespace Taktchat.Tenancy.Endpoints;

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
