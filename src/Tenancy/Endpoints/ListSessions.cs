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

/// <summary>Where the caller is signed in.</summary>
internal static class ListSessionsEndpoint
{
    public static void Map(IEndpointRouteBuilder me) =>
        me.MapGet("/sessions", HandleAsync)
            .WithName("ListSessions")
            .WithSummary("List the caller's running sessions, the last used first")
            .RequireSignIn();

    internal static async Task<Ok<IReadOnlyList<SessionView>>> HandleAsync(
        Sessions sessions, Caller caller, ClaimsPrincipal principal, CancellationToken cancellationToken)
    {
        AccessTokens.TryRead(principal, out _, out var own);
        var running = await sessions.RunningAsync(caller.UserId, cancellationToken);
        return TypedResults.Ok<IReadOnlyList<SessionView>>([.. running.Select(x => new SessionView(
            x.Session.Id, x.Session.CreatedAt.ToTime(), x.SeenAt.ToTime(), Places.Browser(x.Session.UserAgent), x.Session.Network,
            x.Session.Id == own))]);
    }
}
