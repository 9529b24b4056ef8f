using System.Net.Http.Json;
using Taktchat.Api.Harness;
using Taktchat.Tenancy.Contracts;

namespace Taktchat.Api;

public sealed class ConnectionTests(TaktchatApp app)
{
    [Fact]
    public async Task Who_begins_conversations_is_told_the_names_and_nothing_else()
    {
        var company = await (await app.CompanyAsync()).ConnectedAsync();
        var (agent, _) = await company.PersonAsync(Role.Agent);
        Assert.Equal(403, (int)(await agent.GetAsync("/api/connections")).StatusCode);
        var name = (await agent.GetJsonAsync("/api/connections/names")).Items().Single();
        Assert.Equal((company.ConnectionId, "Loja", "whatsapp_cloud"), (name.Text("id"), name.Text("name"), name.Text("kind")));
        Assert.Equal(["id", "isStopped", "kind", "name"], name.EnumerateObject().Select(x => x.Name).Order());
        await company.Admin.PostAsync($"/api/connections/{company.ConnectionId}/stop");
        Assert.True((await agent.GetJsonAsync("/api/connections/names")).Items().Single().GetProperty("isStopped").GetBoolean());
    }

    [Fact]
    public async Task A_connection_that_meta_can_call_is_connected_at_once()
    {
        var company = await (await app.CompanyAsync()).ConnectedAsync();
        var view = await company.Admin.GetJsonAsync($"/api/connections/{company.ConnectionId}");
        Assert.Equal("connected", view.Text("status"));
        Assert.NotNull(view.MaybeText("webhookVerifiedAt"));
        Assert.StartsWith("+55 11 4", view.Text("displayPhoneNumber"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("EAASIM-expired", "connection.token_invalid")]
    [InlineData("EAASIM-noperm", "connection.token_no_permission")]
    [InlineData("nonsense", "connection.token_invalid")]
    public async Task A_wrong_token_is_explained(string token, string code)
    {
        var company = await app.CompanyAsync();
        var answer = await company.Admin.PostAsJsonAsync("/api/connections", company.ConnectionRequest(token: token));
        Assert.Equal(code, await answer.CodeAsync(422));
        Assert.Empty((await company.Admin.GetJsonAsync("/api/connections")).Items());
    }

    [Fact]
    public async Task A_wrong_number_or_account_is_explained()
    {
        var (company, other) = (await app.CompanyAsync(), await app.CompanyAsync());
        var number = await company.Admin.PostAsJsonAsync("/api/connections", company.ConnectionRequest(number: "123456"));
        Assert.Equal("connection.number_not_found", await number.CodeAsync(422));
        var account = await company.Admin.PostAsJsonAsync("/api/connections", company.ConnectionRequest(account: other.AccountId));
        Assert.Equal("connection.number_not_in_account", await account.CodeAsync(422));
    }

    [Fact]
    public async Task A_name_and_a_number_are_used_once()
    {
        var company = await (await app.CompanyAsync()).ConnectedAsync();
        var number = await company.Admin.PostAsJsonAsync("/api/connections", company.ConnectionRequest("Outra"));
        Assert.Equal("connection.number_taken", await number.CodeAsync(409));
        var second = company.PhoneNumberId + "8";
        await app.SimAsync(HttpMethod.Post, "numbers", new { id = second, displayPhoneNumber = "+55 11 5555-0001", wabaId = company.AccountId, appId = company.AppId });
        var name = await company.Admin.PostAsJsonAsync("/api/connections", company.ConnectionRequest(number: second));
        Assert.Equal("connection.name_taken", await name.CodeAsync(409));
    }

    [Fact]
    public async Task Secrets_go_in_and_never_come_out()
    {
        var company = await (await app.CompanyAsync()).ConnectedAsync();
        var answers = new List<string>();
        foreach (var path in (string[])["/api/connections", $"/api/connections/{company.ConnectionId}", "/api/auth/me", "/api/company"])
        {
            answers.Add((await company.Admin.GetJsonAsync(path)).ToString());
        }

        var patched = await company.Admin.PatchAsJsonAsync($"/api/connections/{company.ConnectionId}", new { name = "Novo nome" });
        answers.Add((await patched.JsonAsync(200)).ToString());
        foreach (var secret in (string[])[company.Secret, company.Token, "palavra-secreta"])
        {
            Assert.All(answers, x => Assert.DoesNotContain(secret, x, StringComparison.Ordinal));
        }

        Assert.Equal(0, await company.CountAsync(
            $"select count(*) from connections where company_id = $1 and (access_token_sealed like '%{company.Token}%' or app_secret_sealed like '%{company.Secret}%')"));
    }

    [Fact]
    public async Task A_new_app_secret_is_used_for_the_next_webhook()
    {
        var company = await (await app.CompanyAsync()).ConnectedAsync();
        await (await company.Admin.PatchAsJsonAsync($"/api/connections/{company.ConnectionId}", new { appSecret = "outro-segredo" })).JsonAsync(200);
        var body = Webhooks.Text(company.PhoneNumberId, company.Customer(), TestCompany.Wamid(), "Oi");
        await TaktchatApp.UntilAsync(() => company.ReceivesAsync(body, secret: "outro-segredo"), x => x == 200);
        Assert.Equal(401, await company.ReceivesAsync(body));
    }

    [Fact]
    public async Task What_is_missing_is_told_field_by_field()
    {
        var company = await app.CompanyAsync();
        var problem = await (await company.Admin.PostAsJsonAsync("/api/connections", new { kind = "whatsapp_cloud", phoneNumberId = "abc" })).JsonAsync(400);
        var errors = problem.GetProperty("errors");
        foreach (var field in (string[])["name", "phoneNumberId", "accessToken", "businessAccountId", "verifyToken", "appSecret"])
        {
            Assert.True(errors.TryGetProperty(field, out _), field);
        }
    }

    [Fact]
    public async Task A_stopped_connection_starts_again_and_a_deleted_one_is_gone()
    {
        var company = await (await app.CompanyAsync()).ConnectedAsync();
        var path = $"/api/connections/{company.ConnectionId}";
        Assert.Equal("disconnected", (await company.Admin.PostAsync($"{path}/stop")).Text("status"));
        Assert.Equal("connected", (await company.Admin.PostAsync($"{path}/start")).Text("status"));
        Assert.Equal("connected", (await company.Admin.PostAsync($"{path}/check")).Text("status"));
        Assert.Equal(204, (int)(await company.Admin.DeleteAsync(path)).StatusCode);
        Assert.Equal("not_found", await (await company.Admin.GetAsync(path)).CodeAsync(404));
        await TaktchatApp.UntilAsync(() => company.ReceivesAsync("{}"), x => x == 404);
        await company.ConnectedAsync();
    }
}
