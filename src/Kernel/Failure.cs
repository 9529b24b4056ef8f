using Microsoft.AspNetCore.Http;

namespace Taktchat.Kernel;

/// <summary>An expected refusal: a stable code that integrators may rely on, an HTTP status and a sentence for people.</summary>
public sealed record Failure(string Code, int Status, Words Sentence)
{
    /// <summary>Seconds after which it makes sense to try again, sent as <c>Retry-After</c>.</summary>
    public int? RetryAfterSeconds { get; init; }

    /// <summary>Field name → what is wrong with it; only for <c>validation.failed</c>.</summary>
    public IReadOnlyDictionary<string, Words[]>? Fields { get; init; }

    /// <summary>More members of the problem document, for example the current row of a conflict.</summary>
    public IReadOnlyDictionary<string, object?>? Extensions { get; init; }

    public static Failure Conflict(string code, string ptBr, string en, string es) => new(code, 409, new(ptBr, en, es));

    public static Failure Unprocessable(string code, string ptBr, string en, string es) => new(code, 422, new(ptBr, en, es));

    /// <summary>A single field that is wrong.</summary>
    public static Failure Field(string field, string ptBr, string en, string es) =>
        Failures.Validation with { Fields = new Dictionary<string, Words[]> { [field] = [new(ptBr, en, es)] } };

    /// <summary>The <c>application/problem+json</c> answer, worded in the language of the request.</summary>
    public ProblemResult ToProblem() => new(this);
}

/// <summary>Refusals that every module knows.</summary>
public static class Failures
{
    public static readonly Failure NotFound = new("not_found", 404, new(
        "Não encontramos o que você procura.", "We could not find what you asked for.", "No encontramos lo que busca."));

    public static readonly Failure Unauthorized = new("auth.unauthorized", 401, new(
        "Entre novamente para continuar.", "Please sign in again.", "Inicie sesión de nuevo."));

    public static readonly Failure Forbidden = new("auth.forbidden", 403, new(
        "Seu perfil não permite esta ação.", "Your role does not allow this.", "Su perfil no permite esta acción."));

    public static readonly Failure Validation = new("validation.failed", 400, new(
        "Confira os campos destacados.", "Please check the marked fields.", "Revise los campos marcados."));

    public static readonly Failure BadRequest = new("request.malformed", 400, new(
        "Não entendemos a requisição.", "The request could not be understood.", "No entendimos la solicitud."));

    public static readonly Failure BadCursor = new("paging.bad_cursor", 400, new(
        "O marcador de página não é válido.", "The page cursor is not valid.", "El marcador de página no es válido."));

    public static readonly Failure Busy = new("server.busy", 503, new(
        "Há muito movimento agora. Tente de novo em instantes.", "Too busy right now. Please try again shortly.",
        "Hay mucho movimiento ahora. Intente de nuevo en instantes."))
    { RetryAfterSeconds = 2 };

    public static readonly Failure Unexpected = new("server.error", 500, new(
        "Algo deu errado do nosso lado. Tente de novo.", "Something went wrong on our side. Please try again.",
        "Algo salió mal de nuestro lado. Intente de nuevo."));
}

/// <summary>Writes a <see cref="Failure"/> as a problem document.</summary>
public sealed class ProblemResult(Failure failure) : IResult, IStatusCodeHttpResult
{
    public Failure Failure { get; } = failure;

    public int? StatusCode => Failure.Status;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var language = httpContext.Request.Language();
        var body = new Dictionary<string, object?>
        {
            ["type"] = $"urn:taktchat:{Failure.Code}",
            ["title"] = Failure.Sentence.In(language),
            ["status"] = Failure.Status,
            ["detail"] = Failure.Sentence.In(language),
            ["code"] = Failure.Code,
            ["traceId"] = System.Diagnostics.Activity.Current?.TraceId.ToString() ?? httpContext.TraceIdentifier,
        };
        if (Failure.Fields is { } fields)
        {
            body["errors"] = fields.ToDictionary(x => x.Key, x => x.Value.Select(w => w.In(language)).ToArray());
        }

        foreach (var (key, value) in Failure.Extensions ?? new Dictionary<string, object?>())
        {
            body[key] = value;
        }

        httpContext.Response.StatusCode = Failure.Status;
        if (Failure.RetryAfterSeconds is { } seconds)
        {
            httpContext.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return httpContext.Response.WriteAsJsonAsync(body, (System.Text.Json.JsonSerializerOptions?)null,
            "application/problem+json; charset=utf-8", httpContext.RequestAborted);
    }
}
