using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Taktchat.CloudApi.Webhooks;

namespace Taktchat.CloudApi.Tests;

public sealed class WebhookTests
{
    [Fact]
    public void The_signature_is_hmac_sha256_in_lower_case_hex() =>
        Assert.Equal(
            "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
            AsciiJson.Sign("Jefe", "what do ya want for nothing?"u8));

    [Fact]
    public void The_wire_is_ascii_with_lower_case_escapes_and_keeps_what_it_says()
    {
        var text = "São João 😀 \"x\" \\u00C1 \u2028 \0 مرحبا";
        var wire = AsciiJson.Serialize(new JsonObject { ["body"] = text });

        Assert.DoesNotContain(wire, x => x > 0x7e);
        Assert.Contains("S\\u00e3o Jo\\u00e3o \\ud83d\\ude00", Encoding.ASCII.GetString(wire), StringComparison.Ordinal);
        Assert.Equal(text, (string?)JsonNode.Parse(wire)!["body"]);
    }

    [Fact]
    public async Task A_webhook_is_signed_over_its_very_bytes()
    {
        await using var lab = await Lab.StartAsync();
        await lab.InboundAsync("""{"from":"+5511987654321","name":"João","text":"Amanhã às 9h 🎂"}""");

        var webhook = await lab.NextAsync();

        var expected = "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Lab.Secret), webhook.Body));
        Assert.Equal(expected, webhook.Signature);
        Assert.Equal("Amanhã às 9h 🎂", (string?)webhook.Message!["text"]!["body"]);
        Assert.Equal("551140028922", (string?)webhook.Value["metadata"]!["display_phone_number"]);
        Assert.Equal("João", (string?)webhook.Value["contacts"]![0]!["profile"]!["name"]);
    }

    [Fact]
    public async Task A_sent_message_lives_through_sent_delivered_and_read()
    {
        await using var lab = await Lab.StartAsync();
        await lab.OpenWindowAsync();
        var body = Lab.Text();
        body["biz_opaque_callback_data"] = "mine-1";
        var (_, accepted) = await lab.GraphAsync(HttpMethod.Post, Lab.Number + "/messages", body);

        var seen = new List<string>();
        foreach (var wait in (double[])[0.2, 0.6, 2.2])
        {
            await lab.AdvanceAsync(wait);
            var status = (await lab.NextAsync()).Status!;
            Assert.Equal((string?)accepted["messages"]![0]!["id"], (string?)status["id"]);
            Assert.Equal("mine-1", (string?)status["biz_opaque_callback_data"]);
            seen.Add($"{status["status"]} {(status["pricing"] is null ? "free" : "priced")}");
        }

        Assert.Equal(["sent priced", "delivered priced", "read free"], seen);
    }

    [Fact]
    public async Task Without_a_subscribed_app_nothing_is_delivered()
    {
        await using var lab = await Lab.StartAsync(subscribed: false);
        await lab.InboundAsync("""{"from":"+5511987654321","text":"oi"}""");

        Assert.Empty(await lab.DrainAsync());
        Assert.Contains("subscribed", (string?)(await lab.SeeAsync("deliveries"))["items"]![0]!["error"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_callback_address_must_echo_the_challenge_before_it_counts()
    {
        await using var lab = await Lab.StartAsync(subscribed: false);
        JsonObject Order(string token) => new() { ["override_callback_uri"] = lab.ApplicationUrl + "/own", ["verify_token"] = token };

        var (refused, error) = await lab.GraphAsync(HttpMethod.Post, Lab.Account + "/subscribed_apps", Order("bad"));
        var (_, nothing) = await lab.GraphAsync(HttpMethod.Get, Lab.Account + "/subscribed_apps");
        var (_, accepted) = await lab.GraphAsync(HttpMethod.Post, Lab.Account + "/subscribed_apps", Order("good"));
        await lab.InboundAsync("""{"from":"+5511987654321","text":"oi"}""");

        Assert.Equal((HttpStatusCode.BadRequest, 2200), (refused, (int)error["error"]!["code"]!));
        Assert.Empty(nothing["data"]!.AsArray());
        Assert.True((bool)accepted["success"]!);
        Assert.Equal("/own", (await lab.NextAsync()).Path);
    }

    [Fact]
    public async Task The_number_outranks_the_account_and_the_account_outranks_the_app()
    {
        await using var lab = await Lab.StartAsync(subscribed: false);
        var path = new List<string>();
        async Task WriteAsync()
        {
            await lab.InboundAsync("""{"from":"+5511987654321","text":"oi"}""");
            path.Add((await lab.NextAsync()).Path);
        }

        var app = new JsonObject
        {
            ["object"] = "whatsapp_business_account",
            ["callback_url"] = lab.ApplicationUrl + "/app",
            ["verify_token"] = "good",
        };
        await lab.GraphAsync(HttpMethod.Post, Lab.App + "/subscriptions", app, Lab.App + "|" + Lab.Secret);
        await lab.GraphAsync(HttpMethod.Post, Lab.Account + "/subscribed_apps");
        await WriteAsync();
        JsonObject Override(string url) => new() { ["override_callback_uri"] = url, ["verify_token"] = "good" };
        await lab.GraphAsync(HttpMethod.Post, Lab.Account + "/subscribed_apps", Override(lab.ApplicationUrl + "/account"));
        await WriteAsync();
        await lab.GraphAsync(HttpMethod.Post, Lab.Number, new JsonObject { ["webhook_configuration"] = Override(lab.ApplicationUrl + "/number") });
        await WriteAsync();
        await lab.GraphAsync(HttpMethod.Post, Lab.Number, new JsonObject { ["webhook_configuration"] = Override("") });
        await WriteAsync();

        Assert.Equal(["/app", "/account", "/number", "/account"], path);
    }

    [Fact]
    public async Task What_is_not_answered_with_200_comes_again_unchanged_until_it_is()
    {
        await using var lab = await Lab.StartAsync();
        lab.Answers.Enqueue(HttpStatusCode.InternalServerError);
        lab.Answers.Enqueue(HttpStatusCode.Accepted);
        await lab.InboundAsync("""{"from":"+5511987654321","text":"oi"}""");

        var first = await lab.NextAsync();
        var second = await AfterAsync(lab, 0.1);
        var third = await AfterAsync(lab, 5.1);

        Assert.Equal(first.Body, second.Body);
        Assert.Equal(first.Body, third.Body);
        Assert.Empty(await lab.DrainAsync());
        var log = (await lab.SeeAsync("deliveries"))["items"]!.AsArray();
        Assert.Equal([500, 202, 200], log.Select(x => (int)x!["status"]!));
    }

    [Fact]
    public async Task A_retry_follows_an_application_that_moved()
    {
        await using var lab = await Lab.StartAsync();
        lab.Answers.Enqueue(HttpStatusCode.ServiceUnavailable);
        await lab.InboundAsync("""{"from":"+5511987654321","text":"oi"}""");
        var first = await lab.NextAsync();
        await lab.SimAsync("wabas", new JsonObject { ["id"] = Lab.Account, ["overrideCallbackUri"] = lab.ApplicationUrl + "/moved" });

        var second = await AfterAsync(lab, 0.1);

        Assert.Equal(["/account", "/moved"], [first.Path, second.Path]);
    }

    [Fact]
    public async Task After_seven_days_the_platform_gives_up()
    {
        await using var lab = await Lab.StartAsync();
        lab.Answers.Enqueue(HttpStatusCode.InternalServerError);
        lab.Answers.Enqueue(HttpStatusCode.InternalServerError);
        await lab.InboundAsync("""{"from":"+5511987654321","text":"oi"}""");
        await lab.NextAsync();

        await AfterAsync(lab, TimeSpan.FromDays(8).TotalSeconds);

        Assert.Empty(await lab.DrainAsync());
    }

    [Fact]
    public async Task Messages_of_one_customer_arrive_in_order_and_a_hanging_answer_holds_up_nobody_else()
    {
        await using var lab = await Lab.StartAsync();
        await lab.InboundAsync("""{"from":"+5511987654321","text":"{i}","count":50}""");

        var texts = (await lab.DrainAsync()).Select(x => (string?)x.Message!["text"]!["body"]);

        Assert.Equal(Enumerable.Range(1, 50).Select(x => $"{x}"), texts);
    }

    // The retry is planned a moment after the answer: only then may the clock move.
    private static async Task<Webhook> AfterAsync(Lab lab, double seconds)
    {
        await Lab.UntilAsync(async () => (int)(await lab.SeeAsync("idle"))["retrying"]! > 0);
        await lab.AdvanceAsync(seconds);
        return await lab.NextAsync();
    }
}
