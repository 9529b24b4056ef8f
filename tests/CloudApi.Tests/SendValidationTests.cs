using System.Net;
using System.Text.Json.Nodes;

namespace Taktchat.CloudApi.Tests;

public sealed class SendValidationTests
{
    [Theory]
    [InlineData(null, 104, 400)]
    [InlineData("nobody-issued-this", 190, 401)]
    [InlineData("EAASIM-expired", 190, 401)]
    [InlineData("EAASIM-noperm", 200, 403)]
    [InlineData("EAASIM-nosend", 200, 403)]
    public async Task A_token_is_judged_before_anything_else(string? token, int code, int http)
    {
        await using var lab = await Lab.StartAsync();

        var (status, body) = await lab.GraphAsync(HttpMethod.Post, Lab.Number + "/messages", new JsonArray(), token);

        Assert.Equal((code, http), ((int)body["error"]!["code"]!, (int)status));
    }

    [Fact]
    public async Task The_first_wrong_thing_in_the_platforms_order_is_the_one_reported()
    {
        await using var lab = await Lab.StartAsync(mps: 1);
        await lab.OpenWindowAsync();
        await lab.SimAsync("numbers", JsonNode.Parse($$"""{"id":"{{Lab.Number}}","registered":false,"state":"locked"}""")!);
        var body = JsonNode.Parse("""{"to":"00551198","type":"text","text":{},"extra":1}""")!;
        var codes = new List<int>();
        async Task TryAsync(string? token = "EAASIM-valid") => codes.Add(await lab.SendAsync(body, token));

        await TryAsync("EAASIM-expired");
        await TryAsync();
        await lab.SimAsync("numbers", JsonNode.Parse($$"""{"id":"{{Lab.Number}}","registered":true}""")!);
        await TryAsync();
        await lab.SimAsync("numbers", JsonNode.Parse($$"""{"id":"{{Lab.Number}}","state":"ok"}""")!);
        await TryAsync();
        body["messaging_product"] = "whatsapp";
        body.AsObject().Remove("extra");
        await TryAsync();
        body["text"] = new JsonObject { ["body"] = new string('x', 4097) };
        await TryAsync();
        body["to"] = Lab.Customer;
        await TryAsync();
        body["text"]!["body"] = "Olá";
        await TryAsync();
        await TryAsync();

        Assert.Equal([190, 133010, 131031, 100, 131008, 100, 131009, 0, 130429], codes);
    }

    [Theory]
    [InlineData("""{"to":"+5511987654321"}""", 100)]
    [InlineData("""{"messaging_product":"whatsapp","text":{"body":"x"}}""", 131008)]
    [InlineData("""{"messaging_product":"whatsapp","to":5511987654321,"text":{"body":"x"}}""", 100)]
    [InlineData("""{"messaging_product":"whatsapp","to":"+5511987654321","type":"text"}""", 131008)]
    [InlineData("""{"messaging_product":"whatsapp","to":"+5511987654321","type":"text","text":"x"}""", 100)]
    [InlineData("""{"messaging_product":"whatsapp","to":"+5511987654321","type":"text","text":{"body":""}}""", 131009)]
    [InlineData("""{"messaging_product":"whatsapp","to":"+5511987654321","type":"poll","poll":{}}""", 100)]
    [InlineData("""{"messaging_product":"whatsapp","to":"+5511987654321","type":"order","order":{}}""", 131051)]
    [InlineData("""{"messaging_product":"whatsapp","to":"+551140028922","type":"text","text":{"body":"x"}}""", 131021)]
    [InlineData("""{"messaging_product":"whatsapp","to":"abc","type":"text","text":{"body":"x"}}""", 131009)]
    [InlineData("""{"messaging_product":"whatsapp","recipient":"not-a-user","type":"text","text":{"body":"x"}}""", 100)]
    [InlineData("""{"messaging_product":"whatsapp","to":"+5511987654321","type":"reaction","reaction":{"emoji":"x"}}""", 131008)]
    [InlineData("""{"messaging_product":"whatsapp","to":"+5511987654321","type":"location","location":{"latitude":"-23.5","longitude":-46.6}}""", 0)]
    public async Task A_wrong_shape_gets_the_code_of_the_platform(string body, int code)
    {
        await using var lab = await Lab.StartAsync();
        await lab.OpenWindowAsync();

        Assert.Equal(code, await lab.SendAsync(JsonNode.Parse(body)!));
    }

    [Fact]
    public async Task An_error_has_the_members_clients_branch_on()
    {
        await using var lab = await Lab.StartAsync();

        var (status, body) = await lab.GraphAsync(HttpMethod.Post, Lab.Number + "/messages", Lab.Text(body: new string('x', 5000)));

        var error = body["error"]!;
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("(#131009) Parameter value is not valid", (string?)error["message"]);
        Assert.Equal("OAuthException", (string?)error["type"]);
        Assert.Contains("text.body", (string?)error["error_data"]!["details"], StringComparison.Ordinal);
        Assert.NotEmpty((string)error["fbtrace_id"]!);
    }

    [Fact]
    public async Task Unknown_objects_and_paths_are_refused_like_the_graph_does()
    {
        await using var lab = await Lab.StartAsync();

        var (number, numberBody) = await lab.GraphAsync(HttpMethod.Post, "999/messages", Lab.Text());
        var (path, pathBody) = await lab.GraphAsync(HttpMethod.Get, Lab.Account + "/flows");

        Assert.Equal((HttpStatusCode.BadRequest, 33), (number, (int)numberBody["error"]!["error_subcode"]!));
        Assert.Equal((HttpStatusCode.NotFound, "GraphMethodException"), (path, (string?)pathBody["error"]!["type"]));
    }

    [Fact]
    public async Task One_person_gets_forty_five_messages_in_a_burst_and_then_one_every_six_seconds()
    {
        await using var lab = await Lab.StartAsync();
        await lab.OpenWindowAsync();

        var burst = new List<int>();
        for (var i = 0; i < 46; i++)
        {
            burst.Add(await lab.SendAsync(Lab.Text()));
        }

        await lab.AdvanceAsync(6.1);

        Assert.Equal([.. Enumerable.Repeat(0, 45), 131056], burst);
        Assert.Equal(0, await lab.SendAsync(Lab.Text()));
        Assert.Equal(131056, await lab.SendAsync(Lab.Text()));
    }

    [Fact]
    public async Task A_number_has_its_rate_and_recovers_with_time()
    {
        await using var lab = await Lab.StartAsync(mps: 2);
        await lab.KnobsAsync("""{"pairLimit":false}""");
        await lab.OpenWindowAsync();

        int[] codes = [await lab.SendAsync(Lab.Text()), await lab.SendAsync(Lab.Text()), await lab.SendAsync(Lab.Text())];
        await lab.AdvanceAsync(0.6);

        Assert.Equal([0, 0, 130429], codes);
        Assert.Equal(0, await lab.SendAsync(Lab.Text()));
    }

    [Fact]
    public async Task A_read_receipt_needs_a_message_this_number_received()
    {
        await using var lab = await Lab.StartAsync();
        var wamid = (string?)(await lab.InboundAsync("""{"from":"+5511987654321","text":"oi"}"""))["wamids"]![0];
        JsonObject Receipt(string? id) => new() { ["messaging_product"] = "whatsapp", ["status"] = "read", ["message_id"] = id };

        Assert.Equal(131009, await lab.SendAsync(Receipt("wamid.unknown")));
        Assert.Equal(0, await lab.SendAsync(Receipt(wamid)));
        Assert.Equal("read", (string?)(await lab.SeeAsync("messages"))["items"]![0]!["status"]);
    }
}
