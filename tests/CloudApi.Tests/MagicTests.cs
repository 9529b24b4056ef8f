using System.Net;
using System.Text.Json.Nodes;
using Taktchat.CloudApi.World;

namespace Taktchat.CloudApi.Tests;

public sealed class MagicTests
{
    [Theory]
    [InlineData("0026", 131026)]
    [InlineData("0047", 131047)]
    [InlineData("0049", 131049)]
    [InlineData("0050", 131050)]
    [InlineData("0072", 130472)]
    public async Task Some_recipients_are_accepted_and_fail_later(string ending, int code)
    {
        await using var lab = await Lab.StartAsync();
        var to = "+551198765" + ending;
        await lab.OpenWindowAsync(to);

        Assert.Equal(0, await lab.SendAsync(Lab.Text(to)));
        await lab.AdvanceAsync(5);

        var failed = Assert.Single(await lab.DrainAsync());
        Assert.Equal("failed", (string?)failed.Status!["status"]);
        Assert.Equal(code, (int)failed.Status["errors"]![0]!["code"]!);
        Assert.Null(failed.Value["contacts"]);
    }

    [Theory]
    [InlineData("0056", new[] { 131056, 131056 })]
    [InlineData("0429", new[] { 130429, 130429, 130429, 0 })]
    [InlineData("0500", new[] { 131000, 131000, 0 })]
    public async Task Some_recipients_are_refused_at_once(string ending, int[] codes)
    {
        await using var lab = await Lab.StartAsync();
        var seen = new List<int>();
        foreach (var _ in codes)
        {
            seen.Add(await lab.SendAsync(Lab.Text("+551198765" + ending)));
        }

        Assert.Equal(codes, seen);
    }

    [Fact]
    public async Task A_phone_that_is_off_gets_sent_and_nothing_more()
    {
        await using var lab = await Lab.StartAsync();
        await lab.OpenWindowAsync("+5511987659999");
        await lab.SendAsync(Lab.Text("+5511987659999"));

        await lab.AdvanceAsync(60);

        Assert.Equal("sent", (string?)Assert.Single(await lab.DrainAsync()).Status!["status"]);
    }

    [Fact]
    public async Task An_old_brazilian_account_answers_without_its_ninth_digit()
    {
        await using var lab = await Lab.StartAsync();
        await lab.InboundAsync("""{"from":"+5531999990009","text":"oi"}""");
        var inbound = (await lab.NextAsync()).Message!;

        var (_, answer) = await lab.GraphAsync(HttpMethod.Post, Lab.Number + "/messages", Lab.Text("+5531999990009"));

        Assert.Equal("553199990009", (string?)inbound["from"]);
        Assert.Equal("+5531999990009", (string?)answer["contacts"]![0]!["input"]);
        Assert.Equal("553199990009", (string?)answer["contacts"]![0]!["wa_id"]);
    }

    [Fact]
    public async Task A_user_with_a_username_hides_the_phone_and_is_reached_by_the_user_id()
    {
        await using var lab = await Lab.StartAsync();
        await lab.InboundAsync("""{"from":"+5511987657777","text":"oi"}""");
        var inbound = await lab.NextAsync();
        var userId = (string)inbound.Message!["from_user_id"]!;
        Assert.Null(inbound.Message["from"]);
        Assert.Null(inbound.Value["contacts"]![0]!["wa_id"]);
        var body = Lab.Text();
        body.Remove("to");
        body["recipient"] = userId;

        var (_, answer) = await lab.GraphAsync(HttpMethod.Post, Lab.Number + "/messages", body);
        await lab.AdvanceAsync(0.2);

        var status = (await lab.NextAsync()).Status!;
        Assert.Equal(userId, (string?)answer["contacts"]![0]!["user_id"]);
        Assert.Equal((null, userId), ((string?)status["recipient_id"], (string?)status["recipient_user_id"]));
    }

    [Fact]
    public async Task Outside_the_window_a_text_fails_unless_a_knob_says_otherwise()
    {
        await using var lab = await Lab.StartAsync();
        await lab.SendAsync(Lab.Text());
        await lab.AdvanceAsync(1);
        var late = await lab.NextAsync();
        await lab.KnobsAsync("""{"asyncErrors":false}""");
        var sync = await lab.SendAsync(Lab.Text());
        await lab.KnobsAsync("""{"enforceWindow":false}""");

        Assert.Equal(131047, (int)late.Status!["errors"]![0]!["code"]!);
        Assert.Equal(131047, sync);
        Assert.Equal(0, await lab.SendAsync(Lab.Text()));
    }

    [Fact]
    public async Task A_token_expires_while_it_is_in_use()
    {
        await using var lab = await Lab.StartAsync();
        var (before, _) = await lab.GraphAsync(HttpMethod.Get, Lab.Number, token: "EAASIM-expires-in-60");
        await lab.AdvanceAsync(61);
        var (after, _) = await lab.GraphAsync(HttpMethod.Get, Lab.Number, token: "EAASIM-expires-in-60");
        await lab.SimAsync("tokens", new JsonObject { ["token"] = "EAASIM-valid", ["invalidSubcode"] = 467 });

        var (_, debug) = await lab.GraphAsync(HttpMethod.Get, "debug_token?input_token=EAASIM-valid", token: Lab.App + "|" + Lab.Secret);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Unauthorized), (before, after));
        Assert.False((bool)debug["data"]!["is_valid"]!);
        Assert.Equal(467, (int)debug["data"]!["error"]!["subcode"]!);
    }

    [Theory]
    [InlineData("553199998888", "5531999998888")]
    [InlineData("5531999998888", "5531999998888")]
    [InlineData("551140028922", "551140028922")]
    [InlineData("16505551234", "16505551234")]
    public void Both_forms_of_a_brazilian_mobile_are_one_person_and_a_landline_stays(string digits, string canonical) =>
        Assert.Equal(canonical, Phone.Canonical(digits));

    [Theory]
    [InlineData("+55 (11) 98765-4321", "5511987654321")]
    [InlineData("5511987654321", "5511987654321")]
    [InlineData("1 (631) 555-1234", "5516315551234")]
    [InlineData("+1 631 555-1234", "16315551234")]
    [InlineData("+55+11", null)]
    [InlineData("Maria", null)]
    [InlineData("+123", null)]
    public void Without_a_plus_the_senders_country_is_put_before_foreign_numbers(string to, string? digits) =>
        Assert.Equal(digits, Phone.ParseRecipient(to, "55"));
}
