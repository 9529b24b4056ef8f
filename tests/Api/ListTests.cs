using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Taktchat.Api.Harness;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Sql;
using Taktchat.Tenancy.Domain;

namespace Taktchat.Api;

/// <summary>Lists while the world goes on, and ids on their way through both kinds of SQL.</summary>
public sealed class ListTests(TaktchatApp app)
{
    [Fact]
    public async Task Paging_misses_and_repeats_nothing_while_new_tickets_arrive()
    {
        var company = await (await app.CompanyAsync()).ConnectedAsync();
        for (var i = 0; i < 15; i++)
        {
            await company.CustomerWritesAsync(company.Customer(), $"Antes {i}");
        }

        var seen = new List<string>();
        string? next = null;
        do
        {
            var page = await company.Admin.GetJsonAsync($"/api/tickets?limit=4&after={next}");
            seen.AddRange(page.Items().Select(x => x.Text("lastMessage")));
            next = page.MaybeText("next");
            await company.CustomerWritesAsync(company.Customer(), $"Durante {seen.Count}");
        }
        while (next is not null);

        Assert.Equal(Enumerable.Range(0, 15).Reverse().Select(i => $"Antes {i}"), seen);
    }

    [Fact]
    public async Task Messages_of_one_second_are_paged_in_the_order_in_which_they_came()
    {
        var company = await (await app.CompanyAsync()).ConnectedAsync();
        var customer = company.Customer();
        var messages = Enumerable.Range(0, 30).Select(i =>
            $$$"""{"from":"{{{customer}}}","id":"{{{TestCompany.Wamid()}}}","timestamp":"1700000000","type":"text","text":{"body":"M{{{i}}}"}}""");
        Assert.Equal(200, await company.ReceivesAsync(Webhooks.Value(company.PhoneNumberId, $"\"messages\":[{string.Join(',', messages)}]")));
        await company.SettlesAsync();

        var listed = await company.TicketAsync();
        Assert.Equal("M29", listed.Text("lastMessage"));
        var ticket = listed.Text("id");
        var seen = new List<string>();
        string? next = null;
        do
        {
            var page = await company.Admin.GetJsonAsync($"/api/tickets/{ticket}/messages?limit=7&after={next}");
            seen.AddRange(page.Items().Select(x => x.Text("text")));
            next = page.MaybeText("next");
        }
        while (next is not null);

        Assert.Equal(Enumerable.Range(0, 30).Reverse().Select(i => $"M{i}"), seen);
    }

    [Theory]
    [InlineData("tickets", 0, 1)]
    [InlineData("tickets", 100_000, 3)]
    [InlineData("contacts", -5, 1)]
    public async Task A_page_size_out_of_range_is_brought_into_it(string list, int limit, int rows)
    {
        var company = await (await app.CompanyAsync()).ConnectedAsync();
        for (var i = 0; i < 3; i++)
        {
            await company.CustomerWritesAsync(company.Customer(), "Oi");
        }

        Assert.Equal(rows, (await company.Admin.GetJsonAsync($"/api/{list}?limit={limit}")).Items().Count);
    }

    [Fact]
    public async Task An_id_is_the_same_for_entities_and_for_hand_written_sql()
    {
        var company = await app.CompanyAsync();
        var raw = await company.IdAsync("select id from users where company_id = $1");
        Assert.Equal(company.AdminId.Value, raw);

        var statement = new SqlStatement("select company_id, email from users where id = $1");
        var found = await app.Services.GetRequiredService<Database>().ReadAsync(company.Id, sql =>
        {
            (Guid Company, string Email) row = default;
            sql.Query(statement, company.AdminId, static (p, id) => p.Add(id.Value), (_, x) => row = (x.GetGuid(0), x.GetString(1)));
            return row;
        }, default);
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CompanyScope>().Current = company.Id;
        var user = await scope.ServiceProvider.GetRequiredService<TaktchatDb>().Set<User>().SingleAsync(x => x.Id == company.AdminId);
        Assert.Equal((user.CompanyId.Value, user.Email), found);
    }

    [Fact]
    public async Task Every_change_of_a_ticket_has_its_entry_in_the_timeline()
    {
        var company = await (await app.CompanyAsync()).ConnectedAsync();
        await company.CustomerWritesAsync(company.Customer(), "Oi");
        var id = (await company.TicketAsync()).Text("id");
        foreach (var step in (string[])["accept", "return", "return", "accept", "close", "close", "reopen", "accept"])
        {
            await company.Admin.PostAsync($"/api/tickets/{id}/{step}", null);
            var ticket = await company.Admin.GetJsonAsync($"/api/tickets/{id}");
            var events = (await company.Admin.GetJsonAsync($"/api/tickets/{id}/events")).Items();
            var last = events[0].Text("type") switch { "accepted" or "reopened" => "open", "closed" => "closed", _ => "pending" };
            Assert.Equal(last, ticket.Text("status"));
            Assert.Equal(ticket.GetProperty("stateVersion").GetInt64(), events.Count);
        }
    }
}
