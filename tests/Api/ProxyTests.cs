using Microsoft.Extensions.Configuration;
using Taktchat.Api.Harness;
using Taktchat.Server.Hosting;

namespace Taktchat.Api;

/// <summary>Who may say where a request comes from.</summary>
public sealed class ProxyTests
{
    private const int Renewals = 600;

    [Fact]
    public async Task What_a_trusted_proxy_says_tells_its_callers_apart() => await OnAppAsync(null, async (app, clock) =>
    {
        clock.AdvanceToFullMinute();
        for (var i = 0; i < Renewals; i++)
        {
            Assert.Equal(401, await RenewAsync(app, "203.0.113.7"));
        }

        Assert.Equal(429, await RenewAsync(app, "203.0.113.7"));
        // What the caller himself wrote in front of it is not believed.
        Assert.Equal(429, await RenewAsync(app, "198.51.100.1, 203.0.113.7"));
        Assert.Equal(401, await RenewAsync(app, "203.0.113.8"));
    });

    [Fact]
    public async Task What_anybody_else_says_is_ignored() => await OnAppAsync("192.0.2.10, 192.0.2.128/25", async (app, clock) =>
    {
        clock.AdvanceToFullMinute();
        for (var i = 0; i < Renewals; i++)
        {
            Assert.Equal(401, await RenewAsync(app, $"203.0.113.{i % 250}"));
        }

        Assert.Equal(429, await RenewAsync(app, "203.0.113.251"));
    });

    [Fact]
    public async Task Behind_a_proxy_with_tls_the_cookie_is_only_for_tls() => await OnAppAsync(null, async (app, _) =>
    {
        using var client = app.Anonymous();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/auth/logout");
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Forwarded-For", "203.0.113.7");
        request.Headers.Add("Cookie", "taktchat_refresh=x");
        using var answer = await client.SendAsync(request);
        Assert.Contains("; secure", Assert.Single(answer.Headers.GetValues("Set-Cookie")), StringComparison.OrdinalIgnoreCase);
    });

    [Theory]
    [InlineData("proxy.example")]
    [InlineData("10.0.0.0/99")]
    [InlineData(",")]
    public void A_list_nobody_understands_is_refused_at_the_start(string setting)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Taktchat:TrustedProxies"] = setting }).Build();
        Assert.Contains("Taktchat__TrustedProxies", Assert.Throws<StartRefusedException>(() => TrustedProxies.Read(configuration)).Message,
            StringComparison.Ordinal);
    }

    private static async Task OnAppAsync(string? trusted, Func<TaktchatApp, TestClock, Task> test)
    {
        var clock = new TestClock();
        var app = new TaktchatApp { Clock = clock, Settings = { ["Taktchat:TrustedProxies"] = trusted } };
        await app.InitializeAsync();
        try
        {
            await test(app, clock);
        }
        finally
        {
            await app.DisposeAsync();
        }
    }

    private static async Task<int> RenewAsync(TaktchatApp app, string forwardedFor)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/auth/refresh");
        request.Headers.Add("X-Forwarded-For", forwardedFor);
        using var client = app.Anonymous();
        using var answer = await client.SendAsync(request);
        return (int)answer.StatusCode;
    }
}
