using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using Microsoft.Extensions.DependencyInjection;
using Taktchat.Api.Harness;
using Taktchat.Tenancy.Contracts;

namespace Taktchat.Api;

/// <summary>What a page of another site can do in the browser of somebody who is signed in here: nothing.</summary>
public sealed class BrowserWallTests(TaktchatApp app)
{
    public static TheoryData<string?, string?> Foreign => new()
    {
        { "https://evil.example", null },
        { "null", null },
        { "https://app.exemplo.com.br.evil.example", null },
        { "OURS.evil.example", null },
        { null, "cross-site" },
        { null, "same-site" },
        { "OURS", "cross-site" },
    };

    [Theory]
    [MemberData(nameof(Foreign))]
    public async Task Another_site_can_neither_renew_nor_end_a_session(string? origin, string? site)
    {
        var (browser, cookie) = await SignedInAsync();
        foreach (var path in (string[])["/api/auth/refresh", "/api/auth/logout", "/api/auth/login", "/api/setup"])
        {
            using var answer = await SendAsync(browser, HttpMethod.Post, path, origin, site, cookie);
            Assert.Equal("request.foreign_origin", await answer.CodeAsync(403));
            Assert.DoesNotContain(answer.Headers, x => x.Key is "Set-Cookie");
            NoCors(answer);
        }

        using var own = await SendAsync(browser, HttpMethod.Post, "/api/auth/refresh", "OURS", null, cookie);
        Assert.Equal(200, (int)own.StatusCode);
    }

    [Fact]
    public async Task The_cookie_is_out_of_reach_of_scripts_and_of_other_sites()
    {
        var (_, cookie) = await SignedInAsync();
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("path=/api/auth", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [MemberData(nameof(Foreign))]
    public async Task Another_site_opens_no_websocket(string? origin, string? site)
    {
        var company = await app.CompanyAsync();
        var token = await company.TokenAsync(company.AdminId);
        Assert.Equal(HttpStatusCode.Forbidden, await ConnectAsync(origin, site, token));
        using var negotiate = await SendAsync(app.Anonymous(), HttpMethod.Post, $"/hub/negotiate?negotiateVersion=1&access_token={token}", origin, site, null);
        Assert.Equal("request.foreign_origin", await negotiate.CodeAsync(403));
        NoCors(negotiate);
    }

    [Theory]
    [InlineData("OURS", null)]
    [InlineData("OURS", "same-origin")]
    [InlineData(null, null)]
    public async Task Our_own_pages_and_programs_open_one(string? origin, string? site)
    {
        var company = await app.CompanyAsync();
        Assert.Equal(HttpStatusCode.SwitchingProtocols, await ConnectAsync(origin, site, await company.TokenAsync(company.AdminId)));
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("null")]
    [InlineData("OURS.evil.example")]
    public async Task No_answer_permits_another_site_to_read_it(string origin)
    {
        var company = await app.CompanyAsync();
        foreach (var path in (string[])["/api/me", "/api/tickets", "/api/setup", "/openapi/v1.json", "/health/ready", "/nothing"])
        {
            using var read = await SendAsync(company.Admin, HttpMethod.Get, path, origin, null, null);
            NoCors(read);
            using var preflight = await SendAsync(app.Anonymous(), HttpMethod.Options, path, origin, null, null);
            NoCors(preflight);
            Assert.True((int)preflight.StatusCode >= 400, $"{path}: {(int)preflight.StatusCode}");
        }
    }

    [Fact]
    public async Task Every_answer_is_fenced_in()
    {
        await using var pages = await PagesAsync();
        using var client = pages.App.Anonymous();
        foreach (var path in (string[])["/", "/tickets/abc", "/assets/app.js", "/api/setup", "/api/nowhere", "/health/live", "/docs", "/hub"])
        {
            using var answer = await client.GetAsync(path);
            string Header(string name) => answer.Headers.TryGetValues(name, out var all) ? string.Join(",", all) : $"{path} has no {name}";
            Assert.Equal("nosniff", Header("X-Content-Type-Options"));
            Assert.Equal("DENY", Header("X-Frame-Options"));
            Assert.Equal("no-referrer", Header("Referrer-Policy"));
            Assert.Equal("same-origin", Header("Cross-Origin-Opener-Policy"));
            Assert.StartsWith("microphone=(self), camera=()", Header("Permissions-Policy"), StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", Header("Content-Security-Policy"), StringComparison.Ordinal);
            Assert.False(answer.Headers.Contains("Server") || answer.Headers.Contains("X-Powered-By"));
        }

        using var page = await client.GetAsync("/tickets/abc");
        var policy = Directives(page);
        Assert.Equal("'self'", policy["script-src"]);
        Assert.Equal("'self'", policy["connect-src"]);
        Assert.Equal("'self' data: blob:", policy["img-src"]);
        Assert.Equal("'self' data: blob:", policy["media-src"]);
        // Nothing remote, and no script that a page writes itself.
        Assert.All(policy.Values.SelectMany(x => x.Split(' ')), x => Assert.Contains(x, (string[])["'self'", "'none'", "data:", "blob:", "'unsafe-inline'"]));
        Assert.Equal(["style-src"], policy.Where(x => x.Value.Contains("unsafe", StringComparison.Ordinal)).Select(x => x.Key));
        using var data = await client.GetAsync("/api/setup");
        Assert.Equal("'none'", Directives(data)["default-src"]);
    }

    [Theory]
    [InlineData("/.env")]
    [InlineData("/.git/config")]
    [InlineData("/.git/HEAD")]
    [InlineData("/assets/.env")]
    [InlineData("/assets/app.js.map")]
    [InlineData("/metrics")]
    [InlineData("/swagger")]
    [InlineData("/swagger/index.html")]
    [InlineData("/appsettings.json")]
    [InlineData("/data/taktchat.db")]
    [InlineData("/taktchat.db")]
    [InlineData("/backup.zip")]
    [InlineData("/..%2fappsettings.json")]
    [InlineData("/assets/..%5c..%5cappsettings.json")]
    [InlineData("/web.config")]
    public async Task Nothing_of_the_operator_is_on_the_web(string path)
    {
        await using var pages = await PagesAsync();
        using var client = pages.App.Anonymous();
        using var answer = await client.GetAsync(new Uri(pages.App.Address, path));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private async Task<(HttpClient Browser, string Cookie)> SignedInAsync()
    {
        var company = await app.CompanyAsync();
        var email = $"{Guid.CreateVersion7():N}@exemplo.com.br";
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IUserFactory>().CreateAsync(new(company.Id, "Bia", email, "senha-de-teste", Role.Agent), default);
        var browser = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = app.Address };
        using var answer = await browser.PostAsJsonAsync("/api/auth/login", new { email, password = "senha-de-teste" });
        return (browser, answer.Headers.GetValues("Set-Cookie").Single());
    }

    private string Ours(string origin) => origin.Replace("OURS", app.Address.ToString().TrimEnd('/'), StringComparison.Ordinal);

    private async Task<HttpResponseMessage> SendAsync(
        HttpClient client, HttpMethod method, string path, string? origin, string? site, string? cookie)
    {
        using var request = new HttpRequestMessage(method, path);
        if (method == HttpMethod.Post)
        {
            request.Content = JsonContent.Create(new { });
        }

        if (origin is not null)
        {
            request.Headers.TryAddWithoutValidation("Origin", Ours(origin));
        }

        if (site is not null)
        {
            request.Headers.TryAddWithoutValidation("Sec-Fetch-Site", site);
        }

        if (cookie is not null)
        {
            request.Headers.TryAddWithoutValidation("Cookie", cookie.Split(';')[0]);
        }

        return await client.SendAsync(request);
    }

    private async Task<HttpStatusCode> ConnectAsync(string? origin, string? site, string token)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        if (origin is not null)
        {
            socket.Options.SetRequestHeader("Origin", Ours(origin));
        }

        if (site is not null)
        {
            socket.Options.SetRequestHeader("Sec-Fetch-Site", site);
        }

        try
        {
            await socket.ConnectAsync(new UriBuilder(app.Address) { Scheme = "ws", Path = "/hub", Query = $"access_token={token}" }.Uri, TestContext.Current.CancellationToken);
        }
        catch (WebSocketException)
        {
            // The status tells.
        }

        return socket.HttpStatusCode;
    }

    private static void NoCors(HttpResponseMessage answer) =>
        Assert.DoesNotContain(answer.Headers, x => x.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase));

    private static Dictionary<string, string> Directives(HttpResponseMessage answer) => answer.Headers.GetValues("Content-Security-Policy")
        .Single().Split(';', StringSplitOptions.TrimEntries).ToDictionary(x => x.Split(' ')[0], x => x[(x.IndexOf(' ', StringComparison.Ordinal) + 1)..]);

    /// <summary>An installation that has pages, and beside them what must not be seen.</summary>
    private static async Task<Pages> PagesAsync()
    {
        var root = Directory.CreateTempSubdirectory("taktchat-pages-").FullName;
        Directory.CreateDirectory(Path.Combine(root, "wwwroot", "assets"));
        await File.WriteAllTextAsync(Path.Combine(root, "wwwroot", "index.html"), "<!doctype html><title>Taktchat</title>");
        await File.WriteAllTextAsync(Path.Combine(root, "wwwroot", "assets", "app.js"), "0");
        await File.WriteAllTextAsync(Path.Combine(root, "appsettings.json"), "{}");
        var made = new TaktchatApp { ContentRoot = root };
        await made.InitializeAsync();
        return new(made, root);
    }

    private sealed record Pages(TaktchatApp App, string Root) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await App.DisposeAsync();
            Directory.Delete(Root, recursive: true);
        }
    }
}
