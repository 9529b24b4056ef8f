using System.Net.Http.Json;
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

    private void AllAreAdmins(TestCompany company)
    {
        using var session = app.Services.GetRequiredService<Database>().OpenWriter();
        session.Execute(new SqlStatement("update users set role = 3, deactivated_at = null where company_id = $1"), company.Id,
            static (p, id) => p.Add(id.Value));
    }
}
