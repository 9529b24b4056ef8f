using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Taktchat.Api.Harness;
using Taktchat.Tenancy.Contracts;
using Taktchat.Tenancy.SignIn;

namespace Taktchat.Api;

/// <summary>Tokens signed with the right key that must not pass all the same, and access that ends while somebody listens.</summary>
public sealed class TokenTests(TaktchatApp app)
{
    [Theory]
    [InlineData("as it is", 200)]
    [InlineData("expired", 401)]
    [InlineData("of another issuer", 401)]
    [InlineData("for another audience", 401)]
    [InlineData("of tomorrow", 401)]
    [InlineData("without an end", 401)]
    [InlineData("without a session", 401)]
    [InlineData("of a stranger's session", 401)]
    public async Task A_token_passes_only_as_we_made_it(string change, int status)
    {
        var (company, other) = (await app.CompanyAsync(), await app.CompanyAsync());
        var (mine, theirs) = (Read(await company.TokenAsync(company.AdminId)), Read(await other.TokenAsync(other.AdminId)));
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var family = mine.GetClaim("fam").Value;
        var descriptor = new SecurityTokenDescriptor
        {
            Issuer = change == "of another issuer" ? "somebody" : "taktchat",
            Audience = change == "for another audience" ? "somebody" : "taktchat",
            NotBefore = change == "of tomorrow" ? now.AddHours(1) : now.AddMinutes(-30),
            Expires = change switch { "expired" => now.AddSeconds(-1), "without an end" => null, _ => now.AddHours(2) },
            Claims = new Dictionary<string, object> { ["sub"] = company.AdminId.Value.ToString() },
            SigningCredentials = new SigningCredentials(app.Services.GetRequiredService<SigningKey>().Key, SecurityAlgorithms.HmacSha256),
        };
        if (change != "without a session")
        {
            descriptor.Claims["fam"] = change == "of a stranger's session" ? theirs.GetClaim("fam").Value : family;
        }

        using var client = app.Anonymous();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer",
            new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(descriptor));
        Assert.Equal(status, (int)(await client.GetAsync("/api/auth/me")).StatusCode);
    }

    [Fact]
    public async Task A_token_in_the_address_opens_the_hub_and_nothing_else()
    {
        var company = await app.CompanyAsync();
        var token = await company.TokenAsync(company.AdminId);
        using var client = app.Anonymous();
        Assert.Equal(401, (int)(await client.GetAsync($"/api/auth/me?access_token={token}")).StatusCode);
        await using var hub = Hub(token);
        await hub.StartAsync();
        Assert.Equal(HubConnectionState.Connected, hub.State);
    }

    [Fact]
    public async Task Who_is_deactivated_stops_hearing_within_five_seconds()
    {
        var company = await app.CompanyAsync();
        var (_, id) = await company.PersonAsync(Role.Agent);
        await using var hub = Hub(await company.TokenAsync(id));
        await hub.StartAsync();
        await (await company.Admin.PatchAsJsonAsync($"/api/users/{id.Value}", new { isActive = false })).JsonAsync(200);
        await TaktchatApp.UntilAsync(() => Task.FromResult(hub.State), x => x == HubConnectionState.Disconnected, 5);
        await Assert.ThrowsAnyAsync<Exception>(() => hub.StartAsync());
    }

    [Fact]
    public async Task A_new_password_ends_what_was_signed_in_before()
    {
        var company = await app.CompanyAsync();
        var (agent, id) = await company.PersonAsync(Role.Agent);
        await agent.GetJsonAsync("/api/tickets");
        await (await company.Admin.PatchAsJsonAsync($"/api/users/{id.Value}", new { password = "outra-senha-longa" })).JsonAsync(200);
        await TaktchatApp.UntilAsync(async () => (int)(await agent.GetAsync("/api/tickets")).StatusCode, x => x == 401, 5);
    }

    private HubConnection Hub(string token) => new HubConnectionBuilder()
        .WithUrl(new Uri(app.Address, "/hub"), x => x.AccessTokenProvider = () => Task.FromResult<string?>(token)).Build();

    private static JsonWebToken Read(string token) => new(token);
}
