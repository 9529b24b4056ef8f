using System.Net.Http.Json;
using System.Text.Json;
using Taktchat.Api.Harness;
using Taktchat.Tenancy.Contracts;

namespace Taktchat.Api;

/// <summary>The 24-hour window, the templates that pass it, and conversations a person begins.</summary>
public sealed class WindowTests(TaktchatApp app)
{
    private static readonly object[] OrderReady =
    [
        new { type = "BODY", text = "Olá {{1}}, seu pedido {{2}} está pronto.", example = new { body_text = new[] { new[] { "Maria", "12" } } } },
        new { type = "FOOTER", text = "Padaria Estrela" },
        new { type = "BUTTONS", buttons = new object[] { new { type = "URL", text = "Acompanhar", url = "https://exemplo.com/{{1}}", example = new[] { "https://exemplo.com/1" } } } },
    ];

    [Fact]
    public async Task The_window_counts_from_the_customers_last_message()
    {
        var company = await (await app.CompanyAsync()).ConnectedAsync();
        var at = TimeProvider.System.GetUtcNow().AddHours(-23).ToUnixTimeSeconds();
        await company.CustomerWritesAsync(company.Customer(), "Ontem", at);
        var closes = (await company.TicketAsync()).GetProperty("window").GetProperty("closesAt").GetDateTimeOffset();
        Assert.Equal(at + 24 * 3600 - 60, closes.ToUnixTimeSeconds());
    }

    [Fact]
    public async Task Outside_the_window_only_an_approved_template_goes()
    {
        var company = await (await app.CompanyAsync()).ConnectedAsync();
        var customer = company.Customer();
        var at = TimeProvider.System.GetUtcNow().AddHours(-25).ToUnixTimeSeconds();
        await company.CustomerWritesAsync(customer, "Anteontem", at);
        var ticket = (await company.TicketAsync()).Text("id");
        await company.Admin.PostAsync($"/api/tickets/{ticket}/accept");
        var text = new { ticketId = ticket, type = "text", text = "Oi", clientId = "w-1" };
        Assert.Equal("message.window_closed", await (await company.Admin.PostAsJsonAsync("/api/messages", text)).CodeAsync(409));
        await SeedTemplateAsync(company, "pedido_pronto", "APPROVED", OrderReady);
        await SeedTemplateAsync(company, "recusado", "REJECTED", OrderReady);
        var templates = (await company.Admin.PostAsync($"/api/connections/{company.ConnectionId}/templates/sync")).Items();
        var ready = templates.Single(x => x.Text("name") == "pedido_pronto");
        Assert.Equal(["body:1", "body:2", "button:0"], ready.GetProperty("variables").EnumerateArray().Select(x => x.Text("key")));
        var refused = await SendAsync(company, ticket, templates.Single(x => x.Text("name") == "recusado"), []);
        Assert.Equal("template.not_approved", await refused.CodeAsync(422));
        var missing = await SendAsync(company, ticket, ready, new() { ["body:1"] = "Maria" });
        Assert.Equal("validation.failed", await missing.CodeAsync(400));
        var sent = await (await SendAsync(company, ticket, ready, new() { ["body:1"] = "Maria", ["body:2"] = "77", ["button:0"] = "p/77" })).JsonAsync(201);
        Assert.Equal("Olá Maria, seu pedido 77 está pronto.", sent.Text("text"));
        Assert.Equal("Padaria Estrela", sent.GetProperty("content").GetProperty("template").Text("footer"));
        await TaktchatApp.UntilAsync(() => company.Admin.GetJsonAsync($"/api/messages/{sent.Text("id")}"), x => x.Text("status") == "read");
        var got = (await app.SimAsync(HttpMethod.Get, $"messages?number={company.PhoneNumberId}&to={customer}")).ToString();
        Assert.Contains("pedido_pronto", got, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_conversation_is_begun_with_a_number_or_a_contact()
    {
        var company = await (await app.CompanyAsync()).ConnectedAsync();
        var (agent, id) = await company.PersonAsync(Role.Agent);
        var queue = (await company.Admin.GetJsonAsync("/api/queues")).Items()[0].Text("id");
        var request = new { phone = "(11) 98765-4321", connectionId = company.ConnectionId, queueId = queue };
        var ticket = await (await agent.PostAsJsonAsync("/api/tickets", request)).JsonAsync(201);
        Assert.Equal(("open", id.Value.ToString(), queue), (ticket.Text("status"), ticket.Text("assigneeId"), ticket.Text("queueId")));
        Assert.Null(ticket.GetProperty("window").MaybeText("closesAt"));
        var again = await (await agent.PostAsJsonAsync("/api/tickets", request)).JsonAsync(200);
        Assert.Equal(ticket.Text("id"), again.Text("id"));
        var contact = ticket.GetProperty("contact").Text("id");
        var other = await company.Admin.PostAsJsonAsync("/api/tickets", new { contactId = contact, connectionId = company.ConnectionId });
        var taken = await other.JsonAsync(409);
        Assert.Equal(("ticket.already_active", ticket.Text("id")), (taken.Text("code"), taken.GetProperty("ticket").Text("id")));
        Assert.Equal("validation.failed", await (await agent.PostAsJsonAsync("/api/tickets", new { phone = "12" })).CodeAsync(400));
        var foreign = await (await app.CompanyAsync()).ConnectedAsync();
        Assert.Equal("not_found", await (await agent.PostAsJsonAsync("/api/tickets",
            new { phone = "11987654321", connectionId = foreign.ConnectionId })).CodeAsync(404));
        Assert.Equal("not_found", await (await foreign.Admin.PostAsJsonAsync("/api/tickets",
            new { contactId = contact, connectionId = foreign.ConnectionId })).CodeAsync(404));
    }

    [Fact]
    public async Task A_deleted_ticket_takes_its_messages_along_and_leaves_a_line_in_the_audit()
    {
        var company = await (await app.CompanyAsync()).ConnectedAsync();
        var customer = company.Customer();
        await company.CustomerWritesAsync(customer, "Apague isto");
        var ticket = await company.TicketAsync();
        var id = ticket.Text("id");
        await company.Admin.PostAsync($"/api/tickets/{id}/accept");
        await company.SendAsync(id, "Certo");
        await company.SettlesAsync();
        var (agent, _) = await company.PersonAsync(Role.Agent);
        Assert.Equal(403, (int)(await agent.DeleteAsync($"/api/tickets/{id}")).StatusCode);
        Assert.Equal(204, (int)(await company.Admin.DeleteAsync($"/api/tickets/{id}")).StatusCode);
        Assert.Equal("not_found", await (await company.Admin.GetAsync($"/api/tickets/{id}")).CodeAsync(404));
        Assert.Equal(0, await company.CountAsync("select count(*) from messages where company_id = $1"));
        var line = (await company.Admin.GetJsonAsync("/api/audit?action=ticket.deleted")).Items().Single();
        Assert.Equal(("ticket.deleted", ticket.Text("protocol"), "Ana Admin"), (line.Text("action"), line.Text("label"), line.Text("actorName")));
        Assert.Equal(404, (int)(await company.Admin.DeleteAsync($"/api/tickets/{id}")).StatusCode);
        await company.CustomerWritesAsync(customer, "Voltei");
        Assert.NotEqual(id, (await company.TicketAsync()).Text("id"));
    }

    [Fact]
    public async Task The_window_outlives_the_ticket_that_was_deleted()
    {
        var company = await (await app.CompanyAsync()).ConnectedAsync();
        var customer = company.Customer();
        var at = TimeProvider.System.GetUtcNow().AddHours(-20).ToUnixTimeSeconds();
        await company.CustomerWritesAsync(customer, "Bom dia", at);
        var first = await company.TicketAsync();
        var closes = first.GetProperty("window").GetProperty("closesAt").GetDateTimeOffset();
        Assert.Equal(204, (int)(await company.Admin.DeleteAsync($"/api/tickets/{first.Text("id")}")).StatusCode);
        var request = new { contactId = first.GetProperty("contact").Text("id"), connectionId = company.ConnectionId };
        var second = await (await company.Admin.PostAsJsonAsync("/api/tickets", request)).JsonAsync(201);
        Assert.Equal(closes, second.GetProperty("window").GetProperty("closesAt").GetDateTimeOffset());
        Assert.Equal(closes, (await company.TicketAsync("open")).GetProperty("window").GetProperty("closesAt").GetDateTimeOffset());
        await company.SendAsync(second.Text("id"), "Ainda podemos escrever");

        // An older one that goes later does not turn it back.
        await company.Admin.PostAsync($"/api/tickets/{second.Text("id")}/close");
        var third = await (await company.Admin.PostAsJsonAsync("/api/tickets", request)).JsonAsync(201);
        await company.CustomerWritesAsync(customer, "Cheguei tarde", at - 3600);
        Assert.Equal(204, (int)(await company.Admin.DeleteAsync($"/api/tickets/{third.Text("id")}")).StatusCode);
        var now = await company.Admin.GetJsonAsync($"/api/tickets/{second.Text("id")}");
        Assert.Equal(closes, now.GetProperty("window").GetProperty("closesAt").GetDateTimeOffset());
    }

    [Fact]
    public async Task Seeing_a_ticket_tells_the_customer_that_it_was_read()
    {
        var company = await (await app.CompanyAsync()).ConnectedAsync();
        await app.SimAsync(HttpMethod.Post, "inbound", new { number = company.PhoneNumberId, from = company.Customer(), type = "text", text = "Oi" });
        var ticket = (await TaktchatApp.UntilAsync(
            async () => (await company.Admin.GetJsonAsync("/api/tickets?status=pending")).Items(), x => x.Count > 0))[0].Text("id");
        await company.Admin.PostAsync($"/api/tickets/{ticket}/accept");
        await company.Admin.PostAsync($"/api/tickets/{ticket}/read");
        await TaktchatApp.UntilAsync(RequestsAsync, x => x.Contains("\\\"status\\\":\\\"read\\\"", StringComparison.Ordinal)
            || x.Contains("\"status\":\"read\"", StringComparison.Ordinal));
        Assert.Equal(204, (int)(await company.Admin.PostAsync($"/api/tickets/{ticket}/typing", (HttpContent?)null)).StatusCode);
        await TaktchatApp.UntilAsync(RequestsAsync, x => x.Contains("typing_indicator", StringComparison.Ordinal));

        async Task<string> RequestsAsync() =>
            (await app.SimAsync(HttpMethod.Get, $"requests?path={company.PhoneNumberId}/messages")).ToString();
    }

    private static Task<HttpResponseMessage> SendAsync(
        TestCompany company, string ticket, JsonElement template, Dictionary<string, string> variables) =>
        company.Admin.PostAsJsonAsync("/api/messages", new
        {
            ticketId = ticket,
            type = "template",
            clientId = Guid.CreateVersion7().ToString(),
            template = new { id = template.Text("id"), variables },
        });

    [Fact]
    public async Task A_template_with_a_place_on_top_wants_one_and_the_customer_gets_it()
    {
        var company = await (await app.CompanyAsync()).ConnectedAsync();
        await company.CustomerWritesAsync(company.Customer(), "Onde fica?");
        var ticket = (await company.TicketAsync()).Text("id");
        await company.Admin.PostAsync($"/api/tickets/{ticket}/accept");
        await SeedTemplateAsync(company, "onde_estamos", "APPROVED",
            [new { type = "HEADER", format = "LOCATION" }, new { type = "BODY", text = "Estamos aqui." }]);
        var template = (await company.Admin.PostAsync($"/api/connections/{company.ConnectionId}/templates/sync")).Items()
            .Single(x => x.Text("name") == "onde_estamos");
        object Request(object? location) => new
        {
            ticketId = ticket,
            type = "template",
            clientId = location is null ? "w-place-none" : "w-place",
            location,
            template = new { id = template.Text("id"), variables = new Dictionary<string, string>() },
        };

        foreach (var bad in new object?[] { null, new { latitude = 91, longitude = 0 } })
        {
            var refused = await company.Admin.PostAsJsonAsync("/api/messages", Request(bad));
            Assert.Equal(400, (int)refused.StatusCode);
            Assert.Contains("\"location\"", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        var place = new { latitude = -23.56137, longitude = -46.65618, name = "Padaria Estrela", address = "Rua Augusta, 1" };
        var sent = await company.Admin.PostAsJsonAsync("/api/messages", Request(place));
        Assert.Equal(201, (int)sent.StatusCode);
        await TaktchatApp.UntilAsync(
            async () => (await app.SimAsync(HttpMethod.Get, $"requests?path={company.PhoneNumberId}/messages")).ToString(),
            x => x.Contains("latitude", StringComparison.Ordinal) && x.Contains("-23.56137", StringComparison.Ordinal));
        await TaktchatApp.UntilAsync(
            async () => (await company.Admin.GetJsonAsync($"/api/tickets/{ticket}/messages")).Items().Single(x => x.Text("type") == "template"),
            x => x.Text("status") is "sent" or "delivered" or "read");
    }

    private Task SeedTemplateAsync(TestCompany company, string name, string status, object[] components) =>
        app.SimAsync(HttpMethod.Post, "templates", new { wabaId = company.AccountId, name, status, language = "pt_BR", components });
}
