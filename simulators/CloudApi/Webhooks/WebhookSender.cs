using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using Taktchat.CloudApi.Time;
using Taktchat.CloudApi.World;

namespace Taktchat.CloudApi.Webhooks;

/// <summary>Signs and posts one webhook and tells what came back.</summary>
internal sealed class WebhookSender(SimulatorOptions options, SimClock clock, SimRandom random, WebhookTargets callbacks) : IDisposable
{
    private const int KeptBody = 16 * 1024;

    private readonly HttpClient http = new(new SocketsHttpHandler
    {
        UseProxy = false,
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(5),
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public void Dispose() => http.Dispose();

    public async Task<DeliveryRecord> SendAsync(Delivery delivery, CancellationToken stoppingToken)
    {
        delivery.Target = callbacks.Of(delivery.Updates[0], delivery.Target.AppId) ?? delivery.Target;
        var started = Stopwatch.GetTimestamp();
        var signature = SignatureOf(delivery);
        var (status, error) = await PostAsync(delivery, signature, stoppingToken);
        return new DeliveryRecord
        {
            Id = delivery.Id,
            Url = delivery.Target.Url,
            AppId = delivery.Target.AppId,
            Attempt = delivery.Attempts,
            At = clock.UtcNow,
            Status = status,
            Error = error,
            ElapsedMs = Math.Round(Stopwatch.GetElapsedTime(started).TotalMilliseconds, 2),
            Updates = delivery.Updates.Count,
            Ids = [.. delivery.Updates.Select(x => x.Id).OfType<string>()],
            Signature = signature,
            Body = delivery.Body.Length <= KeptBody ? Encoding.ASCII.GetString(delivery.Body) : null,
        };
    }

    private string SignatureOf(Delivery delivery)
    {
        var secret = delivery.Target.AppSecret;
        return AsciiJson.Sign(delivery.Knobs.BadSignature?.Hits(random) == true ? secret + "-wrong" : secret, delivery.Body);
    }

    private async Task<(int? Status, string? Error)> PostAsync(Delivery delivery, string signature, CancellationToken stoppingToken)
    {
        using var deadline = new CancellationTokenSource(options.WebhookTimeout, clock.Source);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, stoppingToken);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, delivery.Target.Url) { Content = new ByteArrayContent(delivery.Body) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            request.Headers.TryAddWithoutValidation("X-Hub-Signature-256", signature);
            request.Headers.TryAddWithoutValidation("User-Agent", "facebookexternalua");
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseContentRead, either.Token);
            return ((int)response.StatusCode, null);
        }
        catch (OperationCanceledException) when (!stoppingToken.IsCancellationRequested)
        {
            return (null, "timeout");
        }
        catch (Exception exception) when (exception is HttpRequestException or InvalidOperationException or FormatException or NotSupportedException)
        {
            return (null, exception.Message);
        }
    }
}
