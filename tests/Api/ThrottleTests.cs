using System.Net.Http.Json;
using Taktchat.Api.Harness;

namespace Taktchat.Api;

/// <summary>How often one network address may ask in a minute.</summary>
public sealed class ThrottleTests(ClockedApp clocked) : IClassFixture<ClockedApp>
{
    private const int SignIns = 60;
    private const int Renewals = 600;

    [Fact]
    public async Task An_office_that_reloads_at_once_does_not_use_up_its_sign_ins()
    {
        clocked.Clock.AdvanceToFullMinute();
        using var office = clocked.App.Anonymous();
        for (var i = 0; i < SignIns + 10; i++)
        {
            Assert.Equal("auth.session_expired", await (await office.PostAsync("/api/auth/refresh", null)).CodeAsync(401));
        }

        Assert.Equal("auth.invalid_credentials", await (await SignInAsync(office)).CodeAsync(401));
    }

    [Fact]
    public async Task Who_signs_in_too_often_is_slowed_down_and_the_colleagues_sessions_go_on()
    {
        clocked.Clock.AdvanceToFullMinute();
        using var office = clocked.App.Anonymous();
        await Task.WhenAll(Enumerable.Range(0, SignIns).Select(_ => SignInAsync(office)));

        using var refused = await SignInAsync(office);
        Assert.Equal("auth.too_many_attempts", await refused.CodeAsync(429));
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal("auth.session_expired", await (await office.PostAsync("/api/auth/refresh", null)).CodeAsync(401));
    }

    [Fact]
    public async Task Renewals_have_a_limit_of_their_own()
    {
        clocked.Clock.AdvanceToFullMinute();
        using var office = clocked.App.Anonymous();
        for (var i = 0; i < Renewals; i++)
        {
            Assert.Equal(401, (int)(await office.PostAsync("/api/auth/refresh", null)).StatusCode);
        }

        Assert.Equal("auth.too_many_attempts", await (await office.PostAsync("/api/auth/refresh", null)).CodeAsync(429));
        clocked.Clock.AdvanceToFullMinute();
        Assert.Equal(401, (int)(await office.PostAsync("/api/auth/refresh", null)).StatusCode);
    }

    private static Task<HttpResponseMessage> SignInAsync(HttpClient client) =>
        client.PostAsJsonAsync("/api/auth/login", new { email = $"{Guid.CreateVersion7():N}@exemplo.com.br", password = "errada" });
}
