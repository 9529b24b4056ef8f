using Microsoft.Extensions.Options;
using Taktchat.Channels.Contracts;
using Taktchat.Channels.Domain;
using Taktchat.Channels.Health;

namespace Taktchat.Channels.CloudApi;

/// <summary>Files of the Cloud API (whatsapp-cloud-api reference 3).</summary>
internal sealed class CloudApiMedia(GraphClient graph, ConnectionDirectory directory, IOptions<GraphOptions> options) : IChannelMedia
{
    private readonly Uri _host = new(options.Value.MediaBaseUrl);

    public ConnectionKind Kind => ConnectionKind.WhatsAppCloud;

    /// <summary>Thirty days; one less, because the message may wait.</summary>
    public TimeSpan UploadValid => TimeSpan.FromDays(29);

    public async Task<MediaOutcome> UploadAsync(ConnectionId connection, FileUpload file, CancellationToken cancellationToken)
    {
        var secrets = await directory.SecretsAsync(connection, cancellationToken);
        if (secrets?.AccessToken is not { Length: > 0 } token)
        {
            return new(null, ProviderErrors.TokenMissing);
        }

        try
        {
            var told = file with { ContentType = CloudApiFiles.UploadType(file.ContentType, file.Size) };
            var answer = await graph.UploadAsync($"{secrets.PhoneNumberId}/media", token, told, cancellationToken);
            return answer.Error is { } error ? Refused(error)
                : JsonParts.Text(answer.Body, "id") is { Length: > 0 } id ? new(id)
                : new(null, ProviderErrors.Unreachable, "no id in the answer", MayRetry: true);
        }
        catch (GraphUnclearException error)
        {
            // A file that arrived without our knowing costs nothing: nobody is sent it.
            return new(null, ProviderErrors.Unreachable, error.Message, MayRetry: true);
        }
        catch (IOException error)
        {
            return new(null, ProviderErrors.FileUnreadable, error.GetType().Name, MayRetry: true);
        }
    }

    public async Task<MediaOutcome> DownloadAsync(
        ConnectionId connection, string providerId, Func<Stream, CancellationToken, Task> take, CancellationToken cancellationToken)
    {
        var secrets = await directory.SecretsAsync(connection, cancellationToken);
        if (secrets?.AccessToken is not { Length: > 0 } token)
        {
            return new(null, ProviderErrors.TokenMissing, MayRetry: true);
        }

        try
        {
            var answer = await graph.GetAsync(
                $"{Uri.EscapeDataString(providerId)}?phone_number_id={Uri.EscapeDataString(secrets.PhoneNumberId)}", token, cancellationToken);
            if (answer.Error is { } error)
            {
                return Refused(error);
            }

            // The token goes along: only to the host the operator has set, whatever the answer says.
            if (!Uri.TryCreate(JsonParts.Text(answer.Body, "url"), UriKind.Absolute, out var url)
                || url.Scheme != _host.Scheme || url.Host != _host.Host || url.Port != _host.Port)
            {
                return new(null, ProviderErrors.MediaGone, "the address is not one of the media host", MayRetry: true);
            }

            return await graph.DownloadAsync(url, token, take, cancellationToken) is { } status
                ? new(null, ProviderErrors.MediaGone, $"http {status}", MayRetry: true)
                : new((string?)null);
        }
        catch (GraphUnclearException error)
        {
            return new(null, ProviderErrors.Unreachable, error.Message, MayRetry: true);
        }
    }

    private static MediaOutcome Refused(GraphError error)
    {
        var known = ProviderErrors.Of(error.Code);
        return error.Code is 33 or 100 or 803
            ? new(null, ProviderErrors.MediaGone, error.Detail)
            : new(null, error.Code, error.Detail,
                known.Reaction is Reaction.Retry or Reaction.Slow or Reaction.Pair or Reaction.Auth or Reaction.NumberStop);
    }
}
