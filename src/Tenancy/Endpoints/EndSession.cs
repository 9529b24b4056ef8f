using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Taktchat.Kernel;
using Taktchat.Kernel.Web;
using Taktchat.Tenancy.Contracts;
using Taktchat.Tenancy.SignIn;

namespace Taktchat.Tenancy.Endpoints;

/// <summary>Ends sessions of the caller. What they had open, on whatever node, is dropped within five seconds.</summary>
internal static class EndSessionEndpoint
{
    public static void Map(IEndpointRouteBuilder me)
    {
        me.MapDelete("/sessions/{id:guid}", EndAsync)
            .WithName("EndSession")
            .WithSummary("End one of the caller's sessions")
            .RequireSignIn()
            .ProducesProblem(StatusCodes.Status404NotFound);
        me.MapDelete("/sessions", EndOthersAsync)
            .WithName("EndOtherSessions")
            .WithSummary("End all of the caller's sessions but this one")
            .RequireSignIn();
    }

    internal static async Task<Results<NoContent, ProblemResult>> EndAsync(
        Guid id, Sessions sessions, Caller caller, CancellationToken cancellationToken) =>
        await sessions.EndAsync(caller.UserId, id, cancellationToken) ? TypedResults.NoContent() : Failures.NotFound.ToProblem();

    internal static async Task<NoContent> EndOthersAsync(
        Sessions sessions, Caller caller, ClaimsPrincipal principal, CancellationToken cancellationToken)
    {
        AccessTokens.TryRead(principal, out _, out var own);
        await sessions.EndOthersAsync(caller.UserId, own, cancellationToken);
        return TypedResults.NoContent();
    }
}
