using System.Collections.Concurrent;
using System.Globalization;
using Taktchat.Proof.Harness;

namespace Taktchat.Proof;

/// <summary>What Meta has got a 200 for is on its ticket, once and in order, whenever the server dies.</summary>
[Collection(Scale.OneAtATime)]
public sealed class InboundLedgerTests
{
    [Fact]
    public async Task Every_message_is_stored_exactly_once_and_in_order_although_the_server_is_killed()
    {
        var chance = Scale.Chance($"Inbound ledger on {Engines.Name}");
        await using var stage = await Stage.OpenAsync();
        using var meta = stage.Meta();
        var ledger = Ledger(chance);

        var kills = await DeliverUnderKillsAsync(stage, meta, ledger, chance);
        var health = await stage.InboxSettledAsync();
        Assert.Equal(0, health.GetProperty("parkedEvents").GetInt64());

        Scale.Report($"{ledger.Count} messages twice, {kills} kills, {meta.Retries} retries");
        await CheckAsync(stage.Api, ledger);
    }

    private static List<Numbered> Ledger(Random chance)
    {
        var ledger = new List<Numbered>();
        var start = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() - 5000;
        var customers = Scale.Of(100, 500);
        var steady = Scale.Of(1_500, 10_000);
        for (var i = 0; i < steady; i++)
        {
            ledger.Add(One(i % customers, i / customers, start + i / customers, chance));
        }

        // Bursts: new customers whose first ten messages come at once, so that ten roads find nobody and must agree on one.
        for (var burst = 0; burst < Scale.Of(40, 200); burst++)
        {
            for (var i = 0; i < 10; i++)
            {
                ledger.Add(One(1000 + burst, i, start + i, chance));
            }
        }

        return ledger;
    }

    internal static Numbered One(int customer, int number, long timestamp, Random chance)
    {
        var id = new byte[24];
        chance.NextBytes(id);
        return new(string.Create(CultureInfo.InvariantCulture, $"5511{910000000 + customer}"), number,
            "wamid.HBgN" + Convert.ToBase64String(id), timestamp);
    }

    private static ConcurrentQueue<byte[]> Deliveries(List<Numbered> ledger, Random chance)
    {
        var twice = ledger.Concat(ledger).ToArray();
        chance.Shuffle(twice);
        var bodies = new ConcurrentQueue<byte[]>();
        for (var i = 0; i < twice.Length;)
        {
            var size = chance.Next(4) == 0 ? chance.Next(2, 60) : 1;
            bodies.Enqueue(Meta.Body(twice.Skip(i).Take(size)));
            i += size;
        }

        return bodies;
    }

    private static async Task<int> DeliverUnderKillsAsync(Stage stage, Meta meta, List<Numbered> ledger, Random chance)
    {
        var bodies = Deliveries(ledger, chance);
        var total = bodies.Count;
        var kills = Scale.Of(4, 20);
        var killAt = Enumerable.Range(0, kills).Select(_ => chance.Next(total / 20, total)).Order().Select(x => total - x).ToArray();
        var cancellation = TestContext.Current.CancellationToken;
        var roads = Enumerable.Range(0, 16).Select(_ => Task.Run(async () =>
        {
            while (bodies.TryDequeue(out var body))
            {
                await meta.DeliverAsync(body, cancellation);
            }
        }, cancellation)).ToArray();
        foreach (var left in killAt)
        {
            await Wait.ForAsync("the moment of the kill", TimeSpan.FromMinutes(3), () => Task.FromResult(bodies.Count <= left), () => stage.ServerOutput, 5);
            await stage.KillAndRestartAsync();
        }

        await Task.WhenAll(roads);
        return kills;
    }

    internal static async Task CheckAsync(Harness.Api api, List<Numbered> ledger)
    {
        var tickets = await api.AllAsync("/api/tickets");
        var wanted = ledger.GroupBy(x => x.Phone).ToDictionary(x => x.Key, x => x.OrderBy(m => m.Timestamp).ToList());
        Assert.Equal(wanted.Count, tickets.Count);
        foreach (var ticket in tickets)
        {
            var phone = new string([.. ticket.GetProperty("contact").GetProperty("phone").GetString()!.Where(char.IsAsciiDigit)]);
            Assert.True(wanted.Remove(phone, out var messages), $"A second ticket, or a stranger's: {ticket}");
            var stored = await api.AllAsync($"/api/tickets/{ticket.GetProperty("id").GetString()}/messages");
            stored.Reverse();
            Assert.Equal(messages.Select(x => x.Text), stored.Select(x => x.GetProperty("text").GetString()));
            Assert.Equal(messages.Select(x => x.Wamid), stored.Select(x => x.GetProperty("providerId").GetString()));
            Assert.Equal(messages.Count, ticket.GetProperty("unreadCount").GetInt32());
            Assert.Equal(messages[^1].Text, ticket.GetProperty("lastMessage").GetString());
            Assert.Equal("pending", ticket.GetProperty("status").GetString());
        }

        Assert.Empty(wanted);
        var counts = await api.GetAsync("/api/tickets/counts");
        Assert.Equal(tickets.Count, counts.GetProperty("pending").GetInt32());
    }
}
