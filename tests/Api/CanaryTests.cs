using System.Net.Http.Json;
using System.Text;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Taktchat.Api.Harness;
using Taktchat.Tenancy.Contracts;

namespace Taktchat.Api;

/// <summary>Secrets that would sing if they came out: in the log however much of it an operator wants, in a refusal, in any answer.</summary>
public sealed class CanaryTests : IAsyncLifetime
{
    private const string Password = "canario-senha-7f3a";
    private const string WrongPassword = "canario-errada-9b1c";
    private const string VerifyToken = "palavra-secreta";

    private readonly LogCatcher _log = new();
    private readonly TaktchatApp _app;
    private readonly List<(string Where, string Text)> _said = [];

    public CanaryTests() => _app = new TaktchatApp { Logging = x => x.AddProvider(_log).AddFilter<LogCatcher>("", LogLevel.Trace) };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _app.InitializeAsync();

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task No_secret_is_logged_or_told()
    {
        var company = await (await _app.CompanyAsync()).ConnectedAsync();
        var jwt = await company.TokenAsync(company.AdminId);
        var refresh = await SignInAsync(company);
        await ListenAsync(jwt);
        await BotherAsync(company);
        await ConverseAsync(company);
        await ReadEverythingAsync(company);

        string[] canaries =
        [
            company.Token, company.Secret, VerifyToken, Password, WrongPassword, refresh, Uri.UnescapeDataString(refresh), jwt, jwt.Split('.')[2],
        ];
        Assert.True(_log.Lines.Count > 500, $"Only {_log.Lines.Count} lines were logged.");
        Assert.Contains(_log.Lines, x => x.StartsWith("Trace ", StringComparison.Ordinal));
        Assert.True(_said.Count > 25, $"Only {_said.Count} answers were read.");
        Assert.Null(_log.Lines.FirstOrDefault(x => Array.Exists(canaries, canary => x.Contains(canary, StringComparison.Ordinal))));
        Assert.Null(_said.Where(x => Array.Exists(canaries, canary => x.Text.Contains(canary, StringComparison.Ordinal))).Select(x => x.Where + x.Text).FirstOrDefault());
    }

    /// <summary>A sign-in, a renewal and a wrong password; answers the refresh token.</summary>
    private async Task<string> SignInAsync(TestCompany company)
    {
        var email = $"{Guid.CreateVersion7():N}@exemplo.com.br";
        await using (var scope = _app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<IUserFactory>().CreateAsync(new(company.Id, "Bia", email, Password, Role.Agent), default);
        }

        using var browser = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = _app.Address };
        using var session = await browser.PostAsJsonAsync("/api/auth/login", new { email, password = Password }, Cancel);
        var cookie = session.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        using var renewal = new HttpRequestMessage(HttpMethod.Post, "/api/auth/refresh");
        renewal.Headers.TryAddWithoutValidation("Cookie", cookie);
        Assert.Equal(200, (int)(await browser.SendAsync(renewal, Cancel)).StatusCode);
        await SayAsync("wrong password", browser.PostAsJsonAsync("/api/auth/login", new { email, password = WrongPassword }, Cancel));
        await SayAsync("new user", company.Admin.PostAsJsonAsync("/api/users", new { name = "Caio", email = "x" + email, password = Password, role = "agent" }, Cancel));
        await SayAsync("taken e-mail", company.Admin.PostAsJsonAsync("/api/users", new { name = "Caio", email, password = Password, role = "agent" }, Cancel));
        await SayAsync("new password", company.Admin.PatchAsJsonAsync("/api/me", new { currentPassword = WrongPassword, newPassword = Password }, Cancel));
        return cookie.Split('=', 2)[1];
    }

    private async Task ListenAsync(string jwt)
    {
        await using var screen = new HubConnectionBuilder().WithUrl(new Uri(_app.Address, $"/hub?access_token={jwt}"), x =>
        {
            x.SkipNegotiation = true;
            x.Transports = Microsoft.AspNetCore.Http.Connections.HttpTransportType.WebSockets;
        }).Build();
        await screen.StartAsync(Cancel);
        Assert.False(await screen.InvokeAsync<bool>("OpenTicket", Guid.CreateVersion7(), Cancel));
        using var client = _app.Anonymous();
        await SayAsync("negotiation", client.PostAsync($"/hub/negotiate?negotiateVersion=1&access_token={jwt}", null, Cancel));
    }

    /// <summary>Requests that fail with a secret in hand.</summary>
    private async Task BotherAsync(TestCompany company)
    {
        foreach (var (path, body) in ((string, string)[])
        [
            ("/api/auth/login", $$"""{"email":"a@exemplo.com.br","password":["{{WrongPassword}}"]}"""),
            ("/api/auth/login", $$"""{"email":{"x":"{{WrongPassword}}"},"password":"{{WrongPassword}}"""),
            ("/api/users", $$"""{"name":"","email":"{{WrongPassword}}","password":"{{WrongPassword}}","role":"{{WrongPassword}}"}"""),
            ("/api/connections", $$"""{"kind":"whatsapp_cloud","name":"Loja","phoneNumberId":"1","businessAccountId":"1","accessToken":"{{company.Token}}","appSecret":"{{company.Secret}}","verifyToken":"{{VerifyToken}}"}"""),
            ("/api/connections", $$"""{"accessToken":{"a":"{{company.Token}}"},"appSecret":5,"verifyToken":"{{VerifyToken}}"}"""),
            ("/api/setup", $$"""{"companyName":"X","name":"Y","email":"a@exemplo.com.br","password":"{{WrongPassword}}"}"""),
        ])
        {
            await SayAsync(path, company.Admin.PostAsync(path, new StringContent(body, Encoding.UTF8, "application/json"), Cancel));
        }

        using var meta = _app.Anonymous();
        await SayAsync("handshake", meta.GetAsync($"{company.WebhookPath}?hub.mode=subscribe&hub.challenge=1&hub.verify_token={VerifyToken}", Cancel));
        await SayAsync("false handshake", meta.GetAsync($"{company.WebhookPath}?hub.mode=subscribe&hub.challenge=1&hub.verify_token={WrongPassword}", Cancel));
        Assert.Equal(401, await company.ReceivesAsync("{}", signature: "sha256=00"));
    }

    /// <summary>Messages in and out, and a provider that refuses the token.</summary>
    private static async Task ConverseAsync(TestCompany company)
    {
        await company.CustomerWritesAsync(company.Customer(), "Oi");
        await company.ReceivesAsync("not json");
        var ticket = (await company.TicketAsync()).Text("id");
        await company.SendAsync(ticket, "Olá");
        await company.SettlesAsync();
        await company.TokenDiesAsync();
        await company.Admin.PostAsync($"/api/connections/{company.ConnectionId}/check", null, Cancel);
    }

    private async Task ReadEverythingAsync(TestCompany company)
    {
        var ticket = (await company.TicketAsync("pending")).Text("id");
        var ids = new Dictionary<string, string> { ["tickets"] = ticket, ["connections"] = company.ConnectionId };
        foreach (var route in Surface.Routes(_app).Where(x => x.Method == "GET"))
        {
            var id = ids.GetValueOrDefault(route.Area) ?? Guid.CreateVersion7().ToString();
            await SayAsync(route.Name, company.Admin.GetAsync(route.Path.Replace("{id:guid}", id, StringComparison.Ordinal), Cancel));
        }

        using var anybody = _app.Anonymous();
        foreach (var path in (string[])["/health/ready", "/health/live", "/openapi/v1.json", "/api/nowhere"])
        {
            await SayAsync(path, anybody.GetAsync(path, Cancel));
        }
    }

    private async Task SayAsync(string where, Task<HttpResponseMessage> asked)
    {
        using var answer = await asked;
        _said.Add((where, $"{answer.Headers} {await answer.Content.ReadAsStringAsync(Cancel)}"));
    }
}
