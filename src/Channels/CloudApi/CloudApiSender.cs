using System.Text.Json;
using Taktchat.Channels.Contracts;
using Taktchat.Channels.Health;

namespace Taktchat.Channels.CloudApi;

/// <summary>Sends over the official Cloud API (whatsapp-cloud-api reference 2).</summary>
internal sealed class CloudApiSender(GraphClient graph, ConnectionDirectory directory) : IChannelSender
{
    public ConnectionKind Kind => ConnectionKind.WhatsAppCloud;

    /// <summary>Reference 3 (files) and 6.1 (window; a minute less, because the provider counts by its own clock).</summary>
    public ChannelCapabilities Capabilities { get; } = new(
        Buttons: true, Lists: true, Links: true, Templates: true, Reactions: true, Quotes: true, Locations: true, Contacts: true,
        ReadReceipts: true, Window: TimeSpan.FromHours(24) - TimeSpan.FromMinutes(1), CloudApiFiles.Rules);

    public async Task<SendOutcome> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        var secrets = await directory.SecretsAsync(message.ConnectionId, cancellationToken);
        if (secrets?.AccessToken is not { Length: > 0 } token)
        {
            return new SendOutcome.Refused(ProviderErrors.TokenMissing, null);
        }

        try
        {
            var answer = await graph.PostAsync($"{secrets.PhoneNumberId}/messages", token, CloudApiBody.Of(message), cancellationToken);
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

    public async Task<bool> MarkReadAsync(ConnectionId connection, string providerId, bool typing, CancellationToken cancellationToken)
    {
        var secrets = await directory.SecretsAsync(connection, cancellationToken);
        if (secrets?.AccessToken is not { Length: > 0 } token)
        {
            return false;
        }

        try
        {
            var answer = await graph.PostAsync(
                $"{secrets.PhoneNumberId}/messages", token, CloudApiBody.Read(providerId, typing), cancellationToken);
            return answer.Error is null;
        }
        catch (GraphUnclearException)
        {
            return false;
        }
    }

    /// <summary>A refusal with a code nobody knows: from a server in trouble it is worth another try.</summary>
    private static int KnownOrTransient(int code, int status) =>
        status >= 500 && ProviderErrors.Of(code).Code != code ? ProviderErrors.UnknownTransient : code;

    private static string? MessageId(JsonElement body) =>
        body.TryGetProperty("messages", out var messages) && messages.ValueKind == JsonValueKind.Array && messages.GetArrayLength() > 0
        && messages[0].ValueKind == JsonValueKind.Object && messages[0].TryGetProperty("id", out var id)
        && id.ValueKind == JsonValueKind.String && id.GetString() is { Length: > 0 } text ? text : null;
}
