using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Taktchat.Kernel;
using Taktchat.Kernel.Web;
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
