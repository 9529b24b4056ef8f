using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;
using Taktchat.Api.Harness;
using Taktchat.Kernel;
using Taktchat.Tenancy.Contracts;

namespace Taktchat.Api;

public sealed class RealtimeTests(TaktchatApp app)
{
    [Fact]
    public async Task Who_has_the_ticket_open_gets_the_message_and_the_lists_only_that_there_is_one()
    {
        var company = await (await app.CompanyAsync()).ConnectedAsync();
        var customer = company.Customer();
        await company.CustomerWritesAsync(customer, "Oi");
        var ticket = (await company.TicketAsync()).Text("id");
        await using var inside = await ListenAsync(company, company.AdminId);
        await using var outside = await ListenAsync(company, (await company.PersonAsync(Role.Agent)).Id);
        Assert.True(await inside.Hub.InvokeAsync<bool>("OpenTicket", Guid.Parse(ticket)));
        await company.CustomerWritesAsync(customer, "Segunda");

        var push = await inside.UntilAsync(x => x.Text("type") == "message.created" && x.TryGetProperty("message", out _));
        Assert.Equal("Segunda", push.GetProperty("message").Text("text"));
        var light = await outside.UntilAsync(x => x.Text("type") == "message.created");
        Assert.False(light.TryGetProperty("message", out _));
        Assert.Equal(ticket, light.Text("ticketId"));
    }

    [Fact]
    public async Task An_answer_is_pushed_with_what_it_answers_just_as_it_is_read()
    {
        var company = await (await app.CompanyAsync()).ConnectedAsync();
        var customer = company.Customer();
        async Task WritesAsync(object members) =>
            await app.SimAsync(HttpMethod.Post, "inbound", members);

        await WritesAsync(new { number = company.PhoneNumberId, from = customer, type = "text", text = "Quanto custa?" });
        var ticket = (await TaktchatApp.UntilAsync(
            async () => (await company.Admin.GetJsonAsync("/api/tickets?status=pending")).Items(), x => x.Count > 0))[0].Text("id");
        var first = (await company.Admin.GetJsonAsync($"/api/tickets/{ticket}/messages")).Items()[0];
        await using var inside = await ListenAsync(company, company.AdminId);
        Assert.True(await inside.Hub.InvokeAsync<bool>("OpenTicket", Guid.Parse(ticket)));
        await WritesAsync(new { number = company.PhoneNumberId, from = customer, type = "text", text = "Ainda quero saber", quote = first.Text("providerId") });

        var pushed = (await inside.UntilAsync(x => x.Text("type") == "message.created" && x.TryGetProperty("message", out _))).GetProperty("message");
        Assert.Equal("Quanto custa?", pushed.GetProperty("quoted").Text("text"));
        var read = await company.Admin.GetJsonAsync($"/api/messages/{pushed.Text("id")}");
        Assert.Equal(read.GetProperty("quoted").GetRawText(), pushed.GetProperty("quoted").GetRawText());
    }

    [Fact]
    public async Task A_stranger_hears_nothing_and_opens_nothing()
    {
        var (mine, theirs) = (await (await app.CompanyAsync()).ConnectedAsync(), await (await app.CompanyAsync()).ConnectedAsync());
        await theirs.CustomerWritesAsync(theirs.Customer(), "Oi");
        var ticket = (await theirs.TicketAsync()).Text("id");
        await using var stranger = await ListenAsync(mine, mine.AdminId);
        await using var owner = await ListenAsync(theirs, theirs.AdminId);
        Assert.False(await stranger.Hub.InvokeAsync<bool>("OpenTicket", Guid.Parse(ticket)));
        await theirs.Admin.PostAsync($"/api/tickets/{ticket}/accept");
        await owner.UntilAsync(x => x.Text("type") == "ticket.changed");
        await mine.CustomerWritesAsync(mine.Customer(), "Meu");
        await stranger.UntilAsync(x => x.Text("type") == "message.created");
        Assert.DoesNotContain(stranger.Seen, x => x.MaybeId("ticketId") == ticket);
    }

    [Fact]
    public async Task A_changed_role_ends_the_connection_so_that_it_is_judged_again()
    {
        var company = await app.CompanyAsync();
        var (_, id) = await company.PersonAsync(Role.Supervisor);
        await using var listener = await ListenAsync(company, id);
        await (await company.Admin.PatchAsJsonAsync($"/api/users/{id.Value}", new { role = "agent" })).JsonAsync(200);
        await TaktchatApp.UntilAsync(() => Task.FromResult(listener.Hub.State), x => x == HubConnectionState.Disconnected, 6);
    }

    [Fact]
    public async Task Nobody_listens_without_a_token()
    {
        await using var hub = new HubConnectionBuilder().WithUrl(new Uri(app.Address, "/hub")).Build();
        await Assert.ThrowsAsync<HttpRequestException>(() => hub.StartAsync());
    }

    private async Task<Listener> ListenAsync(TestCompany company, UserId user)
    {
        var token = await company.TokenAsync(user);
        var hub = new HubConnectionBuilder().WithUrl(new Uri(app.Address, "/hub"), x => x.AccessTokenProvider = () => Task.FromResult<string?>(token)).Build();
        var listener = new Listener(hub);
        await hub.StartAsync();
        return listener;
    }

    private sealed class Listener : IAsyncDisposable
    {
        private readonly ConcurrentQueue<JsonElement> _seen = new();

        public Listener(HubConnection hub)
        {
            Hub = hub;
            hub.On<JsonElement>("m", pushes =>
            {
                foreach (var push in pushes.EnumerateArray())
                {
                    _seen.Enqueue(push.Clone());
                }
            });
        }

        public HubConnection Hub { get; }

        public IReadOnlyCollection<JsonElement> Seen => _seen;

        public async Task<JsonElement> UntilAsync(Func<JsonElement, bool> wanted) =>
            (await TaktchatApp.UntilAsync(() => Task.FromResult(_seen.Where(wanted).ToList()), x => x.Count > 0))[0];

        public ValueTask DisposeAsync() => Hub.DisposeAsync();
    }
}
