using System.Net.Http.Json;
using System.Text.Json;
using CsCheck;
using Taktchat.Api.Harness;
using Taktchat.Tenancy.Contracts;

namespace Taktchat.Api;

public sealed class MessageTests(TaktchatApp app)
{
    [Fact]
    public async Task An_answer_reaches_the_customer_and_the_ticks_follow()
    {
        var (company, ticket, customer) = await OpenTicketAsync();
        var sent = await company.SendAsync(ticket, "Temos sim!");
        Assert.Equal("queued", sent.Text("status"));
        Assert.Equal("Ana Admin", sent.GetProperty("author").Text("name"));
        var read = await UntilStatusAsync(company, sent.Text("id"), "read");
        Assert.NotNull(read.MaybeText("sentAt"));
        Assert.NotNull(read.MaybeText("deliveredAt"));
        var got = (await app.SimAsync(HttpMethod.Get, $"messages?number={company.PhoneNumberId}&to={customer}")).ToString();
        Assert.Contains("Temos sim!", got, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_client_id_sends_once_and_another_body_is_refused()
    {
        var (company, ticket, _) = await OpenTicketAsync();
        var request = new { ticketId = ticket, type = "text", text = "Uma vez", clientId = "c-1" };
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => company.Admin.PostAsJsonAsync("/api/messages", request)));
        Assert.Equal(1, answers.Count(x => (int)x.StatusCode == 201));
        Assert.Equal(7, answers.Count(x => (int)x.StatusCode == 200));
        var other = await company.Admin.PostAsJsonAsync("/api/messages", new { ticketId = ticket, type = "text", text = "Outra", clientId = "c-1" });
        Assert.Equal("message.client_id_reused", await other.CodeAsync(409));
        await company.SettlesAsync();
        Assert.Equal(1, await company.CountAsync("select count(*) from message_attempts where company_id = $1"));
    }

    [Fact]
    public async Task A_closed_ticket_takes_no_message()
    {
        var (company, ticket, _) = await OpenTicketAsync();
        await company.Admin.PostAsync($"/api/tickets/{ticket}/close");
        var refused = await company.Admin.PostAsJsonAsync("/api/messages", new { ticketId = ticket, type = "text", text = "Oi", clientId = "c" });
        Assert.Equal("ticket.already_closed", await refused.CodeAsync(409));
    }

    [Theory]
    [InlineData("""{"type":"text","text":"","clientId":"c"}""", "text")]
    [InlineData("""{"type":"hologram","text":"a","clientId":"c"}""", "type")]
    [InlineData("""{"type":"text","text":"a"}""", "clientId")]
    [InlineData("""{"type":"text","text":"a","clientId":"c"}""", "ticketId")]
    public async Task What_is_missing_is_told_field_by_field(string body, string field)
    {
        var company = await app.CompanyAsync();
        var answer = await company.Admin.PostAsync("/api/messages", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));
        var problem = await answer.JsonAsync(400);
        Assert.Equal("validation.failed", problem.Text("code"));
        Assert.True(problem.GetProperty("errors").TryGetProperty(field, out _));
    }

    [Fact]
    public async Task Writing_to_a_number_opens_a_ticket_that_is_the_writers()
    {
        var company = await (await app.CompanyAsync()).ConnectedAsync();
        var (agent, id) = await company.PersonAsync(Role.Agent);
        var early = await agent.PostAsJsonAsync("/api/messages",
            new { connectionId = company.ConnectionId, to = "(11) 98765-4321", type = "text", text = "Olá!", clientId = "n-0" });
        Assert.Equal("message.window_closed", await early.CodeAsync(409));
        foreach (var customer in (string[])["5511987654321", "5511987654322"])
        {
            await company.CustomerWritesAsync(customer, "Oi");
            await company.Admin.PostAsync($"/api/tickets/{(await company.TicketAsync()).Text("id")}/close");
        }

        var answer = await agent.PostAsJsonAsync("/api/messages",
            new { connectionId = company.ConnectionId, to = "(11) 98765-4321", type = "text", text = "Olá!", clientId = "n-1" });
        var message = await answer.JsonAsync(201);
        var ticket = await company.Admin.GetJsonAsync($"/api/tickets/{message.Text("ticketId")}");
        Assert.Equal("open", ticket.Text("status"));
        Assert.Equal(id.Value.ToString(), ticket.Text("assigneeId"));
        Assert.Equal("5511987654321", ticket.GetProperty("contact").Text("phone"));
        var none = await agent.PostAsJsonAsync("/api/messages",
            new { connectionId = company.ConnectionId, to = "(11) 98765-4322", ticket = "none", type = "text", text = "Olá!", clientId = "n-2" });
        Assert.Null((await none.JsonAsync(201)).MaybeText("ticketId"));
        var bad = await agent.PostAsJsonAsync("/api/messages",
            new { connectionId = company.ConnectionId, to = "12", type = "text", text = "Olá!", clientId = "n-3" });
        Assert.Equal("message.bad_recipient", await bad.CodeAsync(422));
    }

    [Theory]
    [InlineData("0026", 131026)]
    [InlineData("0049", 131049)]
    [InlineData("0050", 131050)]
    [InlineData("0072", 130472)]
    public async Task What_the_provider_reports_later_is_shown_in_words(string ending, int code)
    {
        var (company, ticket, _) = await OpenTicketAsync("551191234" + ending);
        var sent = await company.SendAsync(ticket, "Oi");
        var failed = await UntilStatusAsync(company, sent.Text("id"), "failed");
        Assert.Equal(code, failed.GetProperty("error").GetProperty("providerCode").GetInt32());
        Assert.NotEmpty(failed.GetProperty("error").Text("title"));
        Assert.NotEmpty(failed.GetProperty("error").Text("advice"));
    }

    [Theory]
    [InlineData("0500", 3)]
    [InlineData("0429", 4)]
    public async Task A_passing_refusal_is_tried_again_until_it_is_accepted(string ending, int attempts)
    {
        var (company, ticket, _) = await OpenTicketAsync("551191234" + ending);
        var sent = await company.SendAsync(ticket, "Oi");
        var done = await TaktchatApp.UntilAsync(() => company.MessageAsync(sent.Text("id")), x => x.Text("status") is "sent" or "delivered" or "read", 60);
        Assert.Equal(attempts, done.GetProperty("attempts").GetInt32());
    }

    [Fact]
    public async Task An_answer_that_never_came_is_unknown_and_a_later_receipt_settles_it()
    {
        var (company, ticket, customer) = await OpenTicketAsync();
        await FaultAsync(company, customer, new { connectionReset = "afterBody", times = 1 });
        var sent = await company.SendAsync(ticket, "Chegou?");
        var unknown = await UntilStatusAsync(company, sent.Text("id"), "unknown");
        Assert.NotEmpty(unknown.GetProperty("error").Text("advice"));
        var attempt = await company.IdAsync("select id from message_attempts where company_id = $1");
        Assert.Equal(200, await company.ReceivesAsync(Webhooks.Status(company.PhoneNumberId, TestCompany.Wamid(), "delivered",
            $",\"biz_opaque_callback_data\":\"a:{attempt:N}\"")));
        await UntilStatusAsync(company, sent.Text("id"), "delivered");
        Assert.Equal(1, await company.CountAsync("select count(*) from message_attempts where company_id = $1"));
    }

    [Fact]
    public async Task A_server_error_without_a_graph_error_is_unknown_and_trying_again_is_a_persons_decision()
    {
        var (company, ticket, customer) = await OpenTicketAsync();
        await FaultAsync(company, customer, new { http = 502, body = "<html>Bad gateway</html>", times = 1 });
        var sent = await company.SendAsync(ticket, "Oi");
        await UntilStatusAsync(company, sent.Text("id"), "unknown");
        var again = await company.Admin.PostAsync($"/api/messages/{sent.Text("id")}/retry");
        Assert.Equal("queued", again.Text("status"));
        var done = await TaktchatApp.UntilAsync(() => company.MessageAsync(sent.Text("id")), x => x.Text("status") is "sent" or "delivered" or "read");
        Assert.Equal(2, done.GetProperty("attempts").GetInt32());
        Assert.Equal("message.not_retryable", await (await company.Admin.PostAsync($"/api/messages/{sent.Text("id")}/retry", null)).CodeAsync(409));
    }

    [Fact]
    public async Task A_refused_token_turns_the_connection_red_and_the_message_waits_for_a_new_one()
    {
        var (company, ticket, _) = await OpenTicketAsync();
        await company.TokenDiesAsync();
        var sent = await company.SendAsync(ticket, "Oi");
        var red = await TaktchatApp.UntilAsync(() => company.Admin.GetJsonAsync($"/api/connections/{company.ConnectionId}"), x => x.Text("status") == "disconnected");
        Assert.NotEmpty(red.GetProperty("statusReason").Text("advice"));
        // The connection turns red before the message waits again, or its lane would take it up at once.
        Assert.Equal("queued", (await UntilStatusAsync(company, sent.Text("id"), "queued")).Text("status"));
        var patched = await company.Admin.PatchAsJsonAsync($"/api/connections/{company.ConnectionId}", new { accessToken = company.Token + "-new" });
        Assert.Equal("connected", (await patched.JsonAsync(200)).Text("status"));
        await TaktchatApp.UntilAsync(() => company.MessageAsync(sent.Text("id")), x => x.Text("status") is "sent" or "delivered" or "read");
    }

    [Fact]
    public async Task A_stopped_connection_refuses_and_a_deleted_one_fails_what_waits()
    {
        var (company, ticket, _) = await OpenTicketAsync();
        await company.TokenDiesAsync();
        var sent = await company.SendAsync(ticket, "Fica na fila");
        await TaktchatApp.UntilAsync(() => company.Admin.GetJsonAsync($"/api/connections/{company.ConnectionId}"), x => x.Text("status") == "disconnected");
        await company.Admin.PostAsync($"/api/connections/{company.ConnectionId}/stop");
        var refused = await company.Admin.PostAsJsonAsync("/api/messages", new { ticketId = ticket, type = "text", text = "Oi", clientId = "x" });
        Assert.Equal("connection.stopped", await refused.CodeAsync(409));
        Assert.Equal(204, (int)(await company.Admin.DeleteAsync($"/api/connections/{company.ConnectionId}")).StatusCode);
        var failed = await UntilStatusAsync(company, sent.Text("id"), "failed");
        Assert.Equal(-2, failed.GetProperty("error").GetProperty("providerCode").GetInt32());
    }

    [Fact]
    public async Task Receipts_in_any_order_and_number_never_take_a_tick_back()
    {
        // A number that the simulator never delivers to: what follows are only our own receipts.
        var (company, ticket, _) = await OpenTicketAsync("5511912349999");
        string[] words = ["sent", "delivered", "read", "failed"];
        await Gen.Int[0, 3].Array[1, 6].SampleAsync(async order =>
        {
            var sent = await company.SendAsync(ticket, "Oi");
            var wamid = (await TaktchatApp.UntilAsync(() => company.MessageAsync(sent.Text("id")), x => x.MaybeText("providerId") is not null)).Text("providerId");
            var rank = 1;
            var failed = false;
            foreach (var step in order)
            {
                Assert.Equal(200, await company.ReceivesAsync(Webhooks.Status(company.PhoneNumberId, wamid, words[step],
                    step == 3 ? ",\"errors\":[{\"code\":131026,\"title\":\"x\"}]" : null)));
                await company.SettlesAsync();
                (rank, failed) = step == 3 ? (rank, failed || rank == 1) : (Math.Max(rank, step + 1), failed && step == 0);
                var status = (await company.MessageAsync(sent.Text("id"))).Text("status");
                Assert.Equal(failed && rank == 1 ? "failed" : words[rank - 1], status);
            }
        }, iter: 12, threads: 1);
    }

    [Fact]
    public async Task Answers_stand_after_what_they_answer()
    {
        var (company, ticket, customer) = await OpenTicketAsync();
        for (var i = 0; i < 5; i++)
        {
            await company.SendAsync(ticket, $"R{i}");
        }

        await company.SettlesAsync();
        var items = (await company.Admin.GetJsonAsync($"/api/tickets/{ticket}/messages")).Items();
        Assert.Equal(["R4", "R3", "R2", "R1", "R0", "Oi"], items.Select(x => x.Text("text")));
        Assert.Equal(customer, (await company.Admin.GetJsonAsync($"/api/tickets/{ticket}")).GetProperty("contact").Text("phone"));
    }

    private Task FaultAsync(TestCompany company, string customer, object fault)
    {
        var rule = JsonSerializer.SerializeToNode(fault)!.AsObject();
        rule["match"] = new System.Text.Json.Nodes.JsonObject { ["path"] = "messages", ["to"] = "*" + customer };
        _ = company;
        return app.SimAsync(HttpMethod.Post, "faults", new { faults = new[] { rule } });
    }

    private async Task<(TestCompany Company, string Ticket, string Customer)> OpenTicketAsync(string? customer = null)
    {
        var company = await (await app.CompanyAsync()).ConnectedAsync();
        customer ??= company.Customer();
        // Through the simulator, so that it knows that the 24-hour window is open.
        await app.SimAsync(HttpMethod.Post, "inbound", new { number = company.PhoneNumberId, from = customer, text = "Oi", name = "Cliente" });
        await TaktchatApp.UntilAsync(() => company.CountAsync("select count(*) from tickets where company_id = $1"), x => x == 1);
        var ticket = (await company.TicketAsync()).Text("id");
        await company.Admin.PostAsync($"/api/tickets/{ticket}/accept");
        return (company, ticket, customer);
    }

    private static Task<JsonElement> UntilStatusAsync(TestCompany company, string message, string status) =>
        TaktchatApp.UntilAsync(() => company.MessageAsync(message), x => x.Text("status") == status);
}
