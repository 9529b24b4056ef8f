using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using Taktchat.Proof.Harness;

namespace Taktchat.Proof;

/// <summary>Two processes on one PostgreSQL, one Redis and one key ring are one Taktchat.</summary>
[Collection(Scale.OneAtATime)]
public sealed class TwoNodesTests
{
    private const string Needs = "Two nodes need TAKTCHAT_TEST_POSTGRES and TAKTCHAT_TEST_REDIS.";
    private const int Sends = 100;
    private const int Customers = 25;

    private static readonly TimeSpan Within = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task Whichever_node_takes_it_there_is_one_truth_and_every_screen_hears_it()
    {
        Assert.SkipUnless(Engines.Redis is not null, Needs);
        var chance = Scale.Chance("Two nodes, inbound");
        var start = Stopwatch.GetTimestamp();
        await using var stage = await Stage.OpenAsync(isCluster: true);
        var (second, address) = await stage.JoinAsync();
        await using var node = second;
        await AreOneClusterAsync(stage);
        Scale.Report($"Two nodes are up after {Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s");
        using var there = await stage.Api.AtAsync(address);

        var ledger = await DeliverAsync(stage, address, chance);
        Scale.Report($"{ledger.Count} messages twice after {Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s");
        Assert.Equal(0, (await stage.InboxSettledAsync()).GetProperty("parkedEvents").GetInt64());
        await InboundLedgerTests.CheckAsync(stage.Api, ledger);
        Assert.Equal(Scale.Of(40, 200), (await there.AllAsync("/api/contacts")).Count);

        await HearsTheOtherNodeAsync(stage, address, ledger[0]);
        await CountsAtTheOtherNodeAsync(stage, address, new("papel@exemplo.com.br", new { role = "supervisor" },
            "/api/connections", HttpStatusCode.Forbidden, HttpStatusCode.OK));
        await CountsAtTheOtherNodeAsync(stage, address, new("sai@exemplo.com.br", new { isActive = false },
            "/api/tickets", HttpStatusCode.OK, HttpStatusCode.Unauthorized));
    }

    [Fact]
    public async Task A_killed_node_leaves_its_lane_to_the_other_and_nobody_gets_a_message_twice()
    {
        Assert.SkipUnless(Engines.Redis is not null, Needs);
        await using var stage = await Stage.OpenAsync(isCluster: true);
        var (second, address) = await stage.JoinAsync();
        await using var node = second;
        await AreOneClusterAsync(stage);
        await OutboundLedgerTests.CustomersWriteAsync(stage, stage.Api, Customers);
        await stage.SimAsync(HttpMethod.Put, "knobs", new { enforceWindow = false });
        await stage.SimAsync(HttpMethod.Put, "faults", new { faults = new[] { new { match = new { path = "messages" }, percent = 30, acceptThenTimeout = true, holdMs = 1000 } } });
        using var there = await stage.Api.AtAsync(address);

        await SendAsync(stage.ConnectionId, [stage.Api, there], 0, Sends / 2);
        var owner = (string)(await Engines.ScalarAsync(stage.Database!, "select owner from lease where key like 'lane:%'"))!;
        var isFirst = owner.StartsWith(stage.First.Id.ToString("x", CultureInfo.InvariantCulture) + "-", StringComparison.Ordinal);
        Assert.True(isFirst || owner.StartsWith(second.Id.ToString("x", CultureInfo.InvariantCulture) + "-", StringComparison.Ordinal), owner);
        var survivor = isFirst ? there : stage.Api;
        await using var watch = new Watch(survivor);
        await (isFirst ? stage.First : second).KillAsync();
        var killed = Stopwatch.GetTimestamp();
        var before = (await OutboundLedgerTests.LedgerAsync(stage)).Count;
        await SendAsync(stage.ConnectionId, [stage.Api, there], Sends / 2, Sends, survivor);
        await Wait.ForAsync("a send of the surviving node", TimeSpan.FromSeconds(40),
            async () => (await OutboundLedgerTests.LedgerAsync(stage)).Count > before, () => second.Output, 50);
        Scale.Report($"The lane was silent for {Stopwatch.GetElapsedTime(killed).TotalSeconds:F1} s");
        if (isFirst)
        {
            // Receipts go to the first node's address, in place of a balancer that would look for a living one.
            await stage.KillAndRestartAsync();
            await AreOneClusterAsync(stage);
        }

        await OutboundLedgerTests.SettledAsync(stage, survivor);
        await watch.EndAsync();
        await OutboundLedgerTests.CheckAsync(stage, survivor, Sends);
    }

    private static async Task AreOneClusterAsync(Stage stage) => await Wait.ForAsync("a cluster of two", TimeSpan.FromSeconds(20),
        async () => (long)(await Engines.ScalarAsync(stage.Database!, "select count(*) from cluster_nodes where status = 3"))! == 2,
        () => stage.ServerOutput);

    /// <summary>New customers whose ten messages come at once, each twice, from 64 connections and at alternating nodes.</summary>
    private static async Task<List<Numbered>> DeliverAsync(Stage stage, Uri other, Random chance)
    {
        var start = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() - 100;
        var ledger = Enumerable.Range(0, Scale.Of(40, 200) * 10)
            .Select(i => InboundLedgerTests.One(1000 + (i / 10), i % 10, start + (i % 10), chance)).ToList();
        var twice = ledger.Concat(ledger).ToArray();
        chance.Shuffle(twice);
        var waiting = new ConcurrentQueue<Numbered>(twice);
        using var here = stage.Meta();
        using var there = new Meta(new Uri(other, stage.Webhook.AbsolutePath), stage.Secret);
        var cancellation = TestContext.Current.CancellationToken;
        await Task.WhenAll(Enumerable.Range(0, 64).Select(road => Task.Run(async () =>
        {
            var node = road % 2 == 0 ? here : there;
            while (waiting.TryDequeue(out var message))
            {
                await node.DeliverAsync(Meta.Body([message]), cancellation);
            }
        }, cancellation)));
        return ledger;
    }

    private static async Task HearsTheOtherNodeAsync(Stage stage, Uri other, Numbered customer)
    {
        await using var screen = await Screen.OpenAsync(stage.Address, stage.Api.Token!);
        using var there = new Meta(new Uri(other, stage.Webhook.AbsolutePath), stage.Secret);
        var late = customer with { Number = 99, Wamid = customer.Wamid + "99", Timestamp = customer.Timestamp + 50 };
        await there.DeliverAsync(Meta.Body([late]), TestContext.Current.CancellationToken);
        await Wait.ForAsync("the push of the other node", Within,
            () => Task.FromResult(screen.Seen.Any(x => x.GetProperty("type").GetString() == "message.created")),
            () => string.Join('\n', screen.Seen), 20);
    }

    /// <summary>The change is made here; there the person has a screen open and calls all the time.</summary>
    private static async Task CountsAtTheOtherNodeAsync(Stage stage, Uri other, AccessChange change)
    {
        using var here = await stage.Api.ColleagueAsync(change.Email);
        using var person = await here.AtAsync(other);
        await using var screen = await Screen.OpenAsync(other, person.Token!);
        Assert.Equal(change.Before, await person.StatusAsync(change.Path));
        using var changed = await stage.Api.SendAsync(HttpMethod.Patch, $"/api/users/{person.UserId}", change.Body);
        var at = Stopwatch.GetTimestamp();
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        await Wait.ForAsync($"{change.After} for {change.Email}", Within,
            async () => await person.StatusAsync(change.Path) == change.After, () => "", 50);
        Scale.Report($"{change.Email}: {change.After} at the other node after {Stopwatch.GetElapsedTime(at).TotalSeconds:F1} s");
        await Wait.ForAsync($"the end of the screen of {change.Email}", Within - Stopwatch.GetElapsedTime(at),
            () => Task.FromResult(screen.IsEnded), () => "", 50);
        Scale.Report($"{change.Email}: screen ended at the other node after {Stopwatch.GetElapsedTime(at).TotalSeconds:F1} s");
    }

    private static Task SendAsync(string connectionId, Api[] nodes, int from, int to, Api? survivor = null) => Task.WhenAll(
        Enumerable.Range(0, 8).Select(agent => Task.Run(async () =>
        {
            for (var number = from + agent; number < to; number += 8)
            {
                await SendAsync(connectionId, nodes[number % 2], number, survivor);
            }
        })));

    /// <summary>Whoever finds its node dead turns to the other one, with the same client id.</summary>
    private static async Task SendAsync(string connectionId, Api node, int number, Api? survivor)
    {
        var text = OutboundLedgerTests.Text(number);
        var to = OutboundLedgerTests.Phone(number % Customers);
        var body = new { connectionId, to, type = "text", text, clientId = text };
        try
        {
            using var answer = await node.SendAsync(HttpMethod.Post, "/api/messages", body);
            Assert.True(answer.StatusCode is HttpStatusCode.Created or HttpStatusCode.OK, $"{answer.StatusCode}");
        }
        catch (HttpRequestException) when (survivor is not null && node != survivor)
        {
            await SendAsync(connectionId, survivor, number, null);
        }
    }

    /// <summary>What is changed about a person, and what a path answers before and after.</summary>
    private sealed record AccessChange(string Email, object Body, string Path, HttpStatusCode Before, HttpStatusCode After);

    /// <summary>Asks a node ten times a second for what a screen asks for.</summary>
    private sealed class Watch : IAsyncDisposable
    {
        private readonly CancellationTokenSource _end = new();
        private readonly Task<(int Asked, TimeSpan Slowest)> _asking;

        public Watch(Api node) => _asking = Task.Run(() => AskAsync(node));

        public async Task EndAsync()
        {
            await _end.CancelAsync();
            var (asked, slowest) = await _asking;
            Scale.Report($"The survivor answered all of {asked} questions, the slowest after {slowest.TotalMilliseconds:F0} ms");
            Assert.True(slowest < TimeSpan.FromSeconds(5), $"{slowest}");
        }

        public async ValueTask DisposeAsync()
        {
            await _end.CancelAsync();
            await ((Task)_asking).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _end.Dispose();
        }

        private async Task<(int Asked, TimeSpan Slowest)> AskAsync(Api node)
        {
            var (asked, slowest) = (0, TimeSpan.Zero);
            using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
            while (!_end.IsCancellationRequested)
            {
                var start = Stopwatch.GetTimestamp();
                await node.GetAsync("/api/tickets?limit=20");
                (asked, var took) = (asked + 1, Stopwatch.GetElapsedTime(start));
                slowest = took > slowest ? took : slowest;
                await timer.WaitForNextTickAsync();
            }

            return (asked, slowest);
        }
    }
}
