using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Taktchat.CloudApi.Tests;

public sealed class InboundTests
{
    [Theory]
    [InlineData("image", "image/jpeg", """{"caption":"o bolo"}""", """{"caption":"o bolo","mime_type":"image/jpeg"}""")]
    [InlineData("video", "video/mp4", "{}", """{"mime_type":"video/mp4"}""")]
    [InlineData("voice", "audio/ogg; codecs=opus", "{}", """{"mime_type":"audio/ogg; codecs=opus","voice":true}""")]
    [InlineData("audio", "audio/mpeg", """{"caption":"none"}""", """{"mime_type":"audio/mpeg","voice":false}""")]
    [InlineData("document", "application/pdf", """{"caption":"x"}""", """{"caption":"x","filename":"nota.pdf","mime_type":"application/pdf"}""")]
    [InlineData("sticker", "image/webp", "{}", """{"mime_type":"image/webp","animated":false}""")]
    public async Task A_file_of_a_customer_comes_as_the_platform_describes_it(string type, string mime, string more, string expected)
    {
        await using var lab = await Lab.StartAsync();
        var id = await lab.PhoneFileAsync(LabMedia.Jpeg, mime, "nota.pdf");
        var order = JsonNode.Parse(more)!.AsObject();
        (order["from"], order["type"], order["mediaId"]) = (Lab.Customer, type, id);

        await lab.InboundAsync(order.ToJsonString());
        var message = (await lab.NextAsync()).Message!;
        var wire = type == "voice" ? "audio" : type;
        var content = message[wire]!.AsObject();
        var file = await lab.DownloadAsync((string)content["url"]!);

        Assert.Equal(wire, (string?)message["type"]);
        Assert.Equal((id, Convert.ToBase64String(SHA256.HashData(LabMedia.Jpeg))), ((string?)content["id"], (string?)content["sha256"]));
        Assert.Equal(LabMedia.Jpeg, file.Bytes);
        foreach (var name in (string[])["id", "sha256", "url"])
        {
            content.Remove(name);
        }

        Assert.Equal(expected, content.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
    }

    [Fact]
    public async Task The_address_of_media_can_be_left_out_as_older_webhooks_do()
    {
        await using var lab = await Lab.StartAsync();
        await lab.KnobsAsync("""{"includeMediaUrl":false}""");
        var id = await lab.PhoneFileAsync(LabMedia.Jpeg, "image/jpeg");

        await lab.InboundAsync($$"""{"from":"{{Lab.Customer}}","type":"image","mediaId":"{{id}}"}""");

        Assert.Null((await lab.NextAsync()).Message!["image"]!["url"]);
    }

    [Theory]
    [InlineData("""{"type":"reaction","target":"wamid.T","emoji":"👍"}""", """{"message_id":"wamid.T","emoji":"👍"}""")]
    [InlineData("""{"type":"reaction","target":"wamid.T","emoji":""}""", """{"message_id":"wamid.T"}""")]
    [InlineData("""{"type":"revoke","target":"wamid.T"}""", """{"original_message_id":"wamid.T"}""")]
    [InlineData("""{"type":"edit","target":"wamid.T","text":"novo"}""", """{"original_message_id":"wamid.T","message":{"context":{"id":"M0"},"type":"text","text":{"body":"novo"}}}""")]
    [InlineData("""{"type":"location","location":{"latitude":-23.5,"longitude":-46.6,"name":"Loja"}}""", """{"latitude":-23.5,"longitude":-46.6,"name":"Loja"}""")]
    [InlineData("""{"type":"contacts","contacts":[{"name":{"formatted_name":"Ana"}}]}""", """[{"name":{"formatted_name":"Ana"}}]""")]
    [InlineData("""{"type":"button","button":{"payload":"p","text":"Sim"}}""", """{"payload":"p","text":"Sim"}""")]
    [InlineData("""{"type":"interactive","interactive":{"type":"nfm_reply","nfm_reply":{"response_json":"{}"}}}""", """{"type":"nfm_reply","nfm_reply":{"response_json":"{}"}}""")]
    [InlineData("""{"type":"order","order":{"catalog_id":"1","product_items":[]}}""", """{"catalog_id":"1","product_items":[]}""")]
    [InlineData("""{"type":"unsupported"}""", """{"type":"poll_creation"}""")]
    [InlineData("""{"type":"unsupported","unsupported":"edit"}""", """{"type":"edit"}""")]
    public async Task Every_other_type_has_its_shape(string order, string expected)
    {
        await using var lab = await Lab.StartAsync();
        var json = JsonNode.Parse(order)!.AsObject();
        json["from"] = Lab.Customer;

        await lab.InboundAsync(json.ToJsonString());
        var message = (await lab.NextAsync()).Message!;
        var type = (string)message["type"]!;

        Assert.Equal((string?)json["type"], type);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), message[type]), message.ToJsonString());
        Assert.Equal(type == "unsupported" ? 131051 : 0, (int?)message["errors"]?[0]?["code"] ?? 0);
    }

    [Theory]
    [InlineData("""{"type":"image"}""")]
    [InlineData("""{"type":"image","mediaId":"1"}""")]
    [InlineData("""{"type":"location"}""")]
    [InlineData("""{"type":"reaction","emoji":"👍"}""")]
    [InlineData("""{"type":"edit","target":"wamid.T"}""")]
    [InlineData("""{"type":"system"}""")]
    public async Task An_order_that_lacks_something_is_refused(string order)
    {
        await using var lab = await Lab.StartAsync();
        var json = JsonNode.Parse(order)!.AsObject();
        json["from"] = Lab.Customer;

        using var answer = await lab.Http.PostAsync("/_sim/inbound", System.Net.Http.Json.JsonContent.Create(json), Lab.Cancel);

        Assert.Equal(System.Net.HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_message_may_quote_be_forwarded_and_come_from_an_advertisement()
    {
        await using var lab = await Lab.StartAsync();
        var own = (string)(await lab.InboundAsync($$"""{"from":"{{Lab.Customer}}","text":"oi"}"""))["wamids"]![0]!;
        await lab.InboundAsync($$"""
            [{"from":"{{Lab.Customer}}","text":"a","quote":"{{own}}"},
             {"from":"{{Lab.Customer}}","text":"b","quote":"wamid.COMPANY","referredProduct":{"catalog_id":"1","product_retailer_id":"2"} },
             {"from":"{{Lab.Customer}}","text":"c","forwarded":true},
             {"from":"{{Lab.Customer}}","text":"d","frequentlyForwarded":true},
             {"from":"{{Lab.Customer}}","text":"e","referral":{"source_type":"ad","source_id":"7"} }]
            """);

        var messages = (await lab.DrainAsync()).Select(x => x.Message!).TakeLast(5).ToArray();

        Assert.Equal($$"""{"from":"5511987654321","id":"{{own}}"}""", Plain(messages[0]["context"]!));
        Assert.Equal("""{"from":"551140028922","id":"wamid.COMPANY","referred_product":{"catalog_id":"1","product_retailer_id":"2"}}""", Plain(messages[1]["context"]!));
        Assert.Equal("""{"forwarded":true}""", Plain(messages[2]["context"]!));
        Assert.Equal("""{"frequently_forwarded":true}""", Plain(messages[3]["context"]!));
        Assert.Equal("7", (string?)messages[4]["referral"]!["source_id"]);
    }

    [Fact]
    public async Task A_person_moves_to_another_number_with_the_note_of_the_platform()
    {
        await using var lab = await Lab.StartAsync();
        await lab.InboundAsync($$"""{"from":"{{Lab.Customer}}","name":"Maria","type":"system","changedTo":"+5511912345678"}""");
        await lab.InboundAsync("""{"from":"+5511900007777","type":"system","changedTo":"+5511955550000"}""");
        var seen = await lab.DrainAsync();
        var (open, hidden) = (seen.Single(x => x.Message!["from"] is not null).Message!, seen.Single(x => x.Message!["from"] is null).Message!);

        Assert.All(seen, x => Assert.Null(x.Value["contacts"]));
        Assert.Equal("5511987654321", (string?)open["from"]);
        Assert.Equal(("user_changed_number", "5511912345678"), ((string?)open["system"]!["type"], (string?)open["system"]!["wa_id"]));
        Assert.Equal((string?)open["from_user_id"], (string?)open["system"]!["previous_user_id"]);
        Assert.Equal("User Maria changed from 5511987654321 to 5511912345678", (string?)open["system"]!["body"]);
        Assert.Null(hidden["from"]);
        Assert.Equal("user_changed_user_id", (string?)hidden["system"]!["type"]);
        Assert.Null(hidden["system"]!["wa_id"]);
        Assert.Equal((string?)hidden["from_user_id"], (string?)hidden["system"]!["user_id"]);
    }

    [Fact]
    public async Task Reactions_edits_and_deletions_change_the_bubble_on_the_phone()
    {
        await using var lab = await Lab.StartAsync();
        var photo = await lab.PhoneFileAsync(LabMedia.Jpeg, "image/jpeg");
        var wamids = (await lab.InboundAsync($$"""
            [{"from":"{{Lab.Customer}}","text":"oi"},{"from":"{{Lab.Customer}}","type":"image","mediaId":"{{photo}}","caption":"antes"},{"from":"{{Lab.Customer}}","text":"tchau"}]
            """))["wamids"]!.AsArray().Select(x => (string)x!).ToArray();
        await lab.InboundAsync($$"""
            [{"from":"{{Lab.Customer}}","type":"edit","target":"{{wamids[0]}}","text":"olá"},
             {"from":"{{Lab.Customer}}","type":"edit","target":"{{wamids[1]}}","text":"depois"},
             {"from":"{{Lab.Customer}}","type":"revoke","target":"{{wamids[2]}}"},
             {"from":"{{Lab.Customer}}","type":"reaction","target":"{{wamids[0]}}","emoji":"👍"},
             {"from":"{{Lab.Customer}}","type":"reaction","target":"{{wamids[1]}}","emoji":"👍"},
             {"from":"{{Lab.Customer}}","type":"reaction","target":"{{wamids[1]}}"}]
            """);

        var bubbles = (await lab.SeeAsync("messages"))["items"]!.AsArray().Take(3).ToArray();

        Assert.Equal(["olá", "depois", "tchau"], bubbles.Select(x => (string?)x!["text"]));
        Assert.Equal([true, true, false], bubbles.Select(x => (bool)x!["isEdited"]!));
        Assert.Equal([false, false, true], bubbles.Select(x => (bool)x!["isRevoked"]!));
        Assert.Equal(["👍", null, null], bubbles.Select(x => (string?)x!["customerReaction"]));
        Assert.Equal(photo, (string?)bubbles[1]!["content"]!["id"]);
    }

    [Theory]
    [InlineData("""{"type":"system","changedTo":"+5511912345678"}""", 131047)]
    [InlineData("""{"type":"revoke","target":"wamid.T"}""", 131047)]
    [InlineData("""{"type":"reaction","target":"wamid.T","emoji":"👍"}""", 0)]
    public async Task Only_what_a_customer_says_opens_the_window(string order, int code)
    {
        await using var lab = await Lab.StartAsync();
        await lab.KnobsAsync("""{"asyncErrors":false}""");
        var json = JsonNode.Parse(order)!.AsObject();
        json["from"] = Lab.Customer;
        await lab.InboundAsync(json.ToJsonString());

        Assert.Equal(code, await lab.SendAsync(Lab.Text()));
    }

    private static string Plain(JsonNode node) => node.ToJsonString();
}
