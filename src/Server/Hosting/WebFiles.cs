using Microsoft.Extensions.FileProviders;

namespace Taktchat.Server.Hosting;

/// <summary>Serves the web app and the headers that fence it in.</summary>
internal static class WebFiles
{
    private const string ContentSecurityPolicy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
        + "connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    private static readonly PathString[] NotPages = ["/api", "/hub", "/webhooks", "/health", "/openapi", "/docs", "/assets", "/media"];

    /// <summary>The slim host leaves out the regular expressions that the fallback to the web app is fenced by.</summary>
    public static IServiceCollection AddWebApp(this IServiceCollection services) => services.Configure<RouteOptions>(
        x => x.SetParameterPolicy<Microsoft.AspNetCore.Routing.Constraints.RegexInlineRouteConstraint>("regex"));

    public static void UseSecurityHeaders(this WebApplication app) => app.Use(static (http, next) =>
    {
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.XFrameOptions = "DENY";
        if (!http.Request.Path.StartsWithSegments("/docs", StringComparison.Ordinal))
        {
            // The reader of the API documentation brings scripts of its own inline.
            headers.ContentSecurityPolicy = ContentSecurityPolicy;
        }

        if (http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
        {
            headers.CacheControl = "no-store";
        }

        return next(http);
    });

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
                if (Array.Exists(NotPages, x => http.Request.Path.StartsWithSegments(x, StringComparison.OrdinalIgnoreCase)))
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
