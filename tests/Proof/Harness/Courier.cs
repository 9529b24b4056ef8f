using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Taktchat.Proof.Harness;

/// <summary>Brings films from an agent's browser to a customer's phone, and from the phone to the browser.</summary>
internal sealed class Courier(Stage stage, CancellationToken cancellation) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Streams what it sends and what it gets, so that this process stays out of the way.</summary>
    private readonly HttpClient _client = new(new SocketsHttpHandler { UseCookies = false, Expect100ContinueTimeout = TimeSpan.Zero }) { Timeout = Patience };

    public static string Phone(int customer) => OutboundLedgerTests.Phone(customer);

    /// <summary>A person attaches a film and sends it; what the customer then has is the same, byte for byte.</summary>
    public async Task UpAsync(Film film, int customer)
    {
        var file = await UploadAsync(film);
        var clientId = Ids();
        using var sent = await stage.Api.SendAsync(HttpMethod.Post, "/api/messages", new
        {
            connectionId = stage.ConnectionId,
            to = Phone(customer),
            type = "document",
            fileId = file,
            clientId,
        });
        var text = await sent.Content.ReadAsStringAsync(cancellation);
        Assert.True(sent.StatusCode == HttpStatusCode.Created, text);
        var message = JsonSerializer.Deserialize<JsonElement>(text).GetProperty("id").GetString();
        JsonElement state = default;
        await Wait.ForAsync($"{film.Name} at the provider", Patience, async () =>
        {
            state = await stage.Api.GetAsync($"/api/messages/{message}");
            Assert.NotEqual("failed", state.GetProperty("status").GetString());
            return state.GetProperty("providerId").ValueKind == JsonValueKind.String;
        }, () => $"{state}\n{stage.ServerOutput}", 100);

        var got = await stage.SimAsync(HttpMethod.Get, $"messages?wamid={Uri.EscapeDataString(state.GetProperty("providerId").GetString()!)}");
        var bubble = Assert.Single(got.GetProperty("items").EnumerateArray());
        Assert.Equal("document", bubble.GetProperty("type").GetString());
        Assert.Equal(film.Name, bubble.GetProperty("content").GetProperty("filename").GetString());
        await SameAsync(film, new Uri(stage.Sim.BaseAddress!, $"/_sim/media/{bubble.GetProperty("content").GetProperty("id").GetString()}"));
    }

    /// <summary>A customer sends a film; the browser gets it whole and in parts.</summary>
    public async Task DownAsync(Film film, int customer)
    {
        await using var content = film.Open();
        using var body = new StreamContent(content);
        using var kept = await _client.PostAsync(
            new Uri(stage.Sim.BaseAddress!, $"/_sim/media?type={Uri.EscapeDataString(Film.Type)}&name={film.Name}"), body, cancellation);
        Assert.Equal(HttpStatusCode.OK, kept.StatusCode);
        var media = JsonSerializer.Deserialize<JsonElement>(await kept.Content.ReadAsStringAsync(cancellation)).GetProperty("id").GetString();
        await stage.SimAsync(HttpMethod.Post, "inbound", new { from = Phone(customer), type = "document", mediaId = media, filename = film.Name });

        JsonElement shown = default;
        await Wait.ForAsync($"{film.Name} at the agent", Patience, async () =>
        {
            shown = await ShownAsync(film, customer);
            return shown.ValueKind == JsonValueKind.Object && shown.GetProperty("state").GetString() == "ready";
        }, () => $"{shown}\n{stage.ServerOutput}", 100);
        Assert.Equal(film.Size, shown.GetProperty("size").GetInt64());
        Assert.Equal((Film.Type, 1280, 60_000), (shown.GetProperty("contentType").GetString(),
            shown.GetProperty("width").GetInt32(), shown.GetProperty("durationMs").GetInt32()));
        var address = new Uri(stage.Address, shown.GetProperty("url").GetString());
        await SameAsync(film, address);
        await SamePartAsync(film, address, film.Size / 3, (int)(film.Size / 4));
        await SamePartAsync(film, address, film.Size - 1000, 1000);
    }

    public void Dispose() => _client.Dispose();

    /// <summary>As web/app/src/lib/upload.ts does it: the bare bytes, with their length told before.</summary>
    private async Task<string> UploadAsync(Film film)
    {
        await using var content = film.Open();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(stage.Address, $"/api/files?name={film.Name}&use=document"))
        {
            Content = new StreamContent(content) { Headers = { ContentType = new(Film.Type), ContentLength = film.Size } },
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", stage.Api.Token);
        using var answer = await _client.SendAsync(request, cancellation);
        var text = await answer.Content.ReadAsStringAsync(cancellation);
        Assert.True(answer.StatusCode == HttpStatusCode.Created, text);
        var file = JsonSerializer.Deserialize<JsonElement>(text);
        Assert.Equal(Film.Type, file.GetProperty("contentType").GetString());
        return file.GetProperty("id").GetString()!;
    }

    private async Task<JsonElement> ShownAsync(Film film, int customer)
    {
        var tickets = await stage.Api.GetAsync($"/api/tickets?search={Phone(customer)}");
        var ticket = Assert.Single(tickets.GetProperty("items").EnumerateArray()).GetProperty("id").GetString();
        var messages = await stage.Api.GetAsync($"/api/tickets/{ticket}/messages?limit=20");
        return messages.GetProperty("items").EnumerateArray()
            .Where(x => x.GetProperty("direction").GetString() == "inbound" && x.GetProperty("media").ValueKind == JsonValueKind.Object)
            .Select(x => x.GetProperty("media"))
            .FirstOrDefault(x => x.GetProperty("name").GetString() == film.Name);
    }

    private async Task SameAsync(Film film, Uri address)
    {
        using var answer = await _client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellation);
        Assert.Equal((HttpStatusCode.OK, film.Size), (answer.StatusCode, answer.Content.Headers.ContentLength));
        await using var content = await answer.Content.ReadAsStreamAsync(cancellation);
        Assert.Equal(film.Sha256, await Film.HashAsync(content, cancellation));
    }

    private async Task SamePartAsync(Film film, Uri address, long from, int length)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { Range = new(from, from + length - 1) } };
        using var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        Assert.Equal(HttpStatusCode.PartialContent, answer.StatusCode);
        Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"bytes {from}-{from + length - 1}/{film.Size}"),
            answer.Content.Headers.ContentRange?.ToString());
        await using var content = await answer.Content.ReadAsStreamAsync(cancellation);
        Assert.Equal(await film.HashOfAsync(from, length, cancellation), await Film.HashAsync(content, cancellation));
    }

    private static string Ids() => Guid.CreateVersion7().ToString("N");
}
