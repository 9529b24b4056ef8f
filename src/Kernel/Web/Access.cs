using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Taktchat.Kernel.Web;

/// <summary>Who is calling, judged anew for each request.</summary>
public sealed class Caller
{
    public UserId UserId { get; set; }

    public CompanyId CompanyId { get; set; }

    public string Name { get; set; } = "";

    public IReadOnlySet<string> Permissions { get; set; } = new HashSet<string>();

    public bool May(string permission) => Permissions.Contains(permission);
}

/// <summary>The permission key a route asks for; null when it is enough to be signed in.</summary>
public sealed record PermissionRequirement(string? Key);

/// <summary>How a route names who may call it. Every route under <c>/api</c> has exactly one of these on its own line,
/// or <c>AllowAnonymous()</c>; a test walks all routes.</summary>
public static class AccessRequirements
{
    public static RouteHandlerBuilder RequirePermission(this RouteHandlerBuilder route, string key) =>
        route.WithMetadata(new PermissionRequirement(key))
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden);

    /// <summary>For what concerns only the caller: one's own session.</summary>
    public static RouteHandlerBuilder RequireSignIn(this RouteHandlerBuilder route) =>
        route.WithMetadata(new PermissionRequirement(null)).ProducesProblem(StatusCodes.Status401Unauthorized);
}
