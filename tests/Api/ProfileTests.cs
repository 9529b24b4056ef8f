using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Taktchat.Api.Harness;
using Taktchat.Tenancy.Contracts;

namespace Taktchat.Api;

/// <summary>People's own accounts and where they are signed in.</summary>
public sealed class ProfileTests(TaktchatApp app)
{
    private const string Firefox = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0";
    private const string Edge = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0";

    [Fact]
    public async Task People_choose_how_they_like_their_screens()
    {
        var company = await app.CompanyAsync();
        var (agent, _) = await company.PersonAsync(Role.Agent);
        var born = await agent.GetJsonAsync("/api/me");
        Assert.Equal(("system", true, true, true), Choices(born));
        Assert.Equal(JsonValueKind.Null, born.GetProperty("language").ValueKind);

        var changed = await (await agent.PatchAsJsonAsync("/api/me", new
        {
            name = "  Bia Nova ",
            language = "es",
            theme = "dark",
            sounds = new { newTicket = false },
            notifications = false,
        })).JsonAsync(200);
        Assert.Equal(("dark", true, false, false), Choices(changed));
        Assert.Equal(("Bia Nova", "es"), (changed.Text("name"), changed.Text("language")));
        Assert.Equal(changed.ToString(), (await agent.GetJsonAsync("/api/me")).ToString());
        Assert.Equal(("system", true, true, true), Choices(await company.Admin.GetJsonAsync("/api/me")));
        await (await agent.PatchAsJsonAsync("/api/me", new { sounds = new { newTicket = true } })).JsonAsync(200);
        Assert.Equal(("dark", true, true, false), Choices(await agent.GetJsonAsync("/api/me")));
    }

    [Theory]
    [InlineData("language", "\"fr\"")]
    [InlineData("theme", "\"pink\"")]
    [InlineData("name", "\"  \"")]
    [InlineData("newPassword", "\"short\"")]
    public async Task What_cannot_be_is_refused_by_its_field(string field, string value)
    {
        var company = await app.CompanyAsync();
        using var body = new StringContent($$"""{"{{field}}":{{value}}}""", System.Text.Encoding.UTF8, "application/json");
        var answer = await company.Admin.PatchAsync("/api/me", body);
        var problem = await answer.JsonAsync(400);
        Assert.NotEmpty(problem.GetProperty("errors").GetProperty(field).EnumerateArray());
    }

    [Fact]
    public async Task A_new_password_needs_the_old_one_and_ends_the_other_sessions()
    {
        var (here, email, _) = await BrowserAsync(Firefox);
        var (there, _, _) = await BrowserAsync(Edge, email);
        foreach (var wrong in (string?[])[null, "errada-errada"])
        {
            var refused = await (await here.PatchAsJsonAsync("/api/me", new { newPassword = "outra-senha-1", currentPassword = wrong, theme = "dark" })).JsonAsync(400);
            Assert.NotEmpty(refused.GetProperty("errors").GetProperty("currentPassword").EnumerateArray());
        }

        Assert.Equal("system", (await here.GetJsonAsync("/api/me")).Text("theme"));
        await (await here.PatchAsJsonAsync("/api/me", new { newPassword = "outra-senha-1", currentPassword = "senha-de-teste" })).JsonAsync(200);
        await here.GetJsonAsync("/api/me");
        await TaktchatApp.UntilAsync(async () => (int)(await there.GetAsync("/api/me")).StatusCode, x => x == 401, 5);
        using var again = app.Anonymous();
        Assert.Equal(401, (int)(await again.PostAsJsonAsync("/api/auth/login", new { email, password = "senha-de-teste" })).StatusCode);
        Assert.Equal(200, (int)(await again.PostAsJsonAsync("/api/auth/login", new { email, password = "outra-senha-1" })).StatusCode);
    }

    [Fact]
    public async Task An_open_screen_does_not_let_the_password_be_guessed()
    {
        var (here, _, _) = await BrowserAsync(Firefox);
        for (var i = 0; i < 10; i++)
        {
            await here.PatchAsJsonAsync("/api/me", new { newPassword = "outra-senha-1", currentPassword = $"errada-{i}" });
        }

        Assert.Equal(400, (int)(await here.PatchAsJsonAsync("/api/me", new { newPassword = "outra-senha-1", currentPassword = "senha-de-teste" })).StatusCode);
    }

    [Fact]
    public async Task A_person_sees_where_they_are_signed_in_and_ends_what_is_not_theirs()
    {
        var (here, email, _) = await BrowserAsync(Firefox);
        var (there, _, token) = await BrowserAsync(Edge, email);
        var sessions = (await here.GetJsonAsync("/api/me/sessions")).EnumerateArray().ToList();
        Assert.Equal(["Edge · macOS", "Firefox · Windows"], sessions.Select(x => x.Text("userAgent")));
        Assert.Equal([false, true], sessions.Select(x => x.GetProperty("isCurrent").GetBoolean()));
        Assert.All(sessions, x => Assert.Equal("127.0.0.0/24", x.Text("network")));
        Assert.All(sessions, x => Assert.True(x.GetProperty("lastSeenAt").GetDateTimeOffset() >= x.GetProperty("createdAt").GetDateTimeOffset()));

        await using var screen = await ScreenAsync(token);
        var closed = new TaskCompletionSource();
        screen.Closed += _ => { closed.TrySetResult(); return Task.CompletedTask; };
        Assert.Equal(204, (int)(await here.DeleteAsync($"/api/me/sessions/{sessions[0].Text("id")}")).StatusCode);
        await closed.Task.WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
        Assert.Equal(401, (int)(await there.GetAsync("/api/me")).StatusCode);
        Assert.Equal(401, (int)(await there.PostAsync("/api/auth/refresh", null)).StatusCode);
        Assert.Equal("not_found", await (await here.DeleteAsync($"/api/me/sessions/{sessions[0].Text("id")}")).CodeAsync(404));
        Assert.Single((await here.GetJsonAsync("/api/me/sessions")).EnumerateArray());
    }

    [Fact]
    public async Task All_sessions_end_but_the_one_that_asks()
    {
        var (here, email, _) = await BrowserAsync(Firefox);
        var (there, _, _) = await BrowserAsync(Edge, email);
        await there.GetJsonAsync("/api/me");
        Assert.Equal(204, (int)(await here.DeleteAsync("/api/me/sessions")).StatusCode);
        Assert.Equal(401, (int)(await there.GetAsync("/api/me")).StatusCode);
        Assert.True(Assert.Single((await here.GetJsonAsync("/api/me/sessions")).EnumerateArray()).GetProperty("isCurrent").GetBoolean());
    }

    [Fact]
    public async Task A_session_of_a_colleague_is_nobodys()
    {
        var company = await app.CompanyAsync();
        var (agent, _) = await company.PersonAsync(Role.Agent);
        var foreign = (await agent.GetJsonAsync("/api/me/sessions"))[0].Text("id");
        Assert.Equal("not_found", await (await company.Admin.DeleteAsync($"/api/me/sessions/{foreign}")).CodeAsync(404));
        await agent.GetJsonAsync("/api/me");
    }

    private static (string Theme, bool Messages, bool NewTicket, bool Notifications) Choices(JsonElement me) => (me.Text("theme"),
        me.GetProperty("sounds").GetProperty("messages").GetBoolean(), me.GetProperty("sounds").GetProperty("newTicket").GetBoolean(),
        me.GetProperty("notifications").GetBoolean());

    /// <summary>A browser of its own, signed in with a password; of a new person when no e-mail is given.</summary>
    private async Task<(HttpClient Client, string Email, string Token)> BrowserAsync(string userAgent, string? email = null)
    {
        if (email is null)
        {
            var company = await app.CompanyAsync();
            email = $"{Guid.CreateVersion7():N}@exemplo.com.br";
            await using var scope = app.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<IUserFactory>().CreateAsync(new(company.Id, "Bia", email, "senha-de-teste", Role.Agent), default);
        }

        var client = new HttpClient(new SocketsHttpHandler { UseCookies = true }) { BaseAddress = app.Address };
        client.DefaultRequestHeaders.UserAgent.ParseAdd(userAgent);
        var session = await (await client.PostAsJsonAsync("/api/auth/login", new { email, password = "senha-de-teste" })).JsonAsync(200);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", session.Text("accessToken"));
        return (client, email, session.Text("accessToken"));
    }

    private async Task<HubConnection> ScreenAsync(string token)
    {
        var screen = new HubConnectionBuilder().WithUrl(new Uri(app.Address, "/hub"), x => x.AccessTokenProvider = () => Task.FromResult<string?>(token)).Build();
        await screen.StartAsync(TestContext.Current.CancellationToken);
        return screen;
    }
}
