using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Taktchat.Proof.Harness;

/// <summary>One customer's message as the ledger knows it.</summary>
internal sealed record Numbered(string Phone, int Number, string Wamid, long Timestamp)
{
    public string Text => string.Create(CultureInfo.InvariantCulture, $"{Phone} mensagem {Number}");
}

/// <summary>Delivers webhooks as strictly as Meta: whatever is not answered 200 comes again.</summary>
internal sealed class Meta(Uri webhook, string secret) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly byte[] _secret = Encoding.UTF8.GetBytes(secret);
    private readonly HttpClient _client = new(new SocketsHttpHandler { MaxConnectionsPerServer = 32 }) { Timeout = TimeSpan.FromSeconds(20) };
    private int _retries;

    public int Retries => _retries;

    public static byte[] Body(IEnumerable<Numbered> messages)
    {
        var updates = messages.Select(m => $$$"""
            {"field":"messages","value":{"messaging_product":"whatsapp","metadata":{"display_phone_number":"551140028922",
            "phone_number_id":"{{{Stage.NumberId}}}"},"contacts":[{"profile":{"name":"Cliente {{{m.Phone}}}"},"wa_id":"{{{m.Phone}}}"}],
            "messages":[{"from":"{{{m.Phone}}}","id":"{{{m.Wamid}}}","timestamp":"{{{m.Timestamp}}}","type":"text",
            "text":{"body":{{{JsonSerializer.Serialize(m.Text)}}}}}]}}
            """);
        return Encoding.UTF8.GetBytes(
            $$$"""{"object":"whatsapp_business_account","entry":[{"id":"200000000000001","changes":[{{{string.Join(',', updates)}}}]}]}""");
    }

    /// <summary>Until it is answered 200.</summary>
    public async Task DeliverAsync(byte[] body, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                if ((await PostAsync(body, cancellationToken)).Status == HttpStatusCode.OK)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // The server is dead at the moment; Meta would come again as well.
            }

            Interlocked.Increment(ref _retries);
            await Task.Delay(Pause, cancellationToken);
        }
    }

    public async Task<(HttpStatusCode Status, string Text)> PostAsync(byte[] body, CancellationToken cancellationToken, string? signature = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, webhook) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.TryAddWithoutValidation("X-Hub-Signature-256", signature ?? Sign(body));
        using var answer = await _client.SendAsync(request, cancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(cancellationToken));
    }

    public string Sign(byte[] body) => "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(_secret, body));

    public void Dispose() => _client.Dispose();
}
