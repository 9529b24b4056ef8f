using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR.Client;
using Taktchat.Api.Harness;

namespace Taktchat.Api;

/// <summary>The law of the pushes: a screen that looked once and then only followed them shows what a fresh look shows.</summary>
public sealed class RealtimeLawTests(TaktchatApp app)
{
    [Fact]
    public async Task A_screen_that_only_follows_the_pushes_shows_what_a_fresh_look_shows()
    {
        var company = await (await app.CompanyAsync()).ConnectedAsync();
        var customer = company.Customer();
        await Law.WriteAsync(app, company, customer, "Oi", 1);
        var ticket = (await company.TicketAsync()).Text("id");
        await using var screen = await Screen.OpenAsync(app, company, ticket);

        foreach (var step in Steps(company, customer, ticket))
        {
            await step();
            await screen.AgreesAsync();
        }
    }

    private IEnumerable<Func<Task>> Steps(TestCompany company, string customer, string ticket)
    {
        yield return () => Law.WriteAsync(app, company, customer, "Tem bolo?", 1);
        yield return () => Law.WriteAsync(app, company, company.Customer(), "Outro cliente", 2);
        yield return () => company.Admin.PostAsync($"/api/tickets/{ticket}/accept");
        yield return () => company.SendAsync(ticket, "Temos sim!");
        yield return company.SettlesAsync;
        yield return () => company.Admin.PostAsync($"/api/tickets/{ticket}/read");
        yield return () => company.Admin.PostAsync($"/api/tickets/{ticket}/return");
        yield return () => company.Admin.PostAsync($"/api/tickets/{ticket}/accept");
        yield return () => company.Admin.PostAsync($"/api/tickets/{ticket}/close");
        yield return () => Law.WriteAsync(app, company, customer, "Mais uma", 3);
        yield return () => company.Admin.PostAsync($"/api/tickets/{ticket}/read");
    }

    private static class Law
    {
        /// <summary>Through the simulator, so that it knows that the customer may be answered.</summary>
        public static async Task WriteAsync(TaktchatApp app, TestCompany company, string from, string text, int tickets)
        {
            await app.SimAsync(HttpMethod.Post, "inbound", new { number = company.PhoneNumberId, from, text, name = "Cliente" });
            await TaktchatApp.UntilAsync(() => company.CountAsync("select count(*) from tickets where company_id = $1"), x => x == tickets);
        }
    }

    /// <summary>A list of tickets and one open ticket, kept by the pushes alone.</summary>
    private sealed class Screen(TestCompany company, string ticket, HubConnection hub) : IAsyncDisposable
    {
        private readonly SemaphoreSlim _gate = new(1);
        private readonly Channel<JsonElement> _pushes = Channel.CreateUnbounded<JsonElement>();
        private readonly Dictionary<string, string> _tickets = [];
        private readonly Dictionary<string, string> _messages = [];
        private Task _following = Task.CompletedTask;

        public static async Task<Screen> OpenAsync(TaktchatApp app, TestCompany company, string ticket)
        {
            var token = await company.TokenAsync(company.AdminId);
            var hub = new HubConnectionBuilder()
                .WithUrl(new Uri(app.Address, "/hub"), x => x.AccessTokenProvider = () => Task.FromResult<string?>(token)).Build();
            var screen = new Screen(company, ticket, hub);
            hub.On<JsonElement>("m", pushes =>
            {
                foreach (var push in pushes.EnumerateArray())
                {
                    screen._pushes.Writer.TryWrite(push.Clone());
                }
            });
            await hub.StartAsync();
            Assert.True(await hub.InvokeAsync<bool>("OpenTicket", Guid.Parse(ticket)));
            Fill(screen._tickets, await FreshTicketsAsync(company));
            Fill(screen._messages, await FreshMessagesAsync(company, ticket));
            screen._following = screen.FollowAsync();
            return screen;
        }

        public Task AgreesAsync() => TaktchatApp.UntilAsync(async () =>
        {
            var (tickets, messages) = (await FreshTicketsAsync(company), await FreshMessagesAsync(company, ticket));
            await _gate.WaitAsync();
            try
            {
                return Same(tickets, _tickets) ?? Same(messages, _messages);
            }
            finally
            {
                _gate.Release();
            }
        }, difference => difference is null);

        public async ValueTask DisposeAsync()
        {
            await hub.DisposeAsync();
            _pushes.Writer.Complete();
            await _following;
            _gate.Dispose();
        }

        private async Task FollowAsync()
        {
            await foreach (var push in _pushes.Reader.ReadAllAsync())
            {
                await _gate.WaitAsync();
                try
                {
                    await ApplyAsync(push);
                }
                finally
                {
                    _gate.Release();
                }
            }
        }

        private async Task ApplyAsync(JsonElement push)
        {
            if (push.TryGetProperty("message", out var message))
            {
                _messages[message.Text("id")] = message.ToString();
                return;
            }

            var stale = push.Text("type") == "ticket.changed" ? push.Text("id") : push.MaybeId("ticketId");
            if (stale is not null)
            {
                _tickets[stale] = (await company.Admin.GetJsonAsync($"/api/tickets/{stale}")).ToString();
            }
        }

        private static async Task<List<JsonElement>> FreshTicketsAsync(TestCompany company) =>
            (await company.Admin.GetJsonAsync("/api/tickets?limit=200")).Items();

        private static async Task<List<JsonElement>> FreshMessagesAsync(TestCompany company, string ticket) =>
            (await company.Admin.GetJsonAsync($"/api/tickets/{ticket}/messages?limit=200")).Items();

        private static void Fill(Dictionary<string, string> cache, List<JsonElement> rows)
        {
            foreach (var row in rows)
            {
                cache[row.Text("id")] = row.ToString();
            }
        }

        private static string? Same(List<JsonElement> fresh, Dictionary<string, string> cached)
        {
            foreach (var row in fresh)
            {
                if (!cached.TryGetValue(row.Text("id"), out var kept) || kept != row.ToString())
                {
                    return $"fresh {row} but shown {kept ?? "nothing"}";
                }
            }

            return fresh.Count == cached.Count ? null : $"{fresh.Count} rows but {cached.Count} shown";
        }
    }
}
