using System.Globalization;
using System.Net;
using System.Text.Json;
using Taktchat.Proof.Harness;

namespace Taktchat.Proof;

/// <summary>Two agents press the same button at the same moment.</summary>
[Collection(Scale.OneAtATime)]
public sealed class AcceptRaceTests
{
    private const int Races = 50;

    [Fact]
    public async Task Of_two_agents_who_accept_at_once_one_gets_the_ticket()
    {
        await using var stage = await Stage.OpenAsync();
        using var meta = stage.Meta();
        using var first = await stage.Api.ColleagueAsync("bia@exemplo.com.br");
        using var second = await stage.Api.ColleagueAsync("caio@exemplo.com.br");
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        await meta.DeliverAsync(Meta.Body(Enumerable.Range(0, Races).Select(i => new Numbered(
            string.Create(CultureInfo.InvariantCulture, $"5511{910000000 + i}"), 1, $"wamid.race{i}", now))), TestContext.Current.CancellationToken);
        await stage.InboxSettledAsync();
        var tickets = await stage.Api.AllAsync("/api/tickets?status=pending");
        Assert.Equal(Races, tickets.Count);

        var wins = new Dictionary<string, int> { [first.UserId] = 0, [second.UserId] = 0 };
        foreach (var id in tickets.Select(x => x.GetProperty("id").GetString()!))
        {
            wins[await RaceAsync(stage, id, first, second)]++;
        }

        Scale.Report($"Accept race on {Engines.Name}: {string.Join(" : ", wins.Values)}");
    }

    private static async Task<string> RaceAsync(Stage stage, string ticket, Api first, Api second)
    {
        var path = $"/api/tickets/{ticket}/accept";
        var answers = await Task.WhenAll(first.SendAsync(HttpMethod.Post, path), second.SendAsync(HttpMethod.Post, path));
        var winner = Assert.Single(new[] { 0, 1 }, i => answers[i].StatusCode == HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.Conflict, answers[1 - winner].StatusCode);
        var person = winner == 0 ? first.UserId : second.UserId;
        var code = JsonSerializer.Deserialize<JsonElement>(await answers[1 - winner].Content.ReadAsStringAsync()).GetProperty("code").GetString();
        Assert.True(code is "ticket.changed" or "ticket.not_pending", code);

        Assert.Equal(person, (await stage.Api.GetAsync("/api/tickets/" + ticket)).GetProperty("assigneeId").GetString());
        var accepted = Assert.Single(await stage.Api.AllAsync($"/api/tickets/{ticket}/events"), x => x.GetProperty("type").GetString() == "accepted");
        Assert.Equal(person, accepted.GetProperty("actor").GetProperty("id").GetString());
        return person;
    }
}
