using Microsoft.AspNetCore.Diagnostics;
using Taktchat.Kernel;

namespace Taktchat.Server.Hosting;

/// <summary>Turns what went wrong into a problem document: the reader's mistake in words, ours without its inside.</summary>
internal static partial class Errors
{
    private static readonly Dictionary<int, Failure> ByStatus = new()
    {
        [404] = Failures.NotFound,
        [405] = new("request.method_not_allowed", 405, new(
            "Este endereço não aceita este método.", "This address does not accept this method.", "Esta dirección no acepta este método.")),
        [413] = new("request.too_large", 413, new(
            "O conteúdo é grande demais.", "The content is too large.", "El contenido es demasiado grande.")),
        [415] = new("request.unsupported_media_type", 415, new(
            "Envie o conteúdo como application/json.", "Send the content as application/json.", "Envíe el contenido como application/json.")),
    };

    public static void UseProblems(this WebApplication app)
    {
        app.UseExceptionHandler(handler => handler.Run(HandleAsync));
        app.UseStatusCodePages(context =>
        {
            var http = context.HttpContext;
            return IsOurs(http.Request.Path)
                ? Of(http.Response.StatusCode).ToProblem().ExecuteAsync(http)
                : Task.CompletedTask;
        });
    }

    private static async Task HandleAsync(HttpContext http)
    {
        var error = http.Features.Get<IExceptionHandlerFeature>()?.Error;
        if (http.RequestAborted.IsCancellationRequested)
        {
            return;
        }

        if (error is BadHttpRequestException bad)
        {
            await Of(bad.StatusCode).ToProblem().ExecuteAsync(http);
            return;
        }

        LogFailed(http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Taktchat.Requests"), error,
            http.Request.Method, http.GetEndpoint()?.DisplayName ?? "?");
        await Failures.Unexpected.ToProblem().ExecuteAsync(http);
    }

    private static Failure Of(int status) => ByStatus.TryGetValue(status, out var known) ? known
        : status >= 500 ? Failures.Unexpected : Failures.BadRequest with { Status = status };

    private static bool IsOurs(PathString path) =>
        path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments("/webhooks", StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments("/hub", StringComparison.OrdinalIgnoreCase);

    // The endpoint's name, not the path: paths carry ids and keys.
    [LoggerMessage(1910, LogLevel.Error, "{Method} {Endpoint} failed")]
    private static partial void LogFailed(ILogger logger, Exception? error, string method, string endpoint);
}
