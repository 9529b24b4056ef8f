using Taktchat.Kernel;

namespace Taktchat.Server.Hosting;

/// <summary>Who may call us out of a browser: our own pages. A cookie and an open door to the hub are no use to another site's
/// script then, whatever a browser sends along. Programs name no origin and are judged by their token alone. No answer ever
/// carries a header of CORS.</summary>
internal static class Origins
{
    private static readonly Failure Foreign = new("request.foreign_origin", 403, new(
        "Esta ação só pode ser feita pelas páginas do próprio Taktchat.", "Only pages of Taktchat itself may do this.",
        "Esta acción solo puede hacerse desde las páginas del propio Taktchat."));

    /// <summary>Refuses what changes something, and whatever opens the hub, when a page of another site asks for it.</summary>
    public static void UseOrigins(this WebApplication app) => app.Use((http, next) =>
        IsGuarded(http.Request) && !IsFromHere(http.Request, app.Configuration["Taktchat:PublicUrl"])
            ? Foreign.ToProblem().ExecuteAsync(http)
            : next(http));

    private static bool IsGuarded(HttpRequest request) =>
        request.Path.StartsWithSegments("/hub", StringComparison.OrdinalIgnoreCase)
        || (request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
            && !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method));

    /// <summary>A browser says where a request comes from, and scripts cannot make it say something else.</summary>
    private static bool IsFromHere(HttpRequest request, string? publicUrl)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0)
        {
            return site is "same-origin" or "none";
        }

        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || (Uri.TryCreate(origin, UriKind.Absolute, out var from) && IsOurs(from, request.Host, publicUrl));
    }

    /// <summary>A proxy may call us by another name than the world does; the public address is that name.</summary>
    private static bool IsOurs(Uri from, HostString host, string? publicUrl) =>
        string.Equals(from.Authority, host.Value, StringComparison.OrdinalIgnoreCase)
        || (Uri.TryCreate(publicUrl, UriKind.Absolute, out var known) && from.Authority == known.Authority && from.Scheme == known.Scheme);
}
