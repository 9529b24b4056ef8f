using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Taktchat.Proof.Harness;

namespace Taktchat.Proof;

/// <summary>What an agent sends reaches the customer at most once, and its tick never says more than what is known.</summary>
[Collection(Scale.OneAtATime)]
public sealed class OutboundLedgerTests
{
    // Four messages each: below the pair limit, and none ends like one of the simulator's magic numbers.
    private static readonly int Customers = Scale.Of(75, 500);

    private static readonly object Faults = new
    {
        faults = new object[]
        {
            new { match = new { path = "messages" }, percent = 3, acceptThenTimeout = true, holdMs = 6000 },
            new { match = new { path = "messages" }, percent = 4, connectionReset = "beforeBody" },
            new { match = new { path = "messages" }, percent = 4, connectionReset = "afterBody", process = true },
            new { match = new { path = "messages" }, percent = 4, connectionReset = "afterBody", process = false },
            new { match = new { path = "messages" }, percent = 5, http = 500, code = 131000 },
            new { match = new { path = "messages" }, percent = 5, http = 502, body = "<html>Bad gateway</html>" },
            new { match = new { path = "messages" }, percent = 3, http = 500, body = "" },
            new { match = new { path = "messages" }, percent = 5, http = 429, code = 130429 },
        },
    };

    [Fact]
    public async Task Nobody_gets_a_message_twice_and_no_tick_lies_under_faults_and_kills()
    {
        var chance = Scale.Chance($"Outbound ledger on {Engines.Name}");
        await using var stage = await Stage.OpenAsync();
        await CustomersWriteAsync(stage, stage.Api, Customers);
        await stage.SimAsync(HttpMethod.Put, "knobs", new { enforceWindow = false, duplicate = new { percent = 10, afterMs = 200 } });
        await stage.SimAsync(HttpMethod.Put, "faults", Faults);

        var sent = Scale.Of(300, 2_000);
        await SendUnderKillsAsync(stage, sent, chance);
        Scale.Report($"{sent} sends answered");
        await SettledAsync(stage, stage.Api);

        await CheckAsync(stage, stage.Api, sent);
    }

    private static async Task SendUnderKillsAsync(Stage stage, int count, Random chance)
    {
        var waiting = new ConcurrentQueue<int>(Enumerable.Range(0, count));
        var cancellation = TestContext.Current.CancellationToken;
        var killAt = Enumerable.Range(0, Scale.Of(2, 10)).Select(_ => chance.Next(0, count * 9 / 10)).OrderDescending().ToArray();
        var agents = Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            while (waiting.TryDequeue(out var number))
            {
                await SendAsync(stage, number, cancellation);
            }
        }, cancellation)).ToArray();
        foreach (var left in killAt)
        {
            await Wait.ForAsync("the moment of the kill", TimeSpan.FromMinutes(3), () => Task.FromResult(waiting.Count <= left), () => stage.ServerOutput, 5);
            await stage.KillAndRestartAsync();
        }

        await Task.WhenAll(agents);
    }

    /// <summary>As a careful client does it: the same client id again until there is an answer.</summary>
    private static async Task SendAsync(Stage stage, int number, CancellationToken cancellation)
    {
        var body = new
        {
            connectionId = stage.ConnectionId,
            to = Phone(number % Customers),
            type = "text",
            text = Text(number),
            clientId = Text(number),
        };
        while (true)
        {
            try
            {
                using var answer = await stage.Api.SendAsync(HttpMethod.Post, "/api/messages", body);
                if (answer.StatusCode is HttpStatusCode.Created or HttpStatusCode.OK)
                {
                    return;
                }

                var text = await answer.Content.ReadAsStringAsync(cancellation);
                Assert.True(answer.StatusCode == HttpStatusCode.ServiceUnavailable, $"{(int)answer.StatusCode} {text}");
            }
            catch (HttpRequestException)
            {
                // Killed under our hands: whether it was taken is what the client id is for.
            }

            await Task.Delay(100, cancellation);
        }
    }

    /// <summary>Whoever has not written can only be sent a template: each opens the window once.</summary>
    internal static async Task CustomersWriteAsync(Stage stage, Harness.Api api, int customers)
    {
        await stage.SimAsync(HttpMethod.Post, "inbound",
            Enumerable.Range(0, customers).Select(x => new { from = Phone(x), type = "text", text = "oi" }).ToArray());
        var tickets = 0;
        await Wait.ForAsync("a ticket of each customer", TimeSpan.FromMinutes(1),
            async () => (tickets = (await api.AllAsync("/api/tickets")).Count) >= customers, () => $"{tickets}\n{stage.ServerOutput}", 200);
        await stage.SimAsync(HttpMethod.Post, "drain", new { timeoutMs = 60_000 });
    }

    internal static string Phone(int customer) => string.Create(CultureInfo.InvariantCulture, $"551192000{1000 + customer}");

    internal static string Text(int number) => string.Create(CultureInfo.InvariantCulture, $"resposta {number:D5}");

    internal static async Task SettledAsync(Stage stage, Harness.Api api)
    {
        var left = new Dictionary<string, int>();
        await Wait.ForAsync("an outcome for every message", TimeSpan.FromMinutes(5), async () =>
        {
            left = (await MessagesAsync(api)).CountBy(Status).ToDictionary();
            Scale.Report(string.Join(", ", left));
            return !left.ContainsKey("queued") && !left.ContainsKey("sending");
        }, () => string.Join(", ", left) + "\n" + stage.ServerOutput, 3000);
        await stage.SimAsync(HttpMethod.Post, "drain", new { timeoutMs = 60_000 });
        await stage.InboxSettledAsync(api.Address);
    }

    private static async Task<List<JsonElement>> MessagesAsync(Harness.Api api)
    {
        var messages = new List<JsonElement>();
        foreach (var ticket in await api.AllAsync("/api/tickets"))
        {
            messages.AddRange((await api.AllAsync($"/api/tickets/{ticket.GetProperty("id").GetString()}/messages"))
                .Where(x => x.GetProperty("direction").GetString() == "outbound"));
        }

        return messages;
    }

    internal static async Task CheckAsync(Stage stage, Harness.Api api, int sent)
    {
        var messages = await MessagesAsync(api);
        var provider = await LedgerAsync(stage);
        Scale.Report($"{sent} sends, the provider got {provider.Count}; {string.Join(", ", messages.CountBy(Status))}");

        Assert.All(provider.GroupBy(x => x.Text), x => Assert.Single(x));
        Assert.Equal(Enumerable.Range(0, sent).Select(Text), messages.Select(x => x.GetProperty("clientId").GetString()!).Order());
        var got = provider.ToDictionary(x => x.Text, x => x.Wamid);
        Assert.All(messages, message =>
        {
            got.TryGetValue(message.GetProperty("text").GetString()!, out var wamid);
            switch (Status(message))
            {
                case "failed":
                    Assert.Null(wamid);
                    break;
                case "sent" or "delivered" or "read":
                    Assert.Equal(wamid, message.GetProperty("providerId").GetString());
                    Assert.NotNull(wamid);
                    break;
                default:
                    Assert.Equal("unknown", Status(message));
                    break;
            }
        });
    }

    internal static async Task<List<(string Text, string Wamid)>> LedgerAsync(Stage stage)
    {
        var ledger = new List<(string, string)>();
        // The ledger always tells where to go on; an empty page is its end.
        for (var (after, more) = ("0", true); more;)
        {
            var page = await stage.SimAsync(HttpMethod.Get, $"ledger?limit=500&after={after}");
            var items = page.GetProperty("items").EnumerateArray().ToList();
            ledger.AddRange(items.Select(x => (x.GetProperty("text").GetString()!, x.GetProperty("wamid").GetString()!)));
            (after, more) = (page.GetProperty("next").ToString(), items.Count > 0);
        }

        return ledger;
    }

    private static string Status(JsonElement message) => message.GetProperty("status").GetString()!;
}
