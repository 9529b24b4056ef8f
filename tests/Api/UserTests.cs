using System.Net.Http.Json;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Taktchat.Api.Harness;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Sql;
using Taktchat.Tenancy.Contracts;

namespace Taktchat.Api;

/// <summary>Admins who change people, also each other and themselves.</summary>
public sealed class UserTests(TaktchatApp app)
{
    private const int Rounds = 12;

    [Fact]
    public async Task Eight_admins_who_demote_each_other_at_once_leave_one_and_never_an_error()
    {
        var company = await app.CompanyAsync();
        var admins = new List<UserId> { company.AdminId };
        for (var i = 0; i < 7; i++)
        {
            admins.Add((await company.PersonAsync(Role.Admin)).Id);
        }

        for (var round = 0; round < Rounds; round++)
        {
            AllAreAdmins(company);
            var clients = await Task.WhenAll(admins.Select(company.SignInAsync));
            await Task.WhenAll(clients.Select(x => x.GetJsonAsync("/api/company")));

            // Each turns against all others.
            var answers = await Task.WhenAll(
                from target in Enumerable.Range(0, admins.Count)
                from asks in Enumerable.Range(0, admins.Count)
                where asks != target
                select clients[asks].PatchAsJsonAsync($"/api/users/{admins[target].Value}",
                    asks % 2 == 0 ? new { role = "agent" } : (object)new { isActive = false }));

            // 401 is who was deactivated before the request came, 403 who was demoted.
            Assert.All(answers, x => Assert.Contains((int)x.StatusCode, new[] { 200, 401, 403, 409 }));
            Assert.Contains(answers, x => (int)x.StatusCode == 200);
            Assert.InRange(await company.CountAsync(
                "select count(*) from users where company_id = $1 and role = 3 and deactivated_at is null"), 1, 7);
        }
    }

    [Fact]
    public async Task Who_changes_his_own_password_stays_signed_in_here_and_nowhere_else()
    {
        var company = await app.CompanyAsync();
        var elsewhere = await company.SignInAsync(company.AdminId);
        await elsewhere.GetJsonAsync("/api/auth/me");

        await (await company.Admin.PatchAsJsonAsync($"/api/users/{company.AdminId.Value}", new { password = "outra-senha-longa" })).JsonAsync(200);

        await TaktchatApp.UntilAsync(async () => (int)(await elsewhere.GetAsync("/api/auth/me")).StatusCode, x => x == 401, 5);
        await company.Admin.GetJsonAsync("/api/auth/me");
        Assert.Equal(1, await company.CountAsync("select count(*) from sessions where company_id = $1 and revoked_at is null"));
    }

    [Fact]
    public async Task Who_changes_the_password_of_another_ends_all_of_that_persons_sessions_and_none_of_his_own()
    {
        var company = await app.CompanyAsync();
        var (agent, id) = await company.PersonAsync(Role.Agent);
        await (await company.Admin.PatchAsJsonAsync($"/api/users/{id.Value}", new { password = "outra-senha-longa" })).JsonAsync(200);
        await TaktchatApp.UntilAsync(async () => (int)(await agent.GetAsync("/api/auth/me")).StatusCode, x => x == 401, 5);
        await company.Admin.GetJsonAsync("/api/auth/me");
    }

    [Fact]
    public async Task A_new_role_holds_at_once_and_signs_nobody_out()
    {
        var company = await app.CompanyAsync();
        var (person, id) = await company.PersonAsync(Role.Agent);
        Assert.Equal("auth.forbidden", await (await person.GetAsync("/api/users")).CodeAsync(403));
        await using var hub = new HubConnectionBuilder().WithUrl(new Uri(app.Address, "/hub"),
            x => x.AccessTokenProvider = () => Task.FromResult(person.DefaultRequestHeaders.Authorization!.Parameter)).Build();
        await hub.StartAsync();

        await (await company.Admin.PatchAsJsonAsync($"/api/users/{id.Value}", new { role = "supervisor" })).JsonAsync(200);

        // The screen is dropped, so that it comes back with the new rights.
        await TaktchatApp.UntilAsync(() => Task.FromResult(hub.State), x => x == HubConnectionState.Disconnected, 5);
        await hub.StartAsync();
        var me = await person.GetJsonAsync("/api/auth/me");
        Assert.Equal("supervisor", me.GetProperty("user").Text("role"));
        Assert.Contains(me.GetProperty("permissions").EnumerateArray(), x => x.GetString() == Permissions.Users.View);
        Assert.NotEmpty((await person.GetJsonAsync("/api/users")).Items());

        await (await company.Admin.PatchAsJsonAsync($"/api/users/{id.Value}", new { role = "agent" })).JsonAsync(200);
        await TaktchatApp.UntilAsync(async () => (int)(await person.GetAsync("/api/users")).StatusCode, x => x == 403, 5);
        await person.GetJsonAsync("/api/auth/me");
    }

    [Fact]
    public async Task Anyone_of_three_hundred_is_found_by_name_and_by_address_whatever_page_they_are_on()
    {
        var company = await app.CompanyAsync();
        var other = await app.CompanyAsync();
        await other.PersonAsync(Role.Agent);
        var id = (await company.PersonAsync(Role.Agent)).Id;
        Named(company, id, "Zoé Conceição");
        for (var i = 0; i < 300; i++)
        {
            Copied(company, id, i);
        }

        foreach (var search in (string[])["zoe", "CONCEICAO", "Zoé Con"])
        {
            var found = (await company.Admin.GetJsonAsync($"/api/users?limit=10&search={Uri.EscapeDataString(search)}")).Items();
            Assert.Equal(id.Value.ToString(), Assert.Single(found).Text("id"));
        }

        var seen = new HashSet<string>();
        var after = "";
        do
        {
            var page = await company.Admin.GetJsonAsync($"/api/users?limit=40&search=copia&after={after}");
            Assert.All(page.Items(), x => Assert.True(seen.Add(x.Text("id"))));
            after = page.GetProperty("next").GetString();
        }
        while (after is not null);

        Assert.Equal(300, seen.Count);
        Assert.Equal(20, (await company.Admin.GetJsonAsync("/api/users?limit=20&search=%40copia.exemplo")).Items().Count);
        Assert.Empty((await company.Admin.GetJsonAsync("/api/users?search=oe")).Items());
        Assert.Equal("validation.failed", await (await company.Admin.GetAsync("/api/users?search=" + new string('a', 101))).CodeAsync(400));
    }

    private void Named(TestCompany company, UserId id, string name)
    {
        using var session = app.Services.GetRequiredService<Database>().OpenWriter();
        session.Execute(new SqlStatement("update users set name = $3, created_at = created_at - 100000 where company_id = $1 and id = $2"),
            (company.Id, id, name), static (p, x) => { p.Add(x.Id.Value); p.Add(x.id.Value); p.Add(x.name); });
    }

    private void Copied(TestCompany company, UserId of, int number)
    {
        using var session = app.Services.GetRequiredService<Database>().OpenWriter();
        session.Execute(new SqlStatement("""
            insert into users (company_id, id, created_at, email, is_super_admin, language, name, notifications, password_hash, role,
                sound_of_messages, sound_of_new_tickets, theme, updated_at, version)
            select company_id, $3, created_at + 1 + $4 / 7, $5, is_super_admin, language, 'Cópia ' || $4, notifications, password_hash, role,
                sound_of_messages, sound_of_new_tickets, theme, updated_at, version
            from users where company_id = $1 and id = $2
            """), (company.Id, of, number), static (p, x) =>
        {
            p.Add(x.Id.Value);
            p.Add(x.of.Value);
            p.Add(Guid.CreateVersion7());
            p.Add((long)x.number);
            p.Add($"{Guid.CreateVersion7():N}@copia.exemplo");
        });
    }

    private void AllAreAdmins(TestCompany company)
    {
        using var session = app.Services.GetRequiredService<Database>().OpenWriter();
        session.Execute(new SqlStatement("update users set role = 3, deactivated_at = null where company_id = $1"), company.Id,
            static (p, id) => p.Add(id.Value));
    }
}
