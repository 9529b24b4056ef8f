using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Taktchat.Api.Harness;
using Taktchat.Channels.Inbound;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Sql;

namespace Taktchat.Api;

public sealed class WebhookTests(TaktchatApp app)
{
    [Fact]
    public async Task The_handshake_repeats_the_challenge_only_for_the_right_token()
    {
        var company = await (await app.CompanyAsync()).ConnectedAsync();
        using var client = app.Anonymous();
        var good = await client.GetAsync($"{company.WebhookPath}?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=palavra-secreta");
        Assert.Equal("1158201444", await good.Content.ReadAsStringAsync());
        Assert.Equal("text/plain", good.Content.Headers.ContentType!.MediaType);
        var bad = await client.GetAsync($"{company.WebhookPath}?hub.mode=subscribe&hub.challenge=1&hub.verify_token=errada");
        Assert.Equal("webhook.bad_verify_token", await bad.CodeAsync(403));
        Assert.Equal("not_found", await (await client.GetAsync("/webhooks/whatsapp/nobody?hub.mode=subscribe")).CodeAsync(404));
    }

    [Theory]
    [InlineData("none")]
    [InlineData("other secret")]
    [InlineData("upper case")]
    [InlineData("sha1")]
    [InlineData("cut short")]
    public async Task A_false_signature_is_refused_and_nothing_is_stored(string kind)
    {
        var company = await (await app.CompanyAsync()).ConnectedAsync();
        var body = Webhooks.Text(company.PhoneNumberId, company.Customer(), TestCompany.Wamid(), "Oi");
        var right = "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(company.Secret), Encoding.UTF8.GetBytes(body)));
        var signature = kind switch
        {
            "none" => "",
            "other secret" => "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData("other"u8, Encoding.UTF8.GetBytes(body))),
            "upper case" => "sha256=" + right[7..].ToUpperInvariant(),
            "sha1" => "sha1=" + right[7..47],
            _ => right[..^1],
        };
        Assert.Equal(401, await company.ReceivesAsync(body, signature: signature));
        Assert.Equal(0, await company.CountAsync("select count(*) from inbound_events where company_id = $1"));
        Assert.Equal(200, await company.ReceivesAsync(body, signature: right));
    }

    [Fact]
    public async Task A_message_delivered_many_times_at_once_is_stored_once()
    {
        var company = await (await app.CompanyAsync()).ConnectedAsync();
        var body = Webhooks.Text(company.PhoneNumberId, company.Customer(), TestCompany.Wamid(), "Uma vez só");
        Assert.All(await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => company.ReceivesAsync(body))), x => Assert.Equal(200, x));
        await company.SettlesAsync();
        Assert.Equal(1, await company.CountAsync("select count(*) from messages where company_id = $1"));
        Assert.Equal(1, (await company.TicketAsync()).GetProperty("unreadCount").GetInt32());
    }

    [Fact]
    public async Task An_event_that_is_taken_up_twice_changes_nothing()
    {
        var company = await (await app.CompanyAsync()).ConnectedAsync();
        await company.CustomerWritesAsync(company.Customer(), "Oi");
        using (var session = app.Services.GetRequiredService<Database>().OpenWriter())
        {
            session.Begin();
            Assert.Equal(1, session.Execute(new SqlStatement("update inbound_events set state = 0, next_at = 0, done_at = null where company_id = $1"),
                company.Id, static (p, id) => p.Add(id.Value)));
            session.Commit();
        }

        await company.SettlesAsync();

        Assert.Equal(1, await company.CountAsync("select count(*) from inbound_events where company_id = $1 and state = 1 and attempts = 0"));
        Assert.Equal(1, await company.CountAsync("select count(*) from messages where company_id = $1"));
        Assert.Equal(1, (await company.TicketAsync()).GetProperty("unreadCount").GetInt32());
    }

    [Fact]
    public async Task A_batch_of_a_thousand_updates_is_taken_whole()
    {
        var company = await (await app.CompanyAsync()).ConnectedAsync();
        var customers = Enumerable.Range(0, 20).Select(_ => company.Customer()).ToList();
        var messages = Enumerable.Range(0, 1000).Select(i => $$$"""
            {"from":"{{{customers[i % 20]}}}","id":"{{{TestCompany.Wamid()}}}","timestamp":"{{{1_700_000_000 + i}}}","type":"text","text":{"body":"{{{i}}}"}}
            """);
        var contacts = string.Join(',', customers.Select(x => $$$"""{"profile":{"name":"C{{{x}}}"},"wa_id":"{{{x}}}"}"""));
        Assert.Equal(200, await company.ReceivesAsync(Webhooks.Value(company.PhoneNumberId, $"\"contacts\":[{contacts}],\"messages\":[{string.Join(',', messages)}]")));
        await company.SettlesAsync();
        Assert.Equal(1000, await company.CountAsync("select count(*) from messages where company_id = $1"));
        Assert.Equal(20, await company.CountAsync("select count(*) from tickets where company_id = $1"));
        var page = await company.Admin.GetJsonAsync($"/api/tickets/{(await company.TicketAsync()).Text("id")}/messages?limit=200");
        var texts = page.Items().Select(x => int.Parse(x.Text("text"), System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(50, texts.Count);
        Assert.Equal(texts.OrderDescending(), texts);
    }

    [Fact]
    public async Task What_is_larger_than_a_webhook_can_be_is_refused()
    {
        var company = await (await app.CompanyAsync()).ConnectedAsync();
        Assert.Equal(413, await company.ReceivesAsync(new string(' ', (3 * 1024 * 1024) + 1)));
    }

    [Theory]
    [InlineData("not json at all")]
    [InlineData("{\"object\":\"whatsapp_business_account\",\"entry\":7}")]
    [InlineData("{\"entry\":[{\"changes\":[{\"field\":\"messages\",\"value\":{\"messages\":{\"a\":1}}}]}]}")]
    public async Task A_signed_body_that_cannot_be_split_is_kept_and_shown(string body)
    {
        var company = await (await app.CompanyAsync()).ConnectedAsync();
        Assert.Equal(200, await company.ReceivesAsync(body));
        var parked = Assert.Single((await company.Admin.GetJsonAsync("/api/inbound-events")).Items());
        Assert.Equal("raw", parked.Text("kind"));
        Assert.Equal("webhook.unreadable", parked.Text("reason"));
        await company.Admin.PostAsync($"/api/inbound-events/{parked.Text("id")}/discard");
        Assert.Empty((await company.Admin.GetJsonAsync("/api/inbound-events")).Items());
        await company.CustomerWritesAsync(company.Customer(), "E a próxima passa");
    }

    [Fact]
    public async Task An_id_of_nothing_but_a_null_character_is_parked_and_one_within_an_id_is_dropped()
    {
        var company = await (await app.CompanyAsync()).ConnectedAsync();
        foreach (var id in (string[])["\\u0000", "wamid.\\u0000A"])
        {
            Assert.Equal(200, await company.ReceivesAsync(Webhooks.Message(company.PhoneNumberId,
                $$$"""{"from":"{{{company.Customer()}}}","id":"{{{id}}}","timestamp":"1","type":"text","text":{"body":"?"}}""")));
        }

        await company.SettlesAsync();

        Assert.Equal("webhook.no_id", Assert.Single((await company.Admin.GetJsonAsync("/api/inbound-events")).Items()).Text("reason"));
        Assert.Equal(1, await company.CountAsync("select count(*) from messages where company_id = $1 and provider_id = 'wamid.A'"));
    }

    [Fact]
    public async Task A_message_without_a_sender_is_parked_and_can_be_replayed()
    {
        var company = await (await app.CompanyAsync()).ConnectedAsync();
        Assert.Equal(200, await company.ReceivesAsync(Webhooks.Message(company.PhoneNumberId,
            $$$"""{"id":"{{{TestCompany.Wamid()}}}","timestamp":"1","type":"text","text":{"body":"?"}}""")));
        var parked = await TaktchatApp.UntilAsync(async () => (await company.Admin.GetJsonAsync("/api/inbound-events")).Items(), x => x.Count == 1);
        Assert.Equal("webhook.no_sender", parked[0].Text("reason"));
        await company.Admin.PostAsync($"/api/inbound-events/{parked[0].Text("id")}/replay");
        await TaktchatApp.UntilAsync(async () => (await company.Admin.GetJsonAsync("/api/inbound-events")).Items(), x => x.Count == 1);
    }

    [Fact]
    public async Task One_app_mixes_numbers_and_each_update_finds_its_connection()
    {
        var company = await (await app.CompanyAsync()).ConnectedAsync();
        var second = company.PhoneNumberId + "9";
        await app.SimAsync(HttpMethod.Post, "numbers", new { id = second, displayPhoneNumber = "+55 11 5555-0000", wabaId = company.AccountId, appId = company.AppId });
        var other = await (await company.Admin.PostAsJsonAsync("/api/connections", company.ConnectionRequest("Filial", number: second))).JsonAsync(201);
        Assert.Equal(200, await company.ReceivesAsync(Webhooks.Text(second, company.Customer(), TestCompany.Wamid(), "Para a filial")));
        await company.SettlesAsync();
        Assert.Equal(other.Text("id"), (await company.TicketAsync()).Text("connectionId"));
    }

    [Fact]
    public async Task An_update_for_a_number_of_nobody_here_is_counted_and_not_stored()
    {
        var company = await (await app.CompanyAsync()).ConnectedAsync();
        var stranger = await (await app.CompanyAsync()).ConnectedAsync();
        Assert.Equal(200, await company.ReceivesAsync(Webhooks.Text(stranger.PhoneNumberId, company.Customer(), TestCompany.Wamid(), "Oi")));
        await company.SettlesAsync();
        Assert.Equal(0, await company.CountAsync("select count(*) from inbound_events where company_id = $1"));
        Assert.Equal(0, await stranger.CountAsync("select count(*) from inbound_events where company_id = $1"));
        Assert.Equal(1, (await company.Admin.GetJsonAsync($"/api/connections/{company.ConnectionId}")).GetProperty("unroutedUpdates").GetInt64());
    }

    [Fact]
    public async Task The_ninth_digit_makes_no_second_contact_and_landlines_are_left_alone()
    {
        var company = await (await app.CompanyAsync()).ConnectedAsync();
        foreach (var from in (string[])["5531999998888", "553199998888", "553133334444"])
        {
            await company.CustomerWritesAsync(from, "Oi");
        }

        Assert.Equal(2, await company.CountAsync("select count(*) from contacts where company_id = $1"));
        Assert.Equal(1, await company.CountAsync("select count(*) from contacts where company_id = $1 and phone = '553133334444'"));
    }

    [Fact]
    public async Task A_customer_without_a_phone_number_is_one_contact_under_his_user_id()
    {
        var company = await (await app.CompanyAsync()).ConnectedAsync();
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal(200, await company.ReceivesAsync(Webhooks.Message(company.PhoneNumberId,
                $$$"""{"from_user_id":"BR.{{{company.Id.Value:N}}}","id":"{{{TestCompany.Wamid()}}}","timestamp":"{{{i + 1}}}","type":"text","text":{"body":"Oi"}}""",
                $$$"""{"profile":{"name":"Sem Número"},"user_id":"BR.{{{company.Id.Value:N}}}"}""")));
        }

        await company.SettlesAsync();
        Assert.Equal(1, await company.CountAsync("select count(*) from tickets where company_id = $1"));
        var contact = (await company.TicketAsync()).GetProperty("contact");
        Assert.Equal("Sem Número", contact.Text("name"));
        Assert.Null(contact.MaybeText("phone"));
    }

    [Fact]
    public async Task A_customer_who_changes_his_number_keeps_his_contact()
    {
        var company = await (await app.CompanyAsync()).ConnectedAsync();
        var (old, fresh) = (company.Customer(), company.Customer());
        await company.CustomerWritesAsync(old, "Oi", name: "Pablo");
        Assert.Equal(200, await company.ReceivesAsync(Webhooks.Message(company.PhoneNumberId, $$$"""
            {"from":"{{{old}}}","id":"{{{TestCompany.Wamid()}}}","timestamp":"2","type":"system","system":{"body":"changed","type":"user_changed_number","wa_id":"{{{fresh}}}"}}
            """)));
        await company.SettlesAsync();
        await company.CustomerWritesAsync(fresh, "Meu número novo", name: "Pablo");
        Assert.Equal(1, await company.CountAsync("select count(*) from contacts where company_id = $1"));
        Assert.Equal(1, await company.CountAsync("select count(*) from tickets where company_id = $1"));
        Assert.Equal(fresh, (await company.TicketAsync()).GetProperty("contact").Text("phone"));
    }

    public static TheoryData<string, string, string?> Types() => new()
    {
        { """ "type":"image","image":{"caption":"Foto","mime_type":"image/jpeg","sha256":"x","id":"1"} """, "image", "Foto" },
        { """ "type":"audio","audio":{"mime_type":"audio/ogg; codecs=opus","id":"1","voice":true} """, "voice", null },
        { """ "type":"audio","audio":{"mime_type":"audio/mpeg","id":"1"} """, "audio", null },
        { """ "type":"document","document":{"filename":"a.pdf","mime_type":"application/pdf","id":"1"} """, "document", null },
        { """ "type":"sticker","sticker":{"mime_type":"image/webp","id":"1"} """, "sticker", null },
        { """ "type":"location","location":{"latitude":1.5,"longitude":2,"name":"Padaria"} """, "location", "Padaria" },
        { """ "type":"contacts","contacts":[{"name":{"formatted_name":"Lucía"}}] """, "contact", "Lucía" },
        { """ "type":"button","button":{"payload":"x","text":"Sim"} """, "interactive", "Sim" },
        { """ "type":"interactive","interactive":{"type":"list_reply","list_reply":{"id":"1","title":"Vendas"}} """, "interactive", "Vendas" },
        { """ "type":"order","order":{"catalog_id":"1","product_items":[]} """, "order", null },
        { """ "type":"unsupported","unsupported":{"type":"poll_creation"},"errors":[{"code":131051}] """, "unsupported", null },
        { """ "type":"hologram","hologram":{"x":1} """, "unsupported", null },
        { """ "type":"text","text":{"body":"\u0000com NUL e 🎂 e \u202Edireita"} """, "text", "com NUL e 🎂 e \u202Edireita" },
        { """ "type":"text","text":{"body":"<img src=x onerror=alert(1)>"} """, "text", "<img src=x onerror=alert(1)>" },
    };

    [Theory]
    [MemberData(nameof(Types))]
    public async Task Every_type_is_shown_or_has_a_placeholder(string members, string type, string? text)
    {
        var company = await (await app.CompanyAsync()).ConnectedAsync();
        Assert.Equal(200, await company.ReceivesAsync(Webhooks.Message(company.PhoneNumberId,
            $$$"""{"from":"{{{company.Customer()}}}","id":"{{{TestCompany.Wamid()}}}","timestamp":"1",{{{members}}}}""")));
        await company.SettlesAsync();
        var ticket = await company.TicketAsync();
        var message = Assert.Single((await company.Admin.GetJsonAsync($"/api/tickets/{ticket.Text("id")}/messages")).Items());
        Assert.Equal(type, message.Text("type"));
        Assert.Equal(text, message.MaybeText("text"));
        if (type == "unsupported")
        {
            Assert.NotEmpty(message.Text("rawType"));
        }
    }

    [Fact]
    public void Meta_s_signature_is_the_lower_case_hmac_of_the_raw_bytes()
    {
        // printf '%s' '{"a":"\u00e1"}' | openssl dgst -sha256 -hmac secret
        const string header = "sha256=b08f184506424a543dfa337ec54591a965e6f2ea5587574a10f6bed351c305de";
        var body = Encoding.UTF8.GetBytes("{\"a\":\"\\u00e1\"}");
        Assert.True(WebhookEndpoint.IsSigned(header, Encoding.UTF8.GetBytes("secret"), body));
        Assert.False(WebhookEndpoint.IsSigned(header, [], body));
    }
}
