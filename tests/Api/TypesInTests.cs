using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Taktchat.Api.Harness;

namespace Taktchat.Api;

/// <summary>What customers send, by the simulator and by hand: each type is shown as what it is.</summary>
public sealed class TypesInTests(TaktchatApp app)
{
    /// <summary>One white pixel.</summary>
    internal static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==");

    [Fact]
    public async Task A_photo_is_fetched_apart_from_its_message_and_can_be_looked_at()
    {
        var company = await (await app.CompanyAsync()).ConnectedAsync();
        var id = await MediaAsync("image/png", Png, "foto.png");
        var message = await SendsAsync(company, new { type = "image", mediaId = id, caption = "Olha *isto*" });
        Assert.Equal("image", message.Text("type"));
        Assert.Equal("Olha *isto*", message.Text("text"));
        var media = (await UntilMediaAsync(company, message, "ready")).GetProperty("media");
        Assert.Equal("image/png", media.Text("contentType"));
        Assert.Equal((1, 1), (media.GetProperty("width").GetInt32(), media.GetProperty("height").GetInt32()));
        using var anonymous = app.Anonymous();
        Assert.Equal(Png, await anonymous.GetByteArrayAsync(media.Text("url")));
        Assert.Equal("Olha *isto*", (await company.TicketAsync()).Text("lastMessage"));
    }

    [Fact]
    public async Task A_file_that_cannot_be_had_says_why_and_is_tried_again_when_asked()
    {
        var company = await (await app.CompanyAsync()).ConnectedAsync();
        var message = await SendsAsync(company, new { type = "image", image = new { id = "999999999", mime_type = "image/png" } });
        var failed = (await UntilMediaAsync(company, message, "failed")).GetProperty("media");
        Assert.Equal("provider.-8", failed.GetProperty("error").Text("code"));
        Assert.NotEmpty(failed.GetProperty("error").Text("advice"));
        var again = await company.Admin.PostAsync($"/api/messages/{message.Text("id")}/media/retry");
        Assert.Equal("waiting", again.GetProperty("media").Text("state"));
        await UntilMediaAsync(company, message, "failed");
        var text = await TextAsync(company);
        Assert.Equal("message.nothing_to_fetch",
            await (await company.Admin.PostAsync($"/api/messages/{text.Text("id")}/media/retry", (HttpContent?)null)).CodeAsync(409));
    }

    [Fact]
    public async Task The_media_host_that_fails_for_a_moment_loses_nothing()
    {
        var company = await (await app.CompanyAsync()).ConnectedAsync();
        var id = await MediaAsync("image/png", Png, "foto.png");
        await app.SimAsync(HttpMethod.Post, "faults", new { faults = new[] { new { match = new { path = "media-download" }, times = 1, http = 404 } } });
        var message = await SendsAsync(company, new { type = "image", mediaId = id });
        await UntilMediaAsync(company, message, "ready");
    }

    [Theory]
    [InlineData("""{"type":"location","location":{"latitude":-23.56,"longitude":-46.65,"name":"MASP","url":"javascript:alert(1)"}}""", "location", "MASP", "location")]
    [InlineData("""{"type":"contacts","contacts":[{"name":{"formatted_name":"Bia"},"phones":[{"phone":"+55 11 91234-5678","wa_id":"5511912345678"}]}]}""", "contact", "Bia", "contacts")]
    [InlineData("""{"type":"order","order":{"catalog_id":"1","product_items":[{"product_retailer_id":"bolo","quantity":2,"item_price":30.5,"currency":"BRL"}]}}""", "order", null, "order")]
    [InlineData("""{"type":"interactive","interactive":{"type":"button_reply","button_reply":{"id":"sim","title":"Sim"}}}""", "interactive", "Sim", "interactive")]
    [InlineData("""{"type":"interactive","interactive":{"type":"list_reply","list_reply":{"id":"v","title":"Vendas","description":"Setor"}}}""", "interactive", "Vendas", "interactive")]
    [InlineData("""{"type":"interactive","interactive":{"type":"nfm_reply","nfm_reply":{"name":"flow","body":"Enviado","response_json":"{\"flow_token\":\"x\",\"nota\":\"4\"}"}}}""", "interactive", "Enviado", "interactive")]
    [InlineData("""{"type":"text","text":"Vi o anúncio","referral":{"source_url":"https://fb.me/x","headline":"Bolos","ctwa_clid":"c"}}""", "text", "Vi o anúncio", "referral")]
    [InlineData("""{"type":"text","text":"Passando adiante","forwarded":true}""", "text", "Passando adiante", "forwarded")]
    public async Task What_a_message_holds_is_there_for_the_screen(string order, string type, string? text, string content)
    {
        var company = await (await app.CompanyAsync()).ConnectedAsync();
        var message = await SendsAsync(company, JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(order)!);
        Assert.Equal(type, message.Text("type"));
        Assert.Equal(text, message.MaybeText("text"));
        Assert.NotEqual(JsonValueKind.Null, message.GetProperty("content").GetProperty(content).ValueKind);
        Assert.DoesNotContain("javascript:", message.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("flow_token", message.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reaction_stands_at_its_message_and_the_last_one_counts()
    {
        var company = await (await app.CompanyAsync()).ConnectedAsync();
        var text = await TextAsync(company);
        var customer = await CustomerOfAsync(company);
        var target = text.Text("providerId");
        await ReactsAsync(company, customer, target, "❤️", 10);
        await ReactsAsync(company, customer, target, "👍", 5);
        Assert.Equal("❤️", (await ReadAsync(company, text)).GetProperty("reactions").Text("customer"));
        await ReactsAsync(company, customer, target, null, 20);
        Assert.Equal(JsonValueKind.Null, (await ReadAsync(company, text)).GetProperty("reactions").ValueKind);
        var ticket = await company.TicketAsync();
        Assert.Single((await company.Admin.GetJsonAsync($"/api/tickets/{ticket.Text("id")}/messages")).Items());
        Assert.Equal(1, ticket.GetProperty("unreadCount").GetInt32());
        await ReactsAsync(company, customer, "wamid.unknown", "👀", 30);
        Assert.Single((await company.Admin.GetJsonAsync($"/api/tickets/{ticket.Text("id")}/messages")).Items(), x => x.Text("type") == "reaction");
    }

    [Fact]
    public async Task An_edit_and_a_revocation_change_the_message_they_speak_of()
    {
        var company = await (await app.CompanyAsync()).ConnectedAsync();
        var text = await TextAsync(company);
        var customer = await CustomerOfAsync(company);
        await ArrivesAsync(company, customer, $$$"""
            "type":"edit","edit":{"original_message_id":"{{{text.Text("providerId")}}}","message":{"type":"text","text":{"body":"Boa tarde"} } }
            """, 10);
        var edited = await ReadAsync(company, text);
        Assert.Equal("Boa tarde", edited.Text("text"));
        Assert.True(edited.GetProperty("isEdited").GetBoolean());
        Assert.Equal("Boa tarde", (await company.TicketAsync()).Text("lastMessage"));
        await ArrivesAsync(company, customer, $$"""
            "type":"revoke","revoke":{"original_message_id":"{{text.Text("providerId")}}"}
            """, 20);
        Assert.True((await ReadAsync(company, text)).GetProperty("isDeleted").GetBoolean());
        Assert.Single((await company.Admin.GetJsonAsync($"/api/tickets/{text.Text("ticketId")}/messages")).Items());
        // Nor is it read in the list any more.
        var ticket = await company.TicketAsync();
        Assert.Equal(("", "revoke"), (ticket.Text("lastMessage"), ticket.Text("lastMessageType")));
    }

    [Fact]
    public async Task Nobody_changes_or_takes_back_what_somebody_else_has_written()
    {
        var company = await (await app.CompanyAsync()).ConnectedAsync();
        var text = await TextAsync(company);
        var (customer, ticket) = (await CustomerOfAsync(company), text.Text("ticketId"));
        await company.Admin.PostAsync($"/api/tickets/{ticket}/accept");
        var price = (await company.SendAsync(ticket, "Custa 90 reais")).Text("id");
        var sent = await TaktchatApp.UntilAsync(() => company.MessageAsync(price), x => x.MaybeText("providerId") is not null);
        // Another customer speaks of this one's message, and this one of the company's.
        foreach (var (from, target) in ((string, JsonElement)[])[(company.Customer(), text), (customer, sent)])
        {
            var id = target.Text("providerId");
            await ArrivesAsync(company, from, $$$"""
                "type":"edit","edit":{"original_message_id":"{{{id}}}","message":{"type":"text","text":{"body":"Outra coisa"} } }
                """, 10);
            await ArrivesAsync(company, from, $$"""
                "type":"revoke","revoke":{"original_message_id":"{{id}}"}
                """, 20);
            var after = await ReadAsync(company, target);
            Assert.Equal(target.Text("text"), after.Text("text"));
            Assert.False(after.GetProperty("isEdited").GetBoolean() || after.GetProperty("isDeleted").GetBoolean());
            // What a stranger says of it stands in his own conversation, not in this one.
            Assert.True(from == customer || (await company.Admin.GetJsonAsync($"/api/tickets/{ticket}/messages")).Items().Count == 2);
        }
    }

    [Fact]
    public async Task A_script_that_calls_itself_a_picture_is_kept_and_never_run()
    {
        var company = await (await app.CompanyAsync()).ConnectedAsync();
        var id = await MediaAsync("image/png", "<html><script>alert(1)</script></html>"u8.ToArray(), "foto.png");
        var message = await SendsAsync(company, new { type = "image", mediaId = id });
        var media = (await UntilMediaAsync(company, message, "ready")).GetProperty("media");
        using var anonymous = app.Anonymous();
        using var answer = await anonymous.GetAsync(media.Text("url"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.DoesNotContain("html", answer.Content.Headers.ContentType!.MediaType, StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
    }

    private async Task<string> MediaAsync(string type, byte[] bytes, string name)
    {
        using var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        var answer = await app.Simulator.PostAsync($"/_sim/media?type={Uri.EscapeDataString(type)}&name={name}", content);
        return (await answer.JsonAsync(200)).Text("id");
    }

    /// <summary>A new customer sends this through the simulator; answers the message as the screen gets it.</summary>
    private async Task<JsonElement> SendsAsync(TestCompany company, object order)
    {
        var whole = JsonSerializer.SerializeToNode(order)!.AsObject();
        whole["number"] = company.PhoneNumberId;
        whole["from"] = company.Customer();
        await app.SimAsync(HttpMethod.Post, "inbound", whole);
        var ticket = await TaktchatApp.UntilAsync(
            async () => (await company.Admin.GetJsonAsync("/api/tickets?status=pending")).Items(), x => x.Count > 0);
        return (await company.Admin.GetJsonAsync($"/api/tickets/{ticket[0].Text("id")}/messages")).Items()[0];
    }

    private static async Task<JsonElement> TextAsync(TestCompany company)
    {
        await company.CustomerWritesAsync(company.Customer(), "Bom dia");
        var ticket = await company.TicketAsync();
        return (await company.Admin.GetJsonAsync($"/api/tickets/{ticket.Text("id")}/messages")).Items()[0];
    }

    private static async Task<string> CustomerOfAsync(TestCompany company) =>
        (await company.TicketAsync()).GetProperty("contact").Text("phone");

    private static Task ReactsAsync(TestCompany company, string from, string target, string? emoji, int later) => ArrivesAsync(company, from, $$$"""
        "type":"reaction","reaction":{"message_id":"{{{target}}}"{{{(emoji is null ? "" : $",\"emoji\":\"{emoji}\"")}}}}
        """, later);

    private static async Task ArrivesAsync(TestCompany company, string from, string members, int later)
    {
        var at = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() - 60 + later;
        Assert.Equal(200, await company.ReceivesAsync(Webhooks.Message(company.PhoneNumberId,
            $$"""{"from":"{{from}}","id":"{{TestCompany.Wamid()}}","timestamp":"{{at}}",{{members}}}""")));
        await company.SettlesAsync();
    }

    private static Task<JsonElement> ReadAsync(TestCompany company, JsonElement message) =>
        company.Admin.GetJsonAsync($"/api/messages/{message.Text("id")}");

    internal static Task<JsonElement> UntilMediaAsync(TestCompany company, JsonElement message, string state) =>
        TaktchatApp.UntilAsync(() => ReadAsync(company, message), x => x.GetProperty("media").Text("state") == state);
}
