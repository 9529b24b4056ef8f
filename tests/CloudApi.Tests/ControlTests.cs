using System.Net;
using System.Text.Json.Nodes;

namespace Taktchat.CloudApi.Tests;

public sealed class ControlTests
{
    [Fact]
    public async Task The_ledger_keeps_every_accepted_message_with_the_senders_own_mark()
    {
        await using var lab = await Lab.StartAsync();
        await lab.KnobsAsync("""{"pairLimit":false,"enforceWindow":false}""");
        for (var i = 1; i <= 120; i++)
        {
            var body = Lab.Text(body: $"text {i}");
            body["biz_opaque_callback_data"] = $"mark-{i}";
            await lab.SendAsync(body);
        }

        var page = await lab.SeeAsync("ledger?after=100&limit=5");

        Assert.Equal((120, 105), ((int)page["count"]!, (int)page["next"]!));
        Assert.Equal("mark-101", (string?)page["items"]![0]!["bizOpaqueCallbackData"]);
        Assert.Equal("text 101", (string?)page["items"]![0]!["text"]);
    }

    [Fact]
    public async Task Any_type_of_message_can_be_written_by_a_customer()
    {
        await using var lab = await Lab.StartAsync();
        await lab.InboundAsync("""
            [{"from":"+5511987654321","type":"location","location":{"latitude":1.5,"longitude":2}},
             {"from":"+5511987654321","message":{"type":"reaction","reaction":{"message_id":"wamid.X"},"context":{"id":"wamid.Q"}}},
             {"from":"+5511987654321","raw":{"id":"wamid.RAW","type":"novelty","odd":[1]}}]
            """);

        var messages = (await lab.DrainAsync()).Select(x => x.Message!).ToArray();

        Assert.Equal(["location", "reaction", "novelty"], messages.Select(x => (string?)x["type"]));
        Assert.Equal(1.5, (double)messages[0]["location"]!["latitude"]!);
        Assert.Equal("wamid.Q", (string?)messages[1]["context"]!["id"]);
        Assert.Equal("""{"id":"wamid.RAW","type":"novelty","odd":[1]}""", messages[2].ToJsonString());
    }

    [Fact]
    public async Task Statuses_echoes_and_preferences_can_be_made_by_hand()
    {
        await using var lab = await Lab.StartAsync();
        await lab.SimAsync("status", JsonNode.Parse("""{"wamid":"wamid.OLD","status":"read","to":"+5511987654321"}""")!);
        await lab.SimAsync("echo", JsonNode.Parse("""{"to":"+5511987654321","text":"do celular"}""")!);
        await lab.SimAsync("user-preference", JsonNode.Parse("""{"from":"+5511987654321","value":"stop"}""")!);
        await lab.SimAsync("change", JsonNode.Parse("""{"field":"account_update","value":{"event":"DISABLED_UPDATE"}}""")!);

        var changes = (await lab.DrainAsync()).ToDictionary(x => (string)x.Json["entry"]![0]!["changes"]![0]!["field"]!, x => x.Value);

        Assert.Equal("wamid.OLD", (string?)changes["messages"]["statuses"]![0]!["id"]);
        Assert.Equal("do celular", (string?)changes["smb_message_echoes"]["message_echoes"]![0]!["text"]!["body"]);
        Assert.Equal("stop", (string?)changes["user_preferences"]["user_preferences"]![0]!["value"]);
        Assert.Equal("DISABLED_UPDATE", (string?)changes["account_update"]["event"]);
    }

    [Fact]
    public async Task An_echo_contact_answers_and_an_unread_one_never_reads()
    {
        await using var lab = await Lab.StartAsync();
        await lab.SimAsync("contacts", JsonNode.Parse("""[{"phone":"+5511987650001","mode":"echo"},{"phone":"+5511987650002","mode":"unread"}]""")!);
        await lab.OpenWindowAsync("+5511987650001");
        await lab.OpenWindowAsync("+5511987650002");
        await lab.SendAsync(Lab.Text("+5511987650001", "bom dia"));
        await lab.SendAsync(Lab.Text("+5511987650002", "bom dia"));

        await lab.AdvanceAsync(10);

        var seen = (await lab.DrainAsync()).Select(x => x.Message is { } message
            ? $"says {message["text"]!["body"]}"
            : $"{((string)x.Status!["recipient_id"]!)[^1]} {x.Status["status"]}");
        Assert.Equal(["1 delivered", "1 read", "1 sent", "2 delivered", "2 sent", "says bom dia"], seen.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_the_demo_phone_shows_is_read_and_nothing_else()
    {
        await using var lab = await Lab.StartAsync();
        await lab.OpenWindowAsync();
        var chat = new JsonObject { ["contact"] = Lab.Customer };
        using (var opened = await lab.Http.PostAsync("/_sim/chat/read", System.Net.Http.Json.JsonContent.Create(chat), Lab.Cancel))
        {
            Assert.Equal(HttpStatusCode.NoContent, opened.StatusCode);
        }

        await lab.SendAsync(Lab.Text());
        await lab.AdvanceAsync(60);
        var before = (await lab.DrainAsync()).Select(x => (string?)x.Status!["status"]).ToArray();
        using var again = await lab.Http.PostAsync("/_sim/chat/read", System.Net.Http.Json.JsonContent.Create(chat), Lab.Cancel);
        var after = (await lab.DrainAsync()).Select(x => (string?)x.Status!["status"]).ToArray();

        Assert.Equal(["sent", "delivered"], before);
        Assert.Equal(["read"], after);
    }

    [Fact]
    public async Task A_demo_forgives_conversations_from_before_its_start()
    {
        await using var lab = await Lab.StartAsync(mode: SimulatorMode.Demo);
        await lab.SendAsync(Lab.Text());
        await lab.AdvanceAsync(5);

        Assert.DoesNotContain("failed", (await lab.DrainAsync()).Select(x => (string?)x.Status!["status"]));
    }

    [Fact]
    public async Task A_reset_forgets_everything()
    {
        await using var lab = await Lab.StartAsync();
        await lab.InboundAsync("""{"from":"+5511987654321","text":"oi"}""");
        await lab.SendAsync(Lab.Text());
        await lab.FaultsAsync("""{"code":190}""");
        await lab.SimAsync("reset", new JsonObject { ["seed"] = 3, ["now"] = "2026-01-02T03:04:05Z" });

        Assert.Equal(0, (int)(await lab.SeeAsync("ledger"))["count"]!);
        Assert.Empty((await lab.SeeAsync("messages"))["items"]!.AsArray());
        Assert.Empty((await lab.SeeAsync("faults"))["faults"]!.AsArray());
        Assert.StartsWith("2026-01-02T03:04:05", (string?)(await lab.SeeAsync("clock"))["now"], StringComparison.Ordinal);
        Assert.Equal(0, (int)(await lab.SeeAsync("idle"))["scheduled"]!);
    }

    [Fact]
    public async Task Numbers_come_in_pages_and_only_with_the_fields_asked_for()
    {
        await using var lab = await Lab.StartAsync();
        await lab.SimAsync("numbers", JsonNode.Parse("""[{"id":"41","displayPhoneNumber":"+5511400241"},{"id":"42","displayPhoneNumber":"+5511400242"}]""")!);
        var ids = new List<string>();
        var next = Lab.Account + "/phone_numbers?limit=2&fields=id,status";
        while (next is not null)
        {
            var (_, page) = await lab.GraphAsync(HttpMethod.Get, next);
            ids.AddRange(page["data"]!.AsArray().Select(x => string.Join('/', x!.AsObject().Select(y => y.Key)) + " " + x["id"]));
            next = page["paging"]!["next"] is null ? null : $"{Lab.Account}/phone_numbers?limit=2&fields=id&after={Uri.EscapeDataString((string)page["paging"]!["cursors"]!["after"]!)}";
        }

        Assert.Equal(["id/status 300000000000001", "id/status 41", "id 42"], ids);
    }

    [Fact]
    public async Task Requests_are_kept_with_headers_and_body()
    {
        await using var lab = await Lab.StartAsync();
        await lab.SendAsync(Lab.Text());

        var request = (await lab.SeeAsync("requests?path=messages"))["items"]![0]!;

        Assert.Equal("Bearer EAASIM-valid", (string?)request["headers"]!["Authorization"]);
        Assert.Contains("\"to\":\"\\u002B5511987654321\"", (string?)request["body"], StringComparison.Ordinal);
        Assert.Equal(200, (int)request["status"]!);
    }
}
