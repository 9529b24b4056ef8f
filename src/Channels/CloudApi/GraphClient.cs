using System.Net;
using System.Net.Http.Headers;
using System.Reflection;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Taktchat.Channels.Contracts;

namespace Taktchat.Channels.CloudApi;

/// <summary>What the Graph API said: its JSON, or the error object it sent.</summary>
internal sealed record GraphAnswer(int Status, JsonElement Body, GraphError? Error, TimeSpan? RetryAfter);

/// <summary>A Graph error object; branch on the code, never on the title or the HTTP status (reference 5).</summary>
internal sealed record GraphError(int Code, int? Subcode, string? Detail);

/// <summary>The Graph API did not answer in a way that could be understood.</summary>
/// <param name="bodyLeft">Whether our request may have been received.</param>
internal sealed class GraphUnclearException(string reason, bool bodyLeft, Exception? inner = null) : Exception(reason, inner)
{
    public bool BodyLeft { get; } = bodyLeft;
}

/// <summary>HTTP to the Graph API. Tokens go in headers only; neither bodies nor tokens are logged.</summary>
internal sealed class GraphClient : IDisposable
{
    private const int MaxAnswer = 1024 * 1024;
    private const long MaxFile = 100L * 1024 * 1024;

    private static readonly string Product =
        typeof(GraphClient).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    private readonly HttpClient _http;
    private readonly GraphOptions _options;
    private readonly TimeProvider _time;

    public GraphClient(IOptions<GraphOptions> options, TimeProvider time)
    {
        (_options, _time) = (options.Value, time);
        _http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            // Shorter than servers keep idle connections, so that a send rarely meets one that is being closed.
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(20),
            MaxConnectionsPerServer = 128,
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = MaxAnswer,
        };
        // The media host refuses requests without one (reference 3).
        _http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("Taktchat", Product));
    }

    public Task<GraphAnswer> GetAsync(string path, string token, CancellationToken cancellationToken) =>
        CallAsync(HttpMethod.Get, path, token, null, TimeFor(0), static () => false, cancellationToken);

    public Task<GraphAnswer> PostAsync(string path, string token, object body, CancellationToken cancellationToken)
    {
        var content = new NotedContent(JsonSerializer.SerializeToUtf8Bytes(body));
        return CallAsync(HttpMethod.Post, path, token, content, TimeFor(0), () => content.HasLeft, cancellationToken);
    }

    /// <summary>Sends a file as a form, streamed.</summary>
    public async Task<GraphAnswer> UploadAsync(string path, string token, FileUpload file, CancellationToken cancellationToken)
    {
        await using var content = await file.Open(cancellationToken);
        using var form = new MultipartFormDataContent
        {
            { new StringContent("whatsapp"), "messaging_product" },
            { new StringContent(file.ContentType), "type" },
        };
        var part = new StreamContent(content);
        part.Headers.ContentType = MediaTypeHeaderValue.Parse(file.ContentType);
        part.Headers.ContentLength = file.Size;
        form.Add(part, "file", file.Name);
        return await CallAsync(HttpMethod.Post, path, token, form, TimeFor(file.Size), static () => true, cancellationToken);
    }

    /// <summary>Reads a file of the media host into <paramref name="take"/>, streamed; answers the status when it is refused.</summary>
    public async Task<int?> DownloadAsync(
        Uri address, string token, Func<Stream, CancellationToken, Task> take, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var timeout = new CancellationTokenSource(TimeFor(MaxFile), _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            if (!response.IsSuccessStatusCode)
            {
                return (int)response.StatusCode;
            }

            await using var body = await response.Content.ReadAsStreamAsync(either.Token);
            await take(body, either.Token);
            return null;
        }
        catch (Exception error) when (IsUnclear(error, cancellationToken))
        {
            throw Unclear(error, bodyLeft: true);
        }
    }

    public void Dispose() => _http.Dispose();

    /// <summary>A call's patience, and a second for each 50 KB: slower lines are given up.</summary>
    private TimeSpan TimeFor(long size) => TimeSpan.FromSeconds(_options.TimeoutSeconds + size / 50_000);

    private async Task<GraphAnswer> CallAsync(
        HttpMethod method, string path, string token, HttpContent? content, TimeSpan patience, Func<bool> hasLeft,
        CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, $"{_options.GraphBaseUrl.TrimEnd('/')}/{_options.GraphVersion}/{path}")
        {
            Content = content,
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var timeout = new CancellationTokenSource(patience, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseContentRead, either.Token);
            var bytes = await response.Content.ReadAsByteArrayAsync(either.Token);
            return Read(response, bytes);
        }
        catch (Exception error) when (IsUnclear(error, cancellationToken))
        {
            throw Unclear(error, hasLeft());
        }
    }

    private static bool IsUnclear(Exception error, CancellationToken cancellationToken) =>
        error is HttpRequestException or IOException or OperationCanceledException && !cancellationToken.IsCancellationRequested;

    private static GraphUnclearException Unclear(Exception error, bool bodyLeft) => new(
        error is OperationCanceledException ? "timeout" : (error as HttpRequestException)?.HttpRequestError.ToString() ?? "io", bodyLeft, error);

    private static GraphAnswer Read(HttpResponseMessage response, byte[] bytes)
    {
        JsonElement body = default;
        try
        {
            using var document = JsonDocument.Parse(bytes);
            body = document.RootElement.Clone();
        }
        catch (JsonException)
        {
            // An HTML page of a proxy, or nothing: no answer of the Graph API.
        }

        var error = ErrorOf(body);
        if (error is null && (response.StatusCode != HttpStatusCode.OK || body.ValueKind != JsonValueKind.Object))
        {
            throw new GraphUnclearException($"http {(int)response.StatusCode}", bodyLeft: true);
        }

        return new((int)response.StatusCode, body, error, response.Headers.RetryAfter?.Delta);
    }

    private static GraphError? ErrorOf(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty("error", out var error)
            || error.ValueKind != JsonValueKind.Object || !error.TryGetProperty("code", out var code)
            || code.ValueKind != JsonValueKind.Number || !code.TryGetInt32(out var number))
        {
            return null;
        }

        int? subcode = error.TryGetProperty("error_subcode", out var sub) && sub.ValueKind == JsonValueKind.Number
            && sub.TryGetInt32(out var s) ? s : null;
        var detail = error.TryGetProperty("error_data", out var data)
            ? data.ValueKind == JsonValueKind.String ? data.GetString()
                : data.ValueKind == JsonValueKind.Object && data.TryGetProperty("details", out var d) ? d.ToString() : null
            : null;
        return new(number, subcode, detail ?? (error.TryGetProperty("message", out var message) ? message.ToString() : null));
    }
}
