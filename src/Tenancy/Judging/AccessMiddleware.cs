using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Web;
using Taktchat.Tenancy.Contracts;

namespace Taktchat.Tenancy.Judging;

/// <summary>Every request under <c>/api</c> and <c>/hub</c>: who calls, for which company, and whether the route's
/// permission is his. A route that names none is closed.</summary>
internal sealed class AccessMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http, IAccessJudge judge, CompanyScope scope, Caller caller)
    {
        var endpoint = http.GetEndpoint();
        if (endpoint is null || endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null || !IsGuarded(http.Request.Path))
        {
            await next(http);
            return;
        }

        if (!AccessTokens.TryRead(http.User, out var user, out var family)
            || await judge.JudgeAsync(user, family, http.RequestAborted) is not { } access)
        {
            await Failures.Unauthorized.ToProblem().ExecuteAsync(http);
            return;
        }

        // Routing answers a wrong method or content type by an endpoint of its own, which is not a route of ours.
        var isRoute = endpoint is Microsoft.AspNetCore.Routing.RouteEndpoint;
        var requirement = endpoint.Metadata.GetMetadata<PermissionRequirement>();
        if (isRoute && (requirement is null
            || (requirement.Key is { } key && !access.Permissions.Contains(key))))
        {
            await Failures.Forbidden.ToProblem().ExecuteAsync(http);
            return;
        }

        scope.Current = access.CompanyId;
        (caller.UserId, caller.CompanyId, caller.Name, caller.Permissions) =
            (access.UserId, access.CompanyId, access.Name, access.Permissions);
        await next(http);
    }

    private static bool IsGuarded(PathString path) =>
        path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments("/hub", StringComparison.OrdinalIgnoreCase);
}
