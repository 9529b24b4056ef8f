using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Taktchat.Kernel;

namespace Taktchat.Channels.Inbound;

/// <summary>Where Meta delivers: <c>/webhooks/whatsapp/{connectionKey}</c>. A body is answered 200 only after all its
/// updates are committed; what happens to them afterwards is nobody's business here.</summary>
internal static class WebhookEndpoint
{
    /// <summary>Meta's own limit of a payload (reference 1.3).</summary>
    private const int MaxBody = 3 * 1024 * 1024;

    private const int MaxChallenge = 1000;

    public static void Map(IEndpointRouteBuilder root)
    {
        root.MapMethods("/webhooks/whatsapp/{key}", ["GET"], (RequestDelegate)HandshakeAsync).AllowAnonymous().ExcludeFromDescription();
        root.MapMethods("/webhooks/whatsapp/{key}", ["POST"], (RequestDelegate)ReceiveAsync).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task HandshakeAsync(HttpContext http)
    {
        var services = http.RequestServices;
        var target = await services.GetRequiredService<WebhookRegistry>().FindAsync(Key(http));
        if (target is null)
        {
            await Failures.NotFound.ToProblem().ExecuteAsync(http);
            return;
        }

        var token = Encoding.UTF8.GetBytes(http.Request.Query["hub.verify_token"].ToString());
        var challenge = http.Request.Query["hub.challenge"].ToString();
        if (http.Request.Query["hub.mode"] != "subscribe" || challenge.Length is 0 or > MaxChallenge
            || target.VerifyToken.Length == 0 || !CryptographicOperations.FixedTimeEquals(token, target.VerifyToken))
        {
            await WebhookFailures.Handshake.ToProblem().ExecuteAsync(http);
            return;
        }

        await services.GetRequiredService<WebhookSightings>().SeenAsync(target, handshake: true);
        http.Response.ContentType = "text/plain";
        await http.Response.WriteAsync(challenge, http.RequestAborted);
    }

    private static async Task ReceiveAsync(HttpContext http)
    {
        var services = http.RequestServices;
        var target = await services.GetRequiredService<WebhookRegistry>().FindAsync(Key(http));
        if (target is null)
        {
            await Failures.NotFound.ToProblem().ExecuteAsync(http);
            return;
        }

        var body = await ReadAsync(http);
        if (body is null)
        {
            await WebhookFailures.TooLarge.ToProblem().ExecuteAsync(http);
            return;
        }

        if (!IsSigned(http.Request.Headers["X-Hub-Signature-256"].ToString(), target.AppSecret, body))
        {
            await WebhookFailures.Signature.ToProblem().ExecuteAsync(http);
            return;
        }

        await services.GetRequiredService<WebhookIntake>().TakeAsync(http, target, body);
    }

    /// <summary>The HMAC is over the bytes as they came; re-serialised JSON would not match.</summary>
    internal static bool IsSigned(string header, byte[] secret, byte[] body)
    {
        if (secret.Length == 0 || header.Length != 71 || !header.StartsWith("sha256=", StringComparison.Ordinal))
        {
            return false;
        }

        Span<byte> expected = stackalloc byte[32];
        HMACSHA256.HashData(secret, body, expected);
        Span<byte> given = stackalloc byte[32];
        return Convert.FromHexString(header.AsSpan(7), given, out _, out var written) == System.Buffers.OperationStatus.Done
            && written == 32 && CryptographicOperations.FixedTimeEquals(expected, given)
            && header.AsSpan(7).IndexOfAnyInRange('A', 'F') < 0;
    }

    private static string Key(HttpContext http) => (string?)http.Request.RouteValues["key"] ?? "";

    private static async Task<byte[]?> ReadAsync(HttpContext http)
    {
        if (http.Request.ContentLength is { } length)
        {
            if (length > MaxBody)
            {
                return null;
            }

            var exact = GC.AllocateUninitializedArray<byte>((int)length);
            await http.Request.Body.ReadExactlyAsync(exact, http.RequestAborted);
            return exact;
        }

        using var buffer = new MemoryStream();
        var chunk = new byte[16 * 1024];
        int read;
        while ((read = await http.Request.Body.ReadAsync(chunk, http.RequestAborted)) > 0)
        {
            if (buffer.Length + read > MaxBody)
            {
                return null;
            }

            buffer.Write(chunk, 0, read);
        }

        return buffer.ToArray();
    }
}

/// <summary>Why a webhook is not taken; nothing of it is stored.</summary>
internal static class WebhookFailures
{
    public static readonly Failure Signature = new("webhook.bad_signature", 401, new(
        "A assinatura não confere com o App Secret desta conexão.", "The signature does not match this connection's app secret.",
        "La firma no coincide con el App Secret de esta conexión."));

    public static readonly Failure Handshake = new("webhook.bad_verify_token", 403, new(
        "O token de verificação não confere.", "The verify token does not match.", "El token de verificación no coincide."));

    public static readonly Failure TooLarge = new("webhook.too_large", 413, new(
        "O corpo passa de 3 MB.", "The body exceeds 3 MB.", "El cuerpo supera 3 MB."));
}
