using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Taktchat.Api.Harness;
using Taktchat.Kernel.Data;
using Taktchat.Tenancy.Contracts;

namespace Taktchat.Api;

public sealed class SignInTests(TaktchatApp app)
{
    [Fact]
    public async Task A_person_signs_in_renews_and_signs_out()
    {
        var (browser, email) = await BrowserAsync();
        var session = await (await browser.PostAsJsonAsync("/api/auth/login", new { email, password = "senha-de-teste" })).JsonAsync(200);
        Assert.Equal(900, session.GetProperty("expiresIn").GetInt32());
        Assert.Equal("agent", session.GetProperty("user").Text("role"));
        Assert.DoesNotContain(session.GetProperty("permissions").EnumerateArray(), x => x.GetString() == Permissions.Users.Manage);

        var renewed = await browser.PostAsync("/api/auth/refresh");
        browser.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", renewed.Text("accessToken"));
        Assert.Equal(email, (await browser.GetJsonAsync("/api/auth/me")).GetProperty("user").Text("email"));

        Assert.Equal(204, (int)(await browser.PostAsync("/api/auth/logout", null)).StatusCode);
        Assert.Equal("auth.unauthorized", await (await browser.GetAsync("/api/auth/me")).CodeAsync(401));
        Assert.Equal("auth.session_expired", await (await browser.PostAsync("/api/auth/refresh", null)).CodeAsync(401));
    }

    [Fact]
    public async Task A_refresh_token_lives_in_a_cookie_that_no_script_reads()
    {
        var (_, email) = await BrowserAsync();
        using var client = app.Anonymous();
        var answer = await client.PostAsJsonAsync("/api/auth/login", new { email, password = "senha-de-teste" });
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("path=/api/auth", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Two_tabs_may_renew_at_once_and_both_stay_signed_in()
    {
        var (browser, email) = await BrowserAsync();
        await browser.PostAsJsonAsync("/api/auth/login", new { email, password = "senha-de-teste" });
        var answers = await Task.WhenAll(browser.PostAsync("/api/auth/refresh", null), browser.PostAsync("/api/auth/refresh", null));
        Assert.All(answers, x => Assert.Equal(HttpStatusCode.OK, x.StatusCode));
    }

    [Fact]
    public async Task A_token_used_again_later_ends_the_session_for_all()
    {
        var (browser, email) = await BrowserAsync();
        using var thief = app.Anonymous();
        var login = await browser.PostAsJsonAsync("/api/auth/login", new { email, password = "senha-de-teste" });
        var stolen = login.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        var renewed = await browser.PostAsync("/api/auth/refresh");
        await BackdateUseAsync(stolen.Split('=', 2)[1]);

        thief.DefaultRequestHeaders.Add("Cookie", stolen);
        Assert.Equal("auth.session_expired", await (await thief.PostAsync("/api/auth/refresh", null)).CodeAsync(401));
        Assert.Equal("auth.session_expired", await (await browser.PostAsync("/api/auth/refresh", null)).CodeAsync(401));
        browser.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", renewed.Text("accessToken"));
        Assert.Equal("auth.unauthorized", await (await browser.GetAsync("/api/auth/me")).CodeAsync(401));
    }

    [Fact]
    public async Task Unknown_address_wrong_password_and_a_lock_get_one_answer()
    {
        var (browser, email) = await BrowserAsync();
        var unknown = await browser.PostAsJsonAsync("/api/auth/login", new { email = $"x{email}", password = "senha-de-teste" });
        var wrong = await browser.PostAsJsonAsync("/api/auth/login", new { email, password = "errada" });
        Assert.Equal("auth.invalid_credentials", await unknown.CodeAsync(401));
        Assert.Equal("auth.invalid_credentials", await wrong.CodeAsync(401));
        for (var i = 0; i < 10; i++)
        {
            await browser.PostAsJsonAsync("/api/auth/login", new { email, password = "errada" });
        }

        var locked = await browser.PostAsJsonAsync("/api/auth/login", new { email, password = "senha-de-teste" });
        Assert.Equal("auth.invalid_credentials", await locked.CodeAsync(401));
    }

    [Fact]
    public async Task A_deactivated_person_is_out_at_once()
    {
        var company = await app.CompanyAsync();
        var (agent, id) = await company.PersonAsync(Role.Agent);
        await agent.GetJsonAsync("/api/tickets");
        await (await company.Admin.PatchAsJsonAsync($"/api/users/{id.Value}", new { isActive = false })).JsonAsync(200);
        await TaktchatApp.UntilAsync(async () => (int)(await agent.GetAsync("/api/tickets")).StatusCode, x => x == 401, 5);
    }

    [Fact]
    public async Task A_company_keeps_its_last_admin_even_when_two_demote_each_other()
    {
        var company = await app.CompanyAsync();
        var (second, secondId) = await company.PersonAsync(Role.Admin);
        Assert.Equal("user.self", await (await company.Admin.PatchAsJsonAsync($"/api/users/{company.AdminId.Value}", new { role = "agent" })).CodeAsync(409));
        var answers = await Task.WhenAll(
            company.Admin.PatchAsJsonAsync($"/api/users/{secondId.Value}", new { role = "agent" }),
            second.PatchAsJsonAsync($"/api/users/{company.AdminId.Value}", new { isActive = false }));
        Assert.Contains(answers, x => x.StatusCode == HttpStatusCode.OK);
        Assert.Equal(1, await company.CountAsync("select count(*) from users where company_id = $1 and role = 3 and deactivated_at is null"));
    }

    [Fact]
    public async Task An_address_belongs_to_one_person_in_all_companies()
    {
        var (first, second) = (await app.CompanyAsync(), await app.CompanyAsync());
        var user = new { name = "Bia", email = $"{Guid.CreateVersion7():N}@exemplo.com.br", password = "senha-de-teste", role = "supervisor" };
        await (await first.Admin.PostAsJsonAsync("/api/users", user)).JsonAsync(201);
        Assert.Equal("user.email_taken", await (await second.Admin.PostAsJsonAsync("/api/users", user)).CodeAsync(409));
    }

    private async Task<(HttpClient Browser, string Email)> BrowserAsync()
    {
        var company = await app.CompanyAsync();
        var email = $"{Guid.CreateVersion7():N}@exemplo.com.br";
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IUserFactory>().CreateAsync(new(company.Id, "Bia", email, "senha-de-teste", Role.Agent), default);
        var browser = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer(), UseCookies = true }) { BaseAddress = app.Address };
        return (browser, email);
    }

    /// <summary>As if the token had been used a minute ago: the grace for lost answers is over.</summary>
    private async Task BackdateUseAsync(string token)
    {
        var hash = System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(Uri.UnescapeDataString(token)));
        using var session = app.Services.GetRequiredService<Database>().OpenWriter();
        session.Execute(new Kernel.Sql.SqlStatement("update refresh_tokens set used_at = used_at - 60000 where hash = $1"), hash, static (p, h) => p.Add(h));
        await Task.CompletedTask;
    }
}
