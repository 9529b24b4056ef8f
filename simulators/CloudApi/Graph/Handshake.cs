using System.Globalization;
using Taktchat.CloudApi.Time;
using Taktchat.CloudApi.World;

namespace Taktchat.CloudApi.Graph;

/// <summary>Asks a callback address to prove itself before it gets any webhook.</summary>
internal sealed class Handshake(SimulatorOptions options, SimClock clock, SimRandom random) : IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public void Dispose() => http.Dispose();

    /// <summary>Null when the address answered the challenge; otherwise the error the caller gets.</summary>
    public async Task<GraphError?> VerifyAsync(string url, string? verifyToken, CancellationToken cancellationToken)
    {
        var absolute = url.StartsWith('/') && options.PublicUrl is { } publicUrl ? publicUrl.TrimEnd('/') + url : url;
        if (!Uri.TryCreate(absolute, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || url.Length > 200)
        {
            return GraphError.Parameter("The callback URL is not a valid URL of at most 200 characters");
        }

        var challenge = random.NextDigits(10);
        var query = string.Create(
            CultureInfo.InvariantCulture,
            $"hub.mode=subscribe&hub.challenge={challenge}&hub.verify_token={Uri.EscapeDataString(verifyToken ?? "")}");
        var target = absolute + (uri.Query.Length > 0 ? "&" : "?") + query;
        return await AskAsync(target, challenge, cancellationToken) is { } reason
            ? new GraphError(2200, $"(#2200) Callback verification failed with the following errors: {reason}")
            : null;
    }

    private async Task<string?> AskAsync(string target, string challenge, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(options.WebhookTimeout, clock.Source);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            using var answer = await http.GetAsync(target, either.Token);
            var text = await answer.Content.ReadAsStringAsync(either.Token);
            return (int)answer.StatusCode != 200 ? $"HTTP Status Code = {(int)answer.StatusCode}; HTTP Message = {answer.ReasonPhrase}"
                : text != challenge ? "the challenge was not echoed"
                : null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return "Timeout was reached";
        }
        catch (HttpRequestException exception)
        {
            return exception.Message;
        }
    }
}
