using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Taktchat.CloudApi.Tests;

/// <summary>One webhook as the application under test got it.</summary>
internal sealed record Webhook(string Path, byte[] Body, string Signature)
{
    public JsonNode Json { get; } = JsonNode.Parse(Body)!;

    public JsonNode Value => Json["entry"]![0]!["changes"]![0]!["value"]!;

    public JsonNode? Status => Value["statuses"]?[0];

    public JsonNode? Message => Value["messages"]?[0];
}

/// <summary>A simulator with a stopped clock and a small application that receives its webhooks.</summary>
internal sealed class Lab : IAsyncDisposable
{
    public const string Number = "300000000000001";
    public const string Account = "200000000000001";
    public const string App = "700000000000001";
    public const string Secret = "lab-secret";
    public const string Customer = "+5511987654321";

    private readonly Channel<Webhook> webhooks = Channel.CreateUnbounded<Webhook>();
    private WebApplication application = null!;
    private WebApplication simulator = null!;

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero));

    public HttpClient Http { get; } = new();

    public string ApplicationUrl => application.Urls.First();

    /// <summary>What the application answers to the next webhooks; 200 when nothing is planned.</summary>
    public Queue<HttpStatusCode> Answers { get; } = new();

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<Lab> StartAsync(bool subscribed = true, SimulatorMode mode = SimulatorMode.Test, int mps = 5_000)
    {
        var lab = new Lab();
        lab.application = await lab.StartApplicationAsync();
        lab.simulator = await SimulatorHost.StartAsync(
            new SimulatorOptions { Seed = 7, Mode = mode, TimeProvider = lab.Time, AppSecret = Secret, ThroughputMps = mps });
        lab.Http.BaseAddress = new Uri(lab.simulator.Urls.First());
        if (subscribed)
        {
            await lab.SimAsync("wabas", new JsonObject { ["id"] = Account, ["overrideCallbackUri"] = lab.ApplicationUrl + "/account" });
        }

        return lab;
    }

    public async ValueTask DisposeAsync()
    {
        await simulator.DisposeAsync();
        await application.DisposeAsync();
        Http.Dispose();
    }

    /// <summary>The body of a text message.</summary>
    public static JsonObject Text(string to = Customer, string body = "Olá") => new()
    {
        ["messaging_product"] = "whatsapp",
        ["to"] = to,
        ["type"] = "text",
        ["text"] = new JsonObject { ["body"] = body },
    };

    public async Task<(HttpStatusCode Status, JsonNode Body)> GraphAsync(HttpMethod method, string path, JsonNode? body = null, string? token = "EAASIM-valid")
    {
        using var request = new HttpRequestMessage(method, "/v25.0/" + path) { Content = body is null ? null : JsonContent.Create(body) };
        if (token is not null)
        {
            request.Headers.Authorization = new("Bearer", token);
        }

        using var answer = await Http.SendAsync(request, Cancel);
        return (answer.StatusCode, (await answer.Content.ReadFromJsonAsync<JsonNode>(Cancel))!);
    }

    /// <summary>Sends and returns the error code, or 0.</summary>
    public async Task<int> SendAsync(JsonNode body, string? token = "EAASIM-valid")
    {
        var (_, answer) = await GraphAsync(HttpMethod.Post, Number + "/messages", body, token);
        return (int?)answer["error"]?["code"] ?? 0;
    }

    public async Task<JsonNode> SimAsync(string path, JsonNode body, HttpMethod? method = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Post, "/_sim/" + path) { Content = JsonContent.Create(body) };
        using var answer = await Http.SendAsync(request, Cancel);
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }

    public async Task<JsonNode> SeeAsync(string path) => (await Http.GetFromJsonAsync<JsonNode>("/_sim/" + path, Cancel))!;

    public Task<JsonNode> KnobsAsync(string json) => SimAsync("knobs", JsonNode.Parse(json)!, HttpMethod.Put);

    public Task<JsonNode> FaultsAsync(string json) => SimAsync("faults", JsonNode.Parse(json)!, HttpMethod.Put);

    public Task<JsonNode> InboundAsync(string json) => SimAsync("inbound", JsonNode.Parse(json)!);

    /// <summary>The customer writes, so that the 24-hour window is open; its webhook is taken away.</summary>
    public async Task OpenWindowAsync(string from = Customer)
    {
        await InboundAsync($$"""{"from":"{{from}}","text":"oi"}""");
        await NextAsync();
    }

    public Task AdvanceAsync(double seconds) => SimAsync("clock", new JsonObject { ["advanceSeconds"] = seconds });

    public async Task<Webhook> NextAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        return await webhooks.Reader.ReadAsync(patience.Token);
    }

    public async Task<List<Webhook>> NextAsync(int count)
    {
        var all = new List<Webhook>();
        while (all.Count < count)
        {
            all.Add(await NextAsync());
        }

        return all;
    }

    /// <summary>Waits until nothing is under way and returns what arrived meanwhile.</summary>
    public async Task<List<Webhook>> DrainAsync()
    {
        var idle = await SimAsync("drain", new JsonObject { ["timeoutMs"] = 20_000 });
        Assert.True((bool)idle["idle"]!, idle.ToJsonString());
        var all = new List<Webhook>();
        while (webhooks.Reader.TryRead(out var webhook))
        {
            all.Add(webhook);
        }

        return all;
    }

    /// <summary>Looks again until it is so; a test that waits in vain fails instead of hanging.</summary>
    public static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        while (!await isSo())
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private async Task<WebApplication> StartApplicationAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(x => x.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        app.MapGet("/{**path}", Verify);
        app.MapPost("/{**path}", ReceiveAsync);
        await app.StartAsync(Cancel);
        return app;
    }

    private IResult Verify(HttpRequest request) => request.Query["hub.verify_token"] == "good"
        ? Results.Text(request.Query["hub.challenge"].ToString())
        : Results.StatusCode(403);

    private async Task ReceiveAsync(HttpContext http)
    {
        using var buffer = new MemoryStream();
        await http.Request.Body.CopyToAsync(buffer, http.RequestAborted);
        lock (Answers)
        {
            http.Response.StatusCode = Answers.TryDequeue(out var planned) ? (int)planned : 200;
        }

        var webhook = new Webhook(http.Request.Path, buffer.ToArray(), http.Request.Headers["X-Hub-Signature-256"].ToString());

        // Kept before the answer goes out: whoever waits for the simulator to be idle then finds it here.
        webhooks.Writer.TryWrite(webhook);
    }
}
