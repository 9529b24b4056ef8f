using System.Text.Json.Nodes;

namespace Taktchat.CloudApi.Tests;

public sealed class SendTypesTests
{
    private const string Button = """{"type":"reply","reply":{"id":"a","title":"Sim"}}""";

    public static TheoryData<string, string, int> Shapes => new()
    {
        { "image", """{"link":"https://x.example/a.jpg","caption":"x"}""", 0 },
        { "image", """{"link":"ftp://x.example/a.jpg"}""", 131009 },
        { "image", """{"caption":"x"}""", 131008 },
        { "image", """{"id":"1","link":"https://x.example"}""", 100 },
        { "image", """{"id":1}""", 100 },
        { "image", $$$"""{"link":"https://x.example","caption":"{{{new string('c', 1025)}}}"}""", 131009 },
        { "image", """{"id":"404"}""", 131053 },
        { "audio", """{"link":"https://x.example/a.ogg","caption":"x"}""", 100 },
        { "audio", """{"link":"https://x.example/a.ogg","voice":"yes"}""", 100 },
        { "document", """{"link":"https://x.example/a.pdf","filename":"a.pdf","caption":"x"}""", 0 },
        { "sticker", """{"link":"https://x.example/a.webp"}""", 0 },
        { "contacts", """[{"name":{"formatted_name":"Ana"}}]""", 131009 },
        { "contacts", """[{"name":{"formatted_name":"Ana","first_name":"Ana"},"phones":[{"phone":"+5511"}]}]""", 0 },
        { "contacts", """[{"name":{"formatted_name":"Ana","first_name":"Ana"},"phones":[{}]}]""", 131008 },
        { "interactive", $$$"""{"type":"button","body":{"text":"x"},"action":{"buttons":[{{{Button}}}]}}""", 0 },
        { "interactive", $$$"""{"type":"button","action":{"buttons":[{{{Button}}}]}}""", 131008 },
        { "interactive", """{"type":"button","body":{"text":"x"},"action":{"buttons":[]}}""", 131009 },
        { "interactive", $$$"""{"type":"button","body":{"text":"x"},"action":{"buttons":[{{{Button}}},{{{Button}}}]}}""", 131009 },
        { "interactive", """{"type":"button","body":{"text":"x"},"action":{"buttons":[{"type":"reply","reply":{"id":"a","title":"123456789012345678901"}}]}}""", 131009 },
        { "interactive", $$$"""{"type":"button","header":{"type":"image","image":{"id":"404"}},"body":{"text":"x"},"action":{"buttons":[{{{Button}}}]}}""", 131053 },
        { "interactive", $$$"""{"type":"button","body":{"text":"{{{new string('b', 1025)}}}"},"action":{"buttons":[{{{Button}}}]}}""", 131009 },
        { "interactive", $$$"""{"type":"button","body":{"text":"x"},"footer":{"text":"{{{new string('f', 61)}}}"},"action":{"buttons":[{{{Button}}}]}}""", 131009 },
        { "interactive", """{"type":"poll","body":{"text":"x"},"action":{}}""", 100 },
        { "interactive", """{"type":"cta_url","body":{"text":"x"},"action":{"name":"cta_url","parameters":{"display_text":"Ver","url":"https://x.example"}}}""", 0 },
        { "interactive", """{"type":"cta_url","body":{"text":"x"},"action":{"name":"cta_url","parameters":{"display_text":"Ver"}}}""", 131008 },
        { "interactive", """{"type":"location_request_message","body":{"text":"x"},"action":{"name":"send_location"}}""", 0 },
        { "interactive", """{"type":"location_request_message","body":{"text":"x"},"action":{"name":"other"}}""", 131009 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task A_message_has_its_shape_and_its_limits(string type, string content, int code)
    {
        await using var lab = await Lab.StartAsync();
        await lab.OpenWindowAsync();

        Assert.Equal(code, await lab.SendAsync(Of(type, content)));
    }

    [Theory]
    [InlineData(1, 10, 0)]
    [InlineData(2, 5, 0)]
    [InlineData(1, 11, 131009)]
    [InlineData(2, 6, 131009)]
    [InlineData(11, 1, 131009)]
    public async Task A_list_has_ten_rows_in_all_its_sections_together(int sections, int rows, int code)
    {
        await using var lab = await Lab.StartAsync();
        await lab.OpenWindowAsync();

        Assert.Equal(code, await lab.SendAsync(Of("interactive", List(sections, rows))));
    }

    [Theory]
    [InlineData("title", "1234567890123456789012345", 131009)]
    [InlineData("description", "1234567890123456789012345678901234567890123456789012345678901234567890123", 131009)]
    [InlineData("id", "r0-0", 131009)]
    [InlineData("id", "other", 0)]
    public async Task A_row_of_a_list_has_its_limits_and_an_id_of_its_own(string member, string value, int code)
    {
        await using var lab = await Lab.StartAsync();
        await lab.OpenWindowAsync();
        var list = JsonNode.Parse(List(2, 2))!;
        list["action"]!["sections"]![1]!["rows"]![1]![member] = value;

        Assert.Equal(code, await lab.SendAsync(Of("interactive", list.ToJsonString())));
    }

    [Fact]
    public async Task More_than_one_section_needs_titles_and_a_list_no_picture()
    {
        await using var lab = await Lab.StartAsync();
        await lab.OpenWindowAsync();
        var untitled = JsonNode.Parse(List(2, 1))!;
        untitled["action"]!["sections"]![1]!.AsObject().Remove("title");
        var picture = JsonNode.Parse(List(1, 1))!;
        picture["header"] = JsonNode.Parse("""{"type":"image","image":{"link":"https://x.example/a.jpg"}}""");

        Assert.Equal(131008, await lab.SendAsync(Of("interactive", untitled.ToJsonString())));
        Assert.Equal(131009, await lab.SendAsync(Of("interactive", picture.ToJsonString())));
    }

    [Theory]
    [InlineData("image", "image/jpeg", 0)]
    [InlineData("video", "image/jpeg", 131053)]
    [InlineData("document", "image/jpeg", 0)]
    [InlineData("sticker", "image/jpeg", 131053)]
    [InlineData("image", "image/png", 131053)]
    public async Task A_file_is_sent_as_what_it_is(string type, string mime, int code)
    {
        await using var lab = await Lab.StartAsync();
        await lab.OpenWindowAsync();
        var id = await lab.UploadAsync(LabMedia.Jpeg, mime);

        Assert.Equal(code, await lab.SendAsync(Of(type, $$"""{"id":"{{id}}"}""")));
    }

    [Theory]
    [InlineData("audio/ogg", 1, "OpusHead", 0)]
    [InlineData("audio/ogg", 2, "OpusHead", 131053)]
    [InlineData("audio/ogg", 1, "vorbis..", 131053)]
    [InlineData("audio/mpeg", 1, "OpusHead", 131053)]
    public async Task A_voice_message_is_opus_in_ogg_with_one_channel(string mime, byte channels, string codec, int code)
    {
        await using var lab = await Lab.StartAsync();
        await lab.OpenWindowAsync();
        var id = await lab.UploadAsync(mime == "audio/ogg" ? LabMedia.Ogg(channels, codec) : [1, 2, 3], mime);

        Assert.Equal(code, await lab.SendAsync(Of("audio", $$"""{"id":"{{id}}","voice":true}""")));
    }

    [Fact]
    public async Task A_voice_message_is_played_after_it_is_read()
    {
        await using var lab = await Lab.StartAsync();
        await lab.OpenWindowAsync();
        var id = await lab.UploadAsync(LabMedia.Ogg(), "audio/ogg; codecs=opus");
        await lab.SendAsync(Of("audio", $$"""{"id":"{{id}}","voice":true}"""));
        await lab.AdvanceAsync(3.5);
        await lab.AdvanceAsync(10);

        Assert.Equal(["sent", "delivered", "read", "played"], (await lab.DrainAsync()).Select(x => (string?)x.Status!["status"]));
    }

    [Fact]
    public async Task A_reaction_of_the_company_sits_on_the_message_it_is_for()
    {
        await using var lab = await Lab.StartAsync();
        var wamid = (string)(await lab.InboundAsync($$"""{"from":"{{Lab.Customer}}","text":"oi"}"""))["wamids"]![0]!;
        async Task<int> ReactAsync(string emoji, string? target = null, string to = Lab.Customer)
        {
            var body = Of("reaction", new JsonObject { ["message_id"] = target ?? wamid, ["emoji"] = emoji }.ToJsonString());
            body["to"] = to;
            return await lab.SendAsync(body);
        }

        async Task<string?> SeenAsync() => (string?)(await lab.SeeAsync("messages?wamid=" + Uri.EscapeDataString(wamid)))["items"]![0]!["businessReaction"];

        Assert.Equal(0, await ReactAsync("👍"));
        Assert.Equal("👍", await SeenAsync());
        var own = (string)(await lab.SeeAsync("messages"))["items"]![1]!["wamid"]!;
        Assert.Equal(131009, await ReactAsync("👍", own));
        Assert.Equal(131009, await ReactAsync("👍", to: "+5511912340000"));
        Assert.Equal(0, await ReactAsync(""));
        Assert.Null(await SeenAsync());
    }

    [Fact]
    public async Task A_quote_and_typing_are_kept()
    {
        await using var lab = await Lab.StartAsync();
        var wamid = (string)(await lab.InboundAsync($$"""{"from":"{{Lab.Customer}}","text":"oi"}"""))["wamids"]![0]!;
        var answer = Lab.Text();
        answer["context"] = new JsonObject { ["message_id"] = wamid };
        await lab.SendAsync(answer);
        await lab.SendAsync(JsonNode.Parse($$$"""{"messaging_product":"whatsapp","status":"read","message_id":"{{{wamid}}}","typing_indicator":{"type":"text"}}""")!);

        var items = (await lab.SeeAsync("messages"))["items"]!;

        Assert.Equal(wamid, (string?)items[1]!["quotedId"]);
        Assert.StartsWith("2026-11-24T12:00:00", (string?)items[0]!["typingAt"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_customer_taps_what_was_offered()
    {
        await using var lab = await Lab.StartAsync();
        await lab.OpenWindowAsync();
        await lab.SendAsync(Of("interactive", $$$"""{"type":"button","body":{"text":"x"},"action":{"buttons":[{{{Button}}}]}}"""));
        await lab.SendAsync(Of("interactive", List(1, 2)));
        var sent = (await lab.SeeAsync("ledger"))["items"]!.AsArray().Select(x => (string)x!["wamid"]!).ToArray();
        await lab.AdvanceAsync(60);
        await lab.DrainAsync();
        await lab.SimAsync("tap", new JsonObject { ["wamid"] = sent[0], ["optionId"] = "a" });
        await lab.SimAsync("tap", new JsonObject { ["wamid"] = sent[1], ["optionId"] = "r0-1" });

        var taps = (await lab.NextAsync(2)).Select(x => x.Message!).ToArray();

        Assert.Equal("""{"type":"button_reply","button_reply":{"id":"a","title":"Sim"}}""", taps[0]["interactive"]!.ToJsonString());
        Assert.Equal(sent[0], (string?)taps[0]["context"]!["id"]);
        Assert.Equal("""{"type":"list_reply","list_reply":{"id":"r0-1","title":"Linha 1","description":"d"}}""", taps[1]["interactive"]!.ToJsonString());
        using var wrong = await lab.Http.PostAsync("/_sim/tap", System.Net.Http.Json.JsonContent.Create(new { wamid = sent[0], optionId = "z" }), Lab.Cancel);
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, wrong.StatusCode);
    }

    internal static JsonObject Of(string type, string content) => new()
    {
        ["messaging_product"] = "whatsapp",
        ["to"] = Lab.Customer,
        ["type"] = type,
        [type] = JsonNode.Parse(content),
    };

    private static string List(int sections, int rows)
    {
        var all = Enumerable.Range(0, sections).Select(s => new JsonObject
        {
            ["title"] = $"Parte {s}",
            ["rows"] = new JsonArray([.. Enumerable.Range(0, rows).Select(r => new JsonObject { ["id"] = $"r{s}-{r}", ["title"] = $"Linha {r}", ["description"] = "d" })]),
        });
        return new JsonObject
        {
            ["type"] = "list",
            ["body"] = new JsonObject { ["text"] = "Escolha" },
            ["action"] = new JsonObject { ["button"] = "Ver opções", ["sections"] = new JsonArray([.. all]) },
        }.ToJsonString();
    }
}
