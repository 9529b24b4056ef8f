using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Taktchat.Channels.Contracts;
using Taktchat.Channels.Domain;
using Taktchat.Channels.Inbound;
using Taktchat.Kernel;

namespace Taktchat.Channels.Endpoints;

/// <summary>Why a connection is not green, and what to do.</summary>
public sealed record ConnectionReason(string Code, string Title, string Advice);

/// <summary>A connection on the wire. Secrets go in and never come out.</summary>
/// <param name="Kind"><c>whatsapp_web</c>, <c>whatsapp_cloud</c> or <c>site_chat</c>.</param>
/// <param name="WebhookUrl">To be entered at Meta, with the verify token.</param>
/// <param name="LastWebhookAt">To the half minute.</param>
/// <param name="QueuedMessages">Waiting to be sent.</param>
/// <param name="ParkedEvents">Came in and could not be processed.</param>
/// <param name="UnroutedUpdates">Came for numbers that no connection with this app secret has, since the start of the server.</param>
/// <param name="Warnings">What did not work on the side, in words.</param>
public sealed record ConnectionView(
    Guid Id, string Name, string Kind, ConnectionStatus Status, ConnectionReason? StatusReason, string PhoneNumberId,
    string? DisplayPhoneNumber, string? VerifiedName, string BusinessAccountId, string WebhookUrl,
    DateTimeOffset? WebhookVerifiedAt, DateTimeOffset? LastWebhookAt, bool IsActive, bool HasAccessToken, bool HasAppSecret,
    int QueuedMessages, int ParkedEvents, long UnroutedUpdates, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt,
    IReadOnlyList<string> Warnings);

/// <param name="Kind">Only <c>whatsapp_cloud</c> so far.</param>
/// <param name="PhoneNumberId">From Meta Business; not the telephone number.</param>
/// <param name="VerifyToken">A text of your choice that Meta repeats when it checks the webhook.</param>
/// <param name="AppSecret">Of the Meta app; webhooks are signed with it.</param>
public sealed record CreateConnectionRequest(
    string? Kind, string? Name, string? PhoneNumberId, string? AccessToken, string? BusinessAccountId, string? VerifyToken,
    string? AppSecret);

/// <summary>What is left out stays as it is.</summary>
public sealed record UpdateConnectionRequest(
    string? Name, string? AccessToken, string? AppSecret, string? VerifyToken, string? BusinessAccountId);

/// <summary>Shows connections to people.</summary>
internal sealed class ConnectionViewer(
    ConnectionFigures figures, WebhookIntake intake, IConfiguration configuration, IHttpContextAccessor accessor)
{
    private static readonly Words Awaiting = new(
        "Falta configurar o webhook na Meta Business com a URL desta conexão.",
        "The webhook still has to be set up in Meta Business with this connection's URL.",
        "Falta configurar el webhook en Meta Business con la URL de esta conexión.");

    private static readonly Words AwaitingAdvice = new(
        "Copie a URL e o Webhook Verify Token para a Meta Business. O envio já funciona.",
        "Copy the URL and the verify token to Meta Business. Sending already works.",
        "Copie la URL y el Webhook Verify Token a Meta Business. El envío ya funciona.");

    public async Task<IReadOnlyList<ConnectionView>> ViewAsync(
        IReadOnlyList<Connection> rows, CancellationToken cancellationToken, IReadOnlyList<string>? warnings = null)
    {
        if (rows.Count == 0)
        {
            return [];
        }

        var (queued, parked) = await figures.CountAsync(rows[0].CompanyId, cancellationToken);
        var language = accessor.HttpContext!.Request.Language();
        return [.. rows.Select(x => new ConnectionView(
            x.Id.Value, x.Name, x.Kind.Word(), x.Status, Reason(x, language), x.PhoneNumberId, x.DisplayPhoneNumber, x.VerifiedName,
            x.BusinessAccountId, WebhookUrl(x), x.WebhookVerifiedAt.ToTime(), x.LastWebhookAt.ToTime(), x.StoppedAt is null,
            x.AccessTokenSealed.Length > 0, x.AppSecretSealed.Length > 0, queued.GetValueOrDefault(x.Id.Value),
            parked.GetValueOrDefault(x.Id.Value), intake.UnroutedOf(x.Id), x.CreatedAt.ToTime(), x.UpdatedAt.ToTime(), warnings ?? []))];
    }

    /// <summary>The address Meta delivers to: the operator's public one, else the one this request came by.</summary>
    public string WebhookUrl(Connection connection)
    {
        var request = accessor.HttpContext!.Request;
        var root = configuration["Taktchat:PublicUrl"] is { Length: > 0 } set ? set.TrimEnd('/') : $"{request.Scheme}://{request.Host}";
        return $"{root}/webhooks/whatsapp/{connection.WebhookKey}";
    }

    private static ConnectionReason? Reason(Connection connection, string language)
    {
        if (connection.StoppedAt is null && connection.ProblemCode is null)
        {
            return connection.Status == ConnectionStatus.AwaitingAction
                ? new("connection.webhook_missing", Awaiting.In(language), AwaitingAdvice.In(language)) : null;
        }

        var code = connection.StoppedAt is not null ? ProviderErrors.ConnectionStopped : connection.ProblemCode!.Value;
        var error = ProviderErrors.Of(code);
        return new("provider." + code.ToString(CultureInfo.InvariantCulture), error.Title.In(language), error.Advice.In(language));
    }
}
