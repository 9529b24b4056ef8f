using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Taktchat.Api.Harness;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Sql;
using Taktchat.Tenancy.Contracts;
using Taktchat.Tenancy.Jobs;

namespace Taktchat.Api;

/// <summary>What is left of old sign-ins goes away, and what is still needed stays.</summary>
public sealed class SignInSweepTests(ClockedApp clocked) : IClassFixture<ClockedApp>
{
    private const string Sessions = "select count(*) from sessions where company_id = $1 and user_agent = 'browser'";

    private const string Tokens = """
        select count(*) from refresh_tokens t join sessions s on s.company_id = t.company_id and s.id = t.session_id
        where t.company_id = $1 and s.user_agent = 'browser'
        """;

    private SignInSweeper Sweeper => clocked.App.Services.GetRequiredService<SignInSweeper>();

    [Fact]
    public async Task A_stolen_token_is_still_known_weeks_after_it_was_used()
    {
        var (_, browser, stolen) = await SignedInAsync();
        await browser.PostAsync("/api/auth/refresh");
        clocked.Clock.Advance(TimeSpan.FromDays(29));
        await SweepAsync();

        using var thief = clocked.App.Anonymous();
        thief.DefaultRequestHeaders.Add("Cookie", stolen);
        Assert.Equal("auth.session_expired", await (await thief.PostAsync("/api/auth/refresh", null)).CodeAsync(401));
        Assert.Equal("auth.session_expired", await (await browser.PostAsync("/api/auth/refresh", null)).CodeAsync(401));
    }

    [Fact]
    public async Task A_living_session_loses_the_tokens_that_ended_and_goes_on()
    {
        var (company, browser, _) = await SignedInAsync();
        await browser.PostAsync("/api/auth/refresh");
        clocked.Clock.Advance(TimeSpan.FromDays(29));
        await browser.PostAsync("/api/auth/refresh");
        await SweepAsync();
        Assert.Equal(3, await company.CountAsync(Tokens));

        clocked.Clock.Advance(TimeSpan.FromDays(3));
        await SweepAsync();
        Assert.Equal(1, await company.CountAsync(Tokens));
        await browser.PostAsync("/api/auth/refresh");

        clocked.Clock.Advance(TimeSpan.FromDays(90 + 30 - 32 - 1));
        await SweepAsync();
        Assert.Equal(1, await company.CountAsync(Sessions));
        clocked.Clock.Advance(TimeSpan.FromDays(2));
        await SweepAsync();
        Assert.Equal(0, await company.CountAsync(Tokens));
        Assert.Equal(0, await company.CountAsync(Sessions));
    }

    [Fact]
    public async Task A_session_that_was_ended_goes_after_thirty_days_with_its_tokens()
    {
        var (company, browser, _) = await SignedInAsync();
        Assert.Equal(204, (int)(await browser.PostAsync("/api/auth/logout", null)).StatusCode);
        clocked.Clock.Advance(TimeSpan.FromDays(29));
        await SweepAsync();
        Assert.Equal(1, await company.CountAsync(Sessions));
        Assert.Equal(1, await company.CountAsync(Tokens));

        clocked.Clock.Advance(TimeSpan.FromDays(2));
        await SweepAsync();
        Assert.Equal(0, await company.CountAsync(Tokens));
        Assert.Equal(0, await company.CountAsync(Sessions));
    }

    [Fact]
    public async Task Counted_attempts_are_forgotten_after_a_day_in_batches()
    {
        Insert(1200);
        clocked.Clock.Advance(TimeSpan.FromHours(23));
        await SweepAsync();
        Assert.Equal(1200, Counted());

        clocked.Clock.Advance(TimeSpan.FromHours(2));
        Assert.True(await Sweeper.DeleteBatchAsync(default));
        Assert.Equal(700, Counted());
        Sweeper.Poke();
        await TaktchatApp.UntilAsync(() => Task.FromResult(Counted()), x => x == 0);
    }

    private async Task SweepAsync()
    {
        while (await Sweeper.DeleteBatchAsync(default))
        {
        }
    }

    private async Task<(TestCompany Company, HttpClient Browser, string Cookie)> SignedInAsync()
    {
        var company = await clocked.App.CompanyAsync();
        var email = $"{Guid.CreateVersion7():N}@exemplo.com.br";
        await using var scope = clocked.App.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IUserFactory>()
            .CreateAsync(new(company.Id, "Bia", email, "senha-de-teste", Role.Agent), default);
        var browser = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = clocked.App.Address };
        browser.DefaultRequestHeaders.UserAgent.ParseAdd("browser");
        var login = await browser.PostAsJsonAsync("/api/auth/login", new { email, password = "senha-de-teste" });
        await login.JsonAsync(200);
        return (company, browser, login.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
    }

    private void Insert(int count)
    {
        using var session = clocked.App.Services.GetRequiredService<Database>().OpenWriter();
        session.ExecuteMany(new SqlStatement("insert into sign_in_failures (key, count, since) values ($1, 1, $2)"),
            Enumerable.Range(0, count).ToList(), (p, i) => p
                .Add(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(i.ToString(CultureInfo.InvariantCulture))))
                .Add(clocked.Clock.GetUtcNow().ToUnixTimeMilliseconds()));
    }

    private long Counted()
    {
        long count = 0;
        clocked.App.Services.GetRequiredService<Database>().Read(default, sql => sql.Query(
            new SqlStatement("select count(*) from sign_in_failures"), 0, static (_, _) => { }, (_, row) => count = row.GetLong(0)));
        return count;
    }
}
