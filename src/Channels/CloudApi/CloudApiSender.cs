using System.Text.Json;
using Taktchat.Channels.Contracts;
using Taktchat.Channels.Health;

namespace Taktchat.Channels.CloudApi;

/// <summary>Sends over the official Cloud API (reference 2).</summary>
internal sealed class CloudApiSender(GraphClient graph, ConnectionDirectory directory) : IChannelSender
{
    public ConnectionKind Kind => ConnectionKind.WhatsAppCloud;

    public async Task<SendOutcome> SendTextAsync(SendText message, CancellationToken cancellationToken)
    {
        var secrets = await directory.SecretsAsync(message.ConnectionId, cancellationToken);
        if (secrets?.AccessToken is not { Length: > 0 } token)
        {
            return new SendOutcome.Refused(ProviderErrors.TokenMissing, null);
        }

        try
        {
            var answer = await graph.PostAsync($"{secrets.PhoneNumberId}/messages", token, Body(message), cancellationToken);
            return answer.Error is { } error
                ? new SendOutcome.Refused(KnownOrTransient(error.Code, answer.Status), error.Detail, answer.RetryAfter)
                : MessageId(answer.Body) is { } id ? new SendOutcome.Accepted(id)
                : new SendOutcome.Unknown("no message id in the answer");
        }
        catch (GraphUnclearException error)
        {
            return error.BodyLeft
                ? new SendOutcome.Unknown(error.Message)
                : new SendOutcome.Refused(ProviderErrors.Unreachable, error.Message);
        }
    }

    /// <summary>A refusal with a code nobody knows: from a server in trouble it is worth another try.</summary>
    private static int KnownOrTransient(int code, int status) =>
        status >= 500 && ProviderErrors.Of(code).Code != code ? ProviderErrors.UnknownTransient : code;

    private static Dictionary<string, object> Body(SendText message) => new()
    {
        ["messaging_product"] = "whatsapp",
        ["recipient_type"] = "individual",
        // Without the plus Meta would put our own country code in front (reference 6.5).
        [message.To.IsProviderUserId ? "recipient" : "to"] = message.To.IsProviderUserId ? message.To.Value : "+" + message.To.Value,
        ["type"] = "text",
        ["text"] = new { body = message.Text, preview_url = HasLink(message.Text) },
        ["biz_opaque_callback_data"] = OpaqueAttempt.Of(message.AttemptId),
    };

    private static bool HasLink(string text) =>
        text.Contains("https://", StringComparison.OrdinalIgnoreCase) || text.Contains("http://", StringComparison.OrdinalIgnoreCase);

    private static string? MessageId(JsonElement body) =>
        body.TryGetProperty("messages", out var messages) && messages.ValueKind == JsonValueKind.Array && messages.GetArrayLength() > 0
        && messages[0].ValueKind == JsonValueKind.Object && messages[0].TryGetProperty("id", out var id)
        && id.ValueKind == JsonValueKind.String && id.GetString() is { Length: > 0 } text ? text : null;
}
