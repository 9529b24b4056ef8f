using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Taktchat.CloudApi.Tests;

public sealed class KnobTests
{
    [Fact]
    public async Task A_duplicate_is_the_same_update_sent_again_later()
    {
        await using var lab = await Lab.StartAsync();
        await lab.KnobsAsync("""{"duplicate":{"percent":100,"afterMs":2000}}""");
        await lab.InboundAsync("""{"from":"+5511987654321","text":"oi"}""");
        var first = await lab.NextAsync();

        await lab.AdvanceAsync(2);

        Assert.Equal(first.Body, (await lab.NextAsync()).Body);
        Assert.Empty(await lab.DrainAsync());
    }

    [Fact]
    public async Task Reordering_lets_some_updates_fall_behind_and_a_seed_repeats_it()
    {
        var first = await ReorderedAsync();
        var second = await ReorderedAsync();

        Assert.Equal(first, second);
        Assert.NotEqual(first.Order(), first);
        Assert.Equal(Enumerable.Range(10, 30), first.Order());
    }

    [Fact]
    public async Task A_batch_gathers_updates_of_several_numbers_in_one_post()
    {
        await using var lab = await Lab.StartAsync();
        await lab.SimAsync("numbers", JsonNode.Parse("""{"id":"42","displayPhoneNumber":"+55 11 4002-0042"}""")!);
        await lab.KnobsAsync("""{"batch":{"maxUpdates":50,"lingerMs":500,"mixNumbers":true}}""");
        await lab.InboundAsync($$"""[{"from":"+5511987654321","text":"a","count":30},{"number":"42","from":"+5511987654322","text":"b","count":30}]""");

        var full = await lab.NextAsync();
        await lab.AdvanceAsync(0.5);
        var rest = await lab.NextAsync();

        Assert.Equal([("300000000000001", 30), ("42", 20)], Content(full));
        Assert.Equal([("42", 10)], Content(rest));
    }

    [Fact]
    public async Task A_count_hits_exactly_the_next_updates()
    {
        await using var lab = await Lab.StartAsync();
        await lab.KnobsAsync("""{"drop":{"count":2}}""");
        await lab.InboundAsync("""{"from":"+5511987654321","text":"{i}","count":3}""");

        var arrived = Assert.Single(await lab.DrainAsync());
        Assert.Equal("3", (string?)arrived.Message!["text"]!["body"]);
    }

    [Fact]
    public async Task A_bad_signature_is_really_bad()
    {
        await using var lab = await Lab.StartAsync();
        await lab.KnobsAsync("""{"badSignature":{"count":1}}""");
        await lab.InboundAsync("""{"from":"+5511987654321","text":"{i}","count":2}""");

        var signed = (await lab.DrainAsync()).Select(x =>
            x.Signature == "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Lab.Secret), x.Body)));

        Assert.Equal([false, true], signed);
    }

    [Fact]
    public async Task A_contact_overrides_a_number_and_a_number_overrides_the_rest()
    {
        await using var lab = await Lab.StartAsync();
        await lab.KnobsAsync($$$"""
            {"drop":{"percent":100},"numbers":{"{{{Lab.Number}}}":{"drop":{"percent":0},"includeBsuid":false}},"contacts":{"+55 11 98765-4321":{"drop":{"percent":100} } }}
            """);
        await lab.InboundAsync("""[{"from":"+5511987654321","text":"a"},{"from":"+5511987654322","text":"b"}]""");

        var arrived = Assert.Single(await lab.DrainAsync());
        Assert.Equal("b", (string?)arrived.Message!["text"]!["body"]);
        Assert.Null(arrived.Message["from_user_id"]);
    }

    [Fact]
    public async Task A_status_can_arrive_before_the_answer_of_the_send()
    {
        await using var lab = await Lab.StartAsync();
        await lab.OpenWindowAsync();
        await lab.KnobsAsync("""{"statusBeforeResponse":true}""");

        var (_, answer) = await lab.GraphAsync(HttpMethod.Post, Lab.Number + "/messages", Lab.Text());

        var log = (await lab.SeeAsync("deliveries?wamid=" + Uri.EscapeDataString((string)answer["messages"]![0]!["id"]!)))["items"]!.AsArray();
        Assert.Equal("sent", (string?)(await lab.NextAsync()).Status!["status"]);
        Assert.Single(log);
    }

    [Fact]
    public async Task Delivered_may_be_skipped_and_the_price_moves_to_read()
    {
        await using var lab = await Lab.StartAsync();
        await lab.OpenWindowAsync();
        await lab.KnobsAsync("""{"skipDelivered":{"percent":100},"webhookVersion":23,"unknownFields":true}""");
        await lab.SendAsync(Lab.Text());

        await lab.AdvanceAsync(5);

        var statuses = (await lab.DrainAsync()).Select(x => x.Status!).ToArray();
        Assert.Equal(["sent", "read"], statuses.Select(x => (string?)x["status"]));
        Assert.All(statuses, x => Assert.NotNull(x["pricing"]));
        Assert.NotNull(statuses[0]["conversation"]!["expiration_timestamp"]);
        Assert.NotNull(statuses[0]["sim_unknown_field"]);
    }

    [Fact]
    public async Task A_misspelt_knob_is_refused()
    {
        await using var lab = await Lab.StartAsync();
        using var body = new StringContent("""{"duplicat":{"percent":1}}""", Encoding.UTF8, "application/json");

        var answer = await lab.Http.PutAsync("/_sim/knobs", body, Lab.Cancel);

        Assert.Equal(System.Net.HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("duplicat", await answer.Content.ReadAsStringAsync(Lab.Cancel), StringComparison.Ordinal);
    }

    private static async Task<List<int>> ReorderedAsync()
    {
        await using var lab = await Lab.StartAsync();
        await lab.KnobsAsync("""{"reorder":{"percent":40,"windowMs":3000}}""");
        for (var i = 10; i < 40; i++)
        {
            await lab.InboundAsync($$"""{"from":"+5511987654321","text":"{{i}}"}""");
        }

        await lab.AdvanceAsync(4);
        return [.. (await lab.DrainAsync()).Select(x => int.Parse((string)x.Message!["text"]!["body"]!, System.Globalization.CultureInfo.InvariantCulture))];
    }

    private static IEnumerable<(string?, int)> Content(Webhook webhook) =>
        webhook.Json["entry"]![0]!["changes"]!.AsArray().Select(x =>
            ((string?)x!["value"]!["metadata"]!["phone_number_id"], x["value"]!["messages"]!.AsArray().Count));
}
