using System.Net.Http.Json;
using System.Text.Json;
using Taktchat.Api.Harness;
using Taktchat.Tenancy.Contracts;

namespace Taktchat.Api;

/// <summary>What an administrator asks afterwards: who did it, when, and what was there before.</summary>
public sealed class AuditTests(TaktchatApp app)
{
    [Fact]
    public async Task What_admins_do_to_people_connections_and_the_company_is_in_the_audit()
    {
        var company = await (await app.CompanyAsync()).ConnectedAsync();
        var admin = company.Admin;
        var user = (await (await admin.PostAsJsonAsync("/api/users", new
        {
            name = "Bia",
            email = $"{Guid.CreateVersion7():N}@exemplo.com.br",
            password = "senha-de-teste",
            role = "agent",
        })).JsonAsync(201)).Text("id");
        await PatchAsync(admin, $"/api/users/{user}", new { role = "supervisor", password = "outra-senha-de-teste" });
        await PatchAsync(admin, $"/api/users/{user}", new { isActive = false });
        await PatchAsync(admin, $"/api/users/{user}", new { isActive = true });
        await PatchAsync(admin, $"/api/users/{user}", new { role = "supervisor" });
        await PatchAsync(admin, "/api/company", new { reopenWindowMinutes = 30 });
        await PatchAsync(admin, $"/api/connections/{company.ConnectionId}", new { accessToken = company.Token + "-new" });
        await admin.PostAsync($"/api/connections/{company.ConnectionId}/stop");
        await admin.PostAsync($"/api/connections/{company.ConnectionId}/stop");
        await admin.PostAsync($"/api/connections/{company.ConnectionId}/start");
        Assert.Equal(204, (int)(await admin.DeleteAsync($"/api/connections/{company.ConnectionId}")).StatusCode);

        var lines = (await admin.GetJsonAsync("/api/audit")).Items();
        Assert.Equal(
            ["connection.deleted", "connection.started", "connection.stopped", "connection.changed", "company.changed",
                "user.activated", "user.deactivated", "user.changed", "user.created", "connection.created"],
            lines.Select(x => x.Text("action")));
        Assert.All(lines, x => Assert.Equal("Ana Admin", x.Text("actorName")));
        Assert.Equal([("role", "agent", "supervisor"), ("password", null, null)], Changes(lines[7]));
        Assert.Equal([("accessToken", null, null)], Changes(lines[3]));
        Assert.Equal([("reopenWindowMinutes", "0", "30")], Changes(lines[4]));
        Assert.DoesNotContain("senha-de-teste", string.Concat(lines), StringComparison.Ordinal);
        Assert.DoesNotContain(company.Token, string.Concat(lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_that_its_owner_ends_is_in_the_audit()
    {
        var company = await app.CompanyAsync();
        await company.TokenAsync(company.AdminId);
        await company.TokenAsync(company.AdminId);
        var other = (await company.Admin.GetJsonAsync("/api/me/sessions")).EnumerateArray().First(x => !x.GetProperty("isCurrent").GetBoolean());
        Assert.Equal(204, (int)(await company.Admin.DeleteAsync($"/api/me/sessions/{other.Text("id")}")).StatusCode);
        Assert.Equal(204, (int)(await company.Admin.DeleteAsync("/api/me/sessions")).StatusCode);
        Assert.Equal(204, (int)(await company.Admin.DeleteAsync("/api/me/sessions")).StatusCode);
        Assert.Equal(["session.others_ended", "session.ended"],
            (await company.Admin.GetJsonAsync("/api/audit")).Items().Select(x => x.Text("action")));
    }

    [Fact]
    public async Task The_audit_is_read_by_person_action_and_period_page_by_page()
    {
        var company = await app.CompanyAsync();
        var (second, secondId) = await company.PersonAsync(Role.Admin);
        for (var minutes = 1; minutes <= 5; minutes++)
        {
            await PatchAsync(minutes % 2 == 0 ? second : company.Admin, "/api/company", new { reopenWindowMinutes = minutes });
        }

        await PatchAsync(second, $"/api/users/{company.AdminId.Value}", new { name = "Ana" });
        Assert.Equal(3, await CountAsync(company, $"actorId={secondId.Value}"));
        Assert.Equal(5, await CountAsync(company, "action=company.changed"));
        Assert.Equal(2, await CountAsync(company, $"action=company.changed&actorId={secondId.Value}"));
        Assert.Equal("validation.failed", await (await company.Admin.GetAsync("/api/audit?action=company.burnt")).CodeAsync(400));

        var all = (await company.Admin.GetJsonAsync("/api/audit")).Items();
        Assert.Equal(6, all.Count);
        var middle = Uri.EscapeDataString(all[3].Text("at"));
        Assert.Equal(all.Count(x => string.CompareOrdinal(x.Text("at"), all[3].Text("at")) >= 0), await CountAsync(company, $"from={middle}"));
        Assert.Equal(all.Count(x => string.CompareOrdinal(x.Text("at"), all[3].Text("at")) < 0), await CountAsync(company, $"to={middle}"));

        var (seen, next) = (new List<string>(), (string?)"");
        while (next is not null)
        {
            var page = await company.Admin.GetJsonAsync($"/api/audit?action=company.changed&limit=2&after={next}");
            seen.AddRange(page.Items().Select(x => x.Text("id")));
            next = page.MaybeText("next");
        }

        Assert.Equal(all.Skip(1).Select(x => x.Text("id")), seen);
    }

    [Fact]
    public async Task An_agent_does_not_see_the_audit()
    {
        var company = await app.CompanyAsync();
        var (agent, _) = await company.PersonAsync(Role.Agent);
        var (supervisor, _) = await company.PersonAsync(Role.Supervisor);
        Assert.Equal(403, (int)(await agent.GetAsync("/api/audit")).StatusCode);
        Assert.Equal(200, (int)(await supervisor.GetAsync("/api/audit")).StatusCode);
    }

    private static async Task<int> CountAsync(TestCompany company, string query) =>
        (await company.Admin.GetJsonAsync($"/api/audit?{query}")).Items().Count;

    private static async Task PatchAsync(HttpClient client, string path, object body) =>
        await (await client.PatchAsJsonAsync(path, body)).JsonAsync(200);

    private static IEnumerable<(string?, string?, string?)> Changes(JsonElement line) => line.GetProperty("changes").EnumerateArray()
        .Select(x => (x.MaybeText("field"), x.MaybeText("from"), x.MaybeText("to")));
}
