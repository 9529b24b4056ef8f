using System.Reflection;

namespace Taktchat.CloudApi.Ui;

/// <summary>Serves the demo phone from the assembly: a page, its style and its scripts, nothing from outside.</summary>
internal static class PageEndpoints
{
    private const string Root = "wwwroot/";
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; media-src 'self'; "
        + "connect-src 'self'; frame-src 'self'; frame-ancestors 'self'";

    private static readonly Dictionary<string, string> Types = new()
    {
        [".html"] = "text/html; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".svg"] = "image/svg+xml",
    };

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/", () => File("index.html"));
        app.MapGet("/_sim/ui", () => File("index.html"));
        app.MapGet("/_sim/ui/{name}", File);
        app.MapGet("/favicon.ico", () => File("icon.svg"));
    }

    private static IResult File(string name)
    {
        var type = Types.GetValueOrDefault(Path.GetExtension(name));
        var content = type is null ? null : Assembly.GetExecutingAssembly().GetManifestResourceStream(Root + name);
        return content is null ? Results.NotFound() : new Page(content, type!);
    }

    private sealed class Page(Stream content, string type) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            await using var stream = content;
            var response = httpContext.Response;
            response.ContentType = type;
            response.Headers.CacheControl = "no-cache";
            response.Headers["X-Content-Type-Options"] = "nosniff";
            response.Headers.ContentSecurityPolicy = Policy;
            await stream.CopyToAsync(response.Body, httpContext.RequestAborted);
        }
    }
}
