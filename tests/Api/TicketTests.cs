using System.Net.Http.Json;
using Taktchat.Api.Harness;
using Taktchat.Tenancy.Contracts;

namespace Taktchat.Api;

public sealed class TicketTests(TaktchatApp app)
{
    [Fact]
    public async Task A_customers_first_message_opens_a_waiting_ticket_in_the_only_queue()
    {
        var company = await (await app.CompanyAsync()).ConnectedAsync();
        var customer = company.Customer();
        await company.CustomerWritesAsync(customer, "Oi! Tem bolo?", name: "Marina");

        var ticket = await company.TicketAsync();

        Assert.Equal("pending", ticket.Text("status"));
        Assert.Equal("Marina", ticket.GetProperty("contact").Text("name"));
        Assert.Equal(customer, ticket.GetProperty("contact").Text("phone"));
        Assert.Equal("Padrão", ticket.GetProperty("queue").Text("name"));
        Assert.Equal("whatsapp", ticket.Text("entrySource"));
        Assert.Equal("Oi! Tem bolo?", ticket.Text("lastMessage"));
        Assert.Equal(1, ticket.GetProperty("unreadCount").GetInt32());
        Assert.Matches(@"^\d{4}-\d{6}$", ticket.Text("protocol"));
    }

    [Fact]
    public async Task Later_messages_join_the_active_ticket()
    {
        var company = await (await app.CompanyAsync()).ConnectedAsync();
        var customer = company.Customer();
        for (var i = 0; i < 5; i++)
        {
            await company.CustomerWritesAsync(customer, $"Mensagem {i}");
        }

        Assert.Equal(1, await company.CountAsync("select count(*) from tickets where company_id = $1"));
        Assert.Equal(5, (await company.TicketAsync()).GetProperty("unreadCount").GetInt32());
    }

    [Fact]
    public async Task A_burst_of_a_new_customer_makes_one_contact_and_one_ticket()
    {
        var company = await (await app.CompanyAsync()).ConnectedAsync();
        var customer = company.Customer();
        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => company.ReceivesAsync(
            Webhooks.Text(company.PhoneNumberId, customer, TestCompany.Wamid(), $"Foto {i}"))));
        await company.SettlesAsync();

        Assert.Equal(1, await company.CountAsync("select count(*) from contacts where company_id = $1"));
        Assert.Equal(1, await company.CountAsync("select count(*) from tickets where company_id = $1"));
        Assert.Equal(50, await company.CountAsync("select count(*) from messages where company_id = $1"));
    }

    [Fact]
    public async Task After_closing_the_next_message_opens_a_new_ticket()
    {
        var company = await (await app.CompanyAsync()).ConnectedAsync();
        var customer = company.Customer();
        await company.CustomerWritesAsync(customer, "Oi");
        await company.Admin.PostAsync($"/api/tickets/{(await company.TicketAsync()).Text("id")}/close");
        await company.CustomerWritesAsync(customer, "Oi de novo");

        Assert.Equal(2, await company.CountAsync("select count(*) from tickets where company_id = $1"));
        Assert.Equal("Oi de novo", (await company.TicketAsync()).Text("lastMessage"));
    }

    [Fact]
    public async Task Within_the_reopening_window_the_closed_ticket_waits_again()
    {
        var company = await (await app.CompanyAsync()).ConnectedAsync();
        await (await company.Admin.PatchAsJsonAsync("/api/company", new { reopenWindowMinutes = 60 })).JsonAsync(200);
        var customer = company.Customer();
        await company.CustomerWritesAsync(customer, "Oi");
        var id = (await company.TicketAsync()).Text("id");
        await company.Admin.PostAsync($"/api/tickets/{id}/accept");
        await company.Admin.PostAsync($"/api/tickets/{id}/close");
        await company.CustomerWritesAsync(customer, "Só mais uma coisa");

        var ticket = await company.TicketAsync();
        Assert.Equal(id, ticket.Text("id"));
        Assert.Null(ticket.MaybeText("assigneeId"));
        var events = (await company.Admin.GetJsonAsync($"/api/tickets/{id}/events")).Items().Select(x => x.Text("type"));
        Assert.Equal(["reopened", "closed", "accepted", "created"], events);
    }

    [Theory]
    [InlineData("""{"from":"{0}","id":"{1}","timestamp":"1","type":"reaction","reaction":{"message_id":"wamid.X","emoji":"👍"}}""")]
    [InlineData("""{"from":"{0}","id":"{1}","timestamp":"1","type":"system","system":{"body":"changed","type":"user_changed_number","wa_id":"5511900001111"}}""")]
    [InlineData("""{"from":"{0}","id":"{1}","timestamp":"1","type":"edit","edit":{"original_message_id":"wamid.X"}}""")]
    [InlineData("""{"from":"{0}","id":"{1}","timestamp":"1","type":"revoke","revoke":{"original_message_id":"wamid.X"}}""")]
    public async Task What_only_speaks_of_a_message_opens_no_ticket(string template)
    {
        var company = await (await app.CompanyAsync()).ConnectedAsync();
        var message = template.Replace("{0}", company.Customer(), StringComparison.Ordinal)
            .Replace("{1}", TestCompany.Wamid(), StringComparison.Ordinal);
        Assert.Equal(200, await company.ReceivesAsync(Webhooks.Message(company.PhoneNumberId, message)));
        await company.SettlesAsync();

        Assert.Equal(0, await company.CountAsync("select count(*) from tickets where company_id = $1"));
        Assert.Equal(1, await company.CountAsync("select count(*) from messages where company_id = $1"));
    }

    [Fact]
    public async Task An_echo_from_the_phone_joins_the_active_ticket_and_rings_nowhere_without_one()
    {
        var company = await (await app.CompanyAsync()).ConnectedAsync();
        var (first, second) = (company.Customer(), company.Customer());
        await company.CustomerWritesAsync(first, "Oi");
        foreach (var to in (string[])[first, second])
        {
            Assert.Equal(200, await company.ReceivesAsync(Webhooks.Value(company.PhoneNumberId, $$$"""
                "message_echoes":[{"from":"551140028922","to":"{{{to}}}","id":"{{{TestCompany.Wamid()}}}","timestamp":"1","type":"text","text":{"body":"Do celular"}}]
                """, "smb_message_echoes")));
        }

        await company.SettlesAsync();
        Assert.Equal(1, await company.CountAsync("select count(*) from tickets where company_id = $1"));
        Assert.Equal(1, await company.CountAsync("select count(*) from messages where company_id = $1 and direction = 1 and ticket_id is not null"));
        Assert.Equal(1, await company.CountAsync("select count(*) from messages where company_id = $1 and direction = 1 and ticket_id is null"));
    }

    [Fact]
    public async Task Of_two_who_accept_at_once_one_wins_and_the_other_sees_who()
    {
        var company = await (await app.CompanyAsync()).ConnectedAsync();
        var (ana, _) = await company.PersonAsync(Role.Agent);
        var (bruno, _) = await company.PersonAsync(Role.Agent);
        for (var round = 0; round < 10; round++)
        {
            await company.CustomerWritesAsync(company.Customer(), "Oi");
            var id = (await company.TicketAsync()).Text("id");
            var answers = await Task.WhenAll(ana.PostAsync($"/api/tickets/{id}/accept", null), bruno.PostAsync($"/api/tickets/{id}/accept", null));
            Assert.Equal([200, 409], answers.Select(x => (int)x.StatusCode).Order());
            var refusal = await answers.Single(x => (int)x.StatusCode == 409).JsonAsync(409);
            Assert.Contains(refusal.Text("code"), (string[])["ticket.changed", "ticket.not_pending"]);
            Assert.Equal("open", refusal.GetProperty("ticket").Text("status"));
            Assert.Equal(1, await company.CountAsync($"select count(*) from ticket_events e join tickets t on t.id = e.ticket_id where e.company_id = $1 and e.type = 2 and t.protocol = '{(await company.Admin.GetJsonAsync($"/api/tickets/{id}")).Text("protocol")}'"));
        }
    }

    [Fact]
    public async Task A_ticket_goes_round_its_whole_life_with_a_timeline_entry_each()
    {
        var company = await (await app.CompanyAsync()).ConnectedAsync();
        await company.CustomerWritesAsync(company.Customer(), "Oi");
        var id = (await company.TicketAsync()).Text("id");

        foreach (var (step, status) in new[] { ("accept", "open"), ("return", "pending"), ("accept", "open"), ("close", "closed"), ("reopen", "open") })
        {
            Assert.Equal(status, (await company.Admin.PostAsync($"/api/tickets/{id}/{step}")).Text("status"));
        }

        var events = (await company.Admin.GetJsonAsync($"/api/tickets/{id}/events")).Items().Select(x => x.Text("type"));
        Assert.Equal(["reopened", "closed", "accepted", "returned", "accepted", "created"], events);
    }

    [Theory]
    [InlineData("return", "ticket.not_open")]
    [InlineData("reopen", "ticket.not_closed")]
    public async Task A_step_that_does_not_fit_is_refused_in_words(string step, string code)
    {
        var company = await (await app.CompanyAsync()).ConnectedAsync();
        await company.CustomerWritesAsync(company.Customer(), "Oi");
        var id = (await company.TicketAsync()).Text("id");
        Assert.Equal(code, await (await company.Admin.PostAsync($"/api/tickets/{id}/{step}", null)).CodeAsync(409));
    }

    [Fact]
    public async Task A_closed_ticket_cannot_be_reopened_beside_another_active_one()
    {
        var company = await (await app.CompanyAsync()).ConnectedAsync();
        var customer = company.Customer();
        await company.CustomerWritesAsync(customer, "Oi");
        var id = (await company.TicketAsync()).Text("id");
        await company.Admin.PostAsync($"/api/tickets/{id}/close");
        await company.CustomerWritesAsync(customer, "Outra coisa");
        Assert.Equal("ticket.other_active", await (await company.Admin.PostAsync($"/api/tickets/{id}/reopen", null)).CodeAsync(409));
    }

    [Fact]
    public async Task The_list_pages_through_every_ticket_once_newest_activity_first()
    {
        var company = await (await app.CompanyAsync()).ConnectedAsync();
        for (var i = 0; i < 25; i++)
        {
            await company.CustomerWritesAsync(company.Customer(), $"Cliente {i}");
        }

        var seen = new List<string>();
        string? next = null;
        do
        {
            var page = await company.Admin.GetJsonAsync($"/api/tickets?limit=7&after={next}");
            seen.AddRange(page.Items().Select(x => x.Text("lastMessage")));
            next = page.MaybeText("next");
        }
        while (next is not null);

        Assert.Equal(Enumerable.Range(0, 25).Reverse().Select(i => $"Cliente {i}"), seen);
        Assert.Equal("paging.bad_cursor", await (await company.Admin.GetAsync("/api/tickets?after=nonsense")).CodeAsync(400));
    }

    [Fact]
    public async Task Filters_combine()
    {
        var company = await (await app.CompanyAsync()).ConnectedAsync();
        var (agent, agentId) = await company.PersonAsync(Role.Agent);
        await company.CustomerWritesAsync(company.Customer(), "Um", name: "São João");
        await agent.PostAsync($"/api/tickets/{(await company.TicketAsync()).Text("id")}/accept");
        await company.CustomerWritesAsync(company.Customer(), "Dois", name: "Maria");

        async Task<int> CountAsync(string query, HttpClient? by = null) => (await (by ?? company.Admin).GetJsonAsync("/api/tickets?" + query)).Items().Count;
        Assert.Equal(1, await CountAsync("assigneeId=me", agent));
        Assert.Equal(1, await CountAsync($"assigneeId={agentId.Value}&status=open"));
        Assert.Equal(0, await CountAsync($"assigneeId={agentId.Value}&status=pending"));
        Assert.Equal(1, await CountAsync("assigneeId=none"));
        Assert.Equal(2, await CountAsync($"connectionId={company.ConnectionId}&entrySource=whatsapp&unread=true"));
        Assert.Equal(0, await CountAsync("queueId=none"));
        Assert.Equal(1, await CountAsync("search=joao"));
        Assert.Equal(1, await CountAsync("search=sao"));
        Assert.Equal("validation.failed", await (await company.Admin.GetAsync("/api/tickets?status=weird")).CodeAsync(400));
        var counts = await agent.GetJsonAsync("/api/tickets/counts");
        Assert.Equal((1, 1, 1), (counts.GetProperty("mine").GetInt32(), counts.GetProperty("pending").GetInt32(), counts.GetProperty("open").GetInt32()));
    }

    [Fact]
    public async Task Reading_a_ticket_clears_its_unread_counter()
    {
        var company = await (await app.CompanyAsync()).ConnectedAsync();
        await company.CustomerWritesAsync(company.Customer(), "Oi");
        var ticket = await company.Admin.PostAsync($"/api/tickets/{(await company.TicketAsync()).Text("id")}/read");
        Assert.Equal(0, ticket.GetProperty("unreadCount").GetInt32());
    }
}
