using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using Taktchat.Api.Harness;

namespace Taktchat.Api;

/// <summary>What a curious or hostile caller types where the product expects something else: refused in words, or kept as it is and
/// given back as text; never our mistake, never somebody else's row.</summary>
public sealed class BadInputTests(TaktchatApp app)
{
    /// <summary>Each of them runs somewhere; here it is only text.</summary>
    public static TheoryData<string> Scripts =>
    [
        "<img src=x onerror=alert(1)>", "\"><svg onload=alert(1)>", "javascript:alert(1)", "[x](javascript:alert(1))",
        "data:text/html,<script>alert(1)</script>", "{{constructor.constructor('alert(1)')()}}", "${7*7}",
        "<a href=\"//evil.example\" target=_blank>x</a>", "&#x6a;avascript:alert(1)", "'; drop table contacts; --", "\u202Egpj.exe",
    ];

    /// <summary>What is no id, though a loose binder might make one of it.</summary>
    public static TheoryData<string> NoIds =>
    [
        """{"$ne":1}""", "[]", "[\"00000000-0000-0000-0000-000000000000\"]", "1", "true", "\"1 or 1=1\"", "\"\"", "\"../../x\"",
        "\"{0x00000000,0x0000,0x0000,{0x00,0x00,0x00,0x00,0x00,0x00,0x00,0x00}}\"", "1e309", "9223372036854775808",
    ];

    public static TheoryData<string> Queries =>
    [
        "?after=" + new string('A', 32), "?after=" + new string('/', 32), "?after=%00", "?after=1%27%20or%201=1", "?limit=-1", "?limit=0",
        "?limit=99999999", "?limit=9223372036854775808", "?limit=1e9", "?limit=NaN", "?limit=(select%20pg_sleep(10))", "?search=%25%25%25",
        "?search=%27%3B%20drop%20table%20tickets%3B--", "?search=%00", "?search=_%5C%25", "?status=pending%27%20or%201=1", "?status[]=pending",
        "?status=pending&status=open", "?connectionId=1%20or%201=1", "?connectionId[$ne]=1", "?sort=(select%20pg_sleep(10))", "?queueId=%7B%7D",
        "?assignee=me%27--", "?after=%F0%9F%92%A9", "?search=%ED%A0%80",
    ];

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task A_script_is_kept_word_for_word_and_answered_as_json(string script)
    {
        var company = await (await app.CompanyAsync()).ConnectedAsync();
        await company.CustomerWritesAsync(company.Customer(), script, name: script);
        var ticket = await company.TicketAsync();
        Assert.Equal(script, ticket.GetProperty("contact").Text("name"));
        using var answer = await company.Admin.GetAsync($"/api/tickets/{ticket.Text("id")}/messages");
        Assert.Equal("application/json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal(script, (await answer.JsonAsync(200)).Items()[0].Text("text"));

        await (await company.Admin.PatchAsJsonAsync("/api/me", new { name = script })).JsonAsync(200);
        Assert.Equal(script, (await company.Admin.GetJsonAsync("/api/me")).Text("name"));
        await (await company.Admin.PatchAsJsonAsync("/api/company", new { name = script })).JsonAsync(200);
        Assert.Equal(script, (await company.Admin.GetJsonAsync("/api/company")).Text("name"));
    }

    [Theory]
    [MemberData(nameof(NoIds))]
    public async Task What_is_no_id_is_refused_where_an_id_belongs(string value)
    {
        var company = await (await app.CompanyAsync()).ConnectedAsync();
        var bodies = await Surface.IdsInBodiesAsync(app);
        var places = bodies.SelectMany(x => x.Value.Where(p => p.Count(c => c == '/') == 1).Select(p => (Route: x.Key.Split(' '), Field: p[1..]))).ToList();
        Assert.NotEmpty(places);
        foreach (var (route, field) in places)
        {
            using var request = new HttpRequestMessage(
                new HttpMethod(route[0]), route[1].Replace("{id:guid}", Guid.CreateVersion7().ToString(), StringComparison.Ordinal))
            {
                Content = new StringContent($$"""{"{{field}}":{{value}},"type":"text","text":"x","to":"11987654321","clientId":"c"}""", Encoding.UTF8, "application/json"),
            };
            using var answer = await company.Admin.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.NotEmpty(await answer.CodeAsync(400));
        }
    }

    [Theory]
    [MemberData(nameof(Queries))]
    public async Task A_list_answers_any_query_with_its_own_rows_or_a_refusal(string query)
    {
        var (mine, theirs) = (await (await app.CompanyAsync()).ConnectedAsync(), await (await app.CompanyAsync()).ConnectedAsync());
        await mine.CustomerWritesAsync(mine.Customer(), "Meu");
        await theirs.CustomerWritesAsync(theirs.Customer(), "Segredo");
        var foreign = (await theirs.TicketAsync()).Text("id");
        foreach (var list in (string[])["/api/tickets", "/api/contacts", "/api/users", "/api/inbound-events", "/api/connections", "/api/queues"])
        {
            using var answer = await mine.Admin.GetAsync(new Uri(app.Address, list + query), TestContext.Current.CancellationToken);
            var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.True((int)answer.StatusCode is 200 or 400, $"{list}{query}: {(int)answer.StatusCode} {text}");
            Assert.DoesNotContain(foreign, text, StringComparison.Ordinal);
            Assert.DoesNotContain("Segredo", text, StringComparison.Ordinal);
            Assert.DoesNotContain(" at Taktchat.", text, StringComparison.Ordinal);
        }

        Assert.Single((await mine.Admin.GetJsonAsync("/api/tickets?status=pending")).Items());
    }

    /// <summary>Fields that a body may not set, however much it wants to.</summary>
    [Fact]
    public async Task A_body_cannot_move_a_row_or_raise_its_writer()
    {
        var (mine, theirs) = (await app.CompanyAsync(), await app.CompanyAsync());
        var (agent, id) = await mine.PersonAsync(Tenancy.Contracts.Role.Agent);
        var before = await Surface.RowsAsync(app, theirs);
        var wanted = new { companyId = theirs.Id.Value, company_id = theirs.Id.Value, role = "admin", isSuperAdmin = true, isActive = true, id = theirs.AdminId.Value, permissions = (string[])["installation.manage"], theme = "dark" };
        await (await agent.PatchAsJsonAsync("/api/me", wanted)).JsonAsync(200);
        Assert.Equal((id.Value.ToString(), "agent"), ((await agent.GetJsonAsync("/api/me")).Text("id"), (await agent.GetJsonAsync("/api/me")).Text("role")));
        var own = await mine.Admin.PatchAsJsonAsync($"/api/users/{mine.AdminId.Value}", new { isSuperAdmin = true, companyId = theirs.Id.Value });
        Assert.False((await own.JsonAsync(200)).GetProperty("isSuperAdmin").GetBoolean());
        Assert.Equal(2, (await mine.Admin.GetJsonAsync("/api/users")).Items().Count);
        Assert.Equal(before, await Surface.RowsAsync(app, theirs));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("sha256=")]
    [InlineData("SHA1")]
    [InlineData("UPPER")]
    [InlineData("RESERIALISED")]
    [InlineData("OTHER COMPANY")]
    [InlineData("TWICE")]
    public async Task A_webhook_signed_in_any_other_way_is_not_stored(string? how)
    {
        var (company, other) = (await (await app.CompanyAsync()).ConnectedAsync(), await app.CompanyAsync());
        var body = Webhooks.Text(company.PhoneNumberId, company.Customer(), TestCompany.Wamid(), "Oi");
        var bytes = Encoding.UTF8.GetBytes(body);
        var secret = Encoding.UTF8.GetBytes(company.Secret);
        var right = Convert.ToHexStringLower(HMACSHA256.HashData(secret, bytes));
        var signature = how switch
        {
            "SHA1" => "sha1=" + Convert.ToHexStringLower(Sha1(secret, bytes)),
            "UPPER" => "sha256=" + right.ToUpperInvariant(),
            "RESERIALISED" => "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(System.Text.Json.Nodes.JsonNode.Parse(body)!.ToJsonString()))),
            "OTHER COMPANY" => "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(other.Secret), bytes)),
            "TWICE" => $"sha256={right},sha256={right}",
            _ => how ?? " ",
        };
        Assert.Equal(401, await company.ReceivesAsync(body, signature: signature));
        Assert.Equal(0, await company.CountAsync("select count(*) from inbound_events where company_id = $1"));
        Assert.Equal(200, await company.ReceivesAsync(body, signature: "sha256=" + right));
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("1158201444\r\nSet-Cookie: a=b")]
    [InlineData("LONG")]
    public async Task The_challenge_of_a_handshake_is_answered_as_plain_text_or_not_at_all(string challenge)
    {
        var company = await (await app.CompanyAsync()).ConnectedAsync();
        using var meta = app.Anonymous();
        var text = challenge == "LONG" ? new string('1', 7000) : challenge;
        using var answer = await meta.GetAsync(
            $"{company.WebhookPath}?hub.mode=subscribe&hub.verify_token=palavra-secreta&hub.challenge={Uri.EscapeDataString(text)}", TestContext.Current.CancellationToken);
        Assert.True((int)answer.StatusCode is 200 or 400 or 403, $"{(int)answer.StatusCode}");
        Assert.NotEqual("text/html", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    /// <summary>Names a caller gives to the place it calls: none of them comes back in an answer or in a registered address.</summary>
    [Theory]
    [InlineData("X-Forwarded-Host", "evil.example")]
    [InlineData("X-Original-URL", "/api/users")]
    [InlineData("X-Rewrite-URL", "/api/users")]
    [InlineData("X-HTTP-Method-Override", "DELETE")]
    [InlineData("Forwarded", "host=evil.example")]
    public async Task A_header_changes_neither_place_nor_method_of_a_request(string name, string value)
    {
        var company = await (await app.CompanyAsync()).ConnectedAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/connections/{company.ConnectionId}");
        request.Headers.TryAddWithoutValidation(name, value);
        using var answer = await company.Admin.SendAsync(request, TestContext.Current.CancellationToken);
        var view = await answer.JsonAsync(200);
        Assert.Equal(company.ConnectionId, view.Text("id"));
        Assert.StartsWith(app.Address.ToString(), view.Text("webhookUrl"), StringComparison.Ordinal);
        Assert.DoesNotContain("evil", view.ToString(), StringComparison.Ordinal);
    }

#pragma warning disable CA5350 // The old signature that Meta sends too, and that we do not take.
    private static byte[] Sha1(byte[] secret, byte[] bytes) => HMACSHA1.HashData(secret, bytes);
#pragma warning restore CA5350
}
