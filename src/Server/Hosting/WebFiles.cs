using Microsoft.Extensions.FileProviders;

namespace Taktchat.Server.Hosting;

/// <summary>Serves the web app and the headers that fence it in.</summary>
internal static class WebFiles
{
    /// <summary>For pages: nothing remote; pictures and voices of a conversation may come out of memory.</summary>
    private const string PagePolicy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; media-src 'self' data: blob:; "
        + "font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>For answers to programs, which a browser shows only when somebody opens their address.</summary>
    private const string DataPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>The reader of the API documentation brings scripts of its own inline.</summary>
    private const string DocsPolicy = "object-src 'none'; base-uri 'self'; frame-ancestors 'none'";

    /// <summary>A voice message is recorded and a place is sent; nothing else of the device is asked for.</summary>
    private const string PermissionsPolicy =
        "microphone=(self), camera=(), geolocation=(self), payment=(), usb=(), serial=(), bluetooth=(), midi=(), display-capture=()";

    private static readonly PathString[] Data = ["/api", "/hub", "/webhooks", "/health", "/openapi"];

    private static readonly PathString[] NotPages = [.. Data, "/docs", "/assets", "/media", "/metrics", "/swagger"];

    /// <summary>The slim host leaves out the regular expressions that the fallback to the web app is fenced by.</summary>
    public static IServiceCollection AddWebApp(this IServiceCollection services) => services.Configure<RouteOptions>(
        x => x.SetParameterPolicy<Microsoft.AspNetCore.Routing.Constraints.RegexInlineRouteConstraint>("regex"));

    public static void UseSecurityHeaders(this WebApplication app) => app.Use(static (http, next) =>
    {
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.XFrameOptions = "DENY";
        headers.ContentSecurityPolicy = PolicyOf(http.Request.Path);
        headers["Permissions-Policy"] = PermissionsPolicy;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
        {
            headers.CacheControl = "no-store";
        }

        return next(http);
    });

    private static string PolicyOf(PathString path) => IsUnder(Data, path) ? DataPolicy
        : path.StartsWithSegments("/docs", StringComparison.OrdinalIgnoreCase) ? DocsPolicy : PagePolicy;

    private static bool IsUnder(PathString[] places, PathString path) =>
        Array.Exists(places, x => path.StartsWithSegments(x, StringComparison.OrdinalIgnoreCase));

    /// <summary>Such as <c>/.git/config</c>: nobody who asks for that wants a page.</summary>
    private static bool IsHidden(PathString path) => path.Value!.Contains("/.", StringComparison.Ordinal);

    public static void UseWebApp(this WebApplication app)
    {
        // Published, the files lie beside the program; in a build folder they are still where npm writes them.
        string[] places = [Path.Combine(app.Environment.ContentRootPath, "wwwroot"),
            Path.GetFullPath(Path.Combine(app.Environment.ContentRootPath, "../../../wwwroot"))];
        if (places.FirstOrDefault(x => File.Exists(Path.Combine(x, "index.html"))) is not { } folder)
        {
            return;
        }

        var files = new PhysicalFileProvider(folder);
        app.UseResponseCompression();
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = files,
            OnPrepareResponse = static context => context.Context.Response.Headers.CacheControl =
                context.Context.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal)
                    ? "public, max-age=31536000, immutable" : "no-cache",
        });
        // Every address that is neither a file nor ours is a page of the app.
        app.MapFallback(async http =>
            {
                if (IsUnder(NotPages, http.Request.Path) || IsHidden(http.Request.Path))
                {
                    http.Response.StatusCode = StatusCodes.Status404NotFound;
                    return;
                }

                http.Response.ContentType = "text/html; charset=utf-8";
                http.Response.Headers.CacheControl = "no-cache";
                await http.Response.SendFileAsync(files.GetFileInfo("index.html"), http.RequestAborted);
            }).AllowAnonymous().ExcludeFromDescription();
    }
}
