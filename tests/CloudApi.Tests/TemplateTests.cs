using System.Net;
using System.Text.Json.Nodes;

namespace Taktchat.CloudApi.Tests;

public sealed class TemplateTests
{
    private const string Templates = Lab.Account + "/message_templates";
    private const string Body = """{"type":"BODY","text":"Oi, {{1}}!","example":{"body_text":[["Maria"]]}}""";

    [Fact]
    public async Task Templates_come_in_pages_with_the_fields_and_the_status_asked_for()
    {
        await using var lab = await Lab.StartAsync();
        var names = new List<string>();
        var next = Templates + "?fields=name,status,quality_score&status=APPROVED&limit=2";
        var pages = 0;
        while (next is not null)
        {
            pages++;
            var (_, page) = await lab.GraphAsync(HttpMethod.Get, next);
            names.AddRange(page["data"]!.AsArray().Select(x => $"{x!["name"]} {x["status"]} {x["quality_score"]!["score"]} {x.AsObject().Count}"));
            next = (string?)page["paging"]!["next"] is { } url ? url[(url.IndexOf("/v25.0/", StringComparison.Ordinal) + 7)..] : null;
        }

        Assert.Equal(3, pages);
        Assert.Equal(
            ["acompanhar_entrega APPROVED GREEN 4", "confirmar_encomenda APPROVED YELLOW 4", "lembrete_de_retirada APPROVED UNKNOWN 4", "novidade_da_semana APPROVED GREEN 4", "pedido_pronto APPROVED GREEN 4"],
            names);
    }

    [Fact]
    public async Task A_template_has_the_shape_of_the_platform()
    {
        await using var lab = await Lab.StartAsync();
        var (_, list) = await lab.GraphAsync(HttpMethod.Get, Templates + "?name=novidade_da_semana,sorteio_relampago");
        var (image, rejected) = (list["data"]![0]!.AsObject(), list["data"]![1]!);
        var (_, one) = await lab.GraphAsync(HttpMethod.Get, (string)rejected["id"]! + "?fields=rejected_reason");

        Assert.Equal(["name", "parameter_format", "components", "language", "status", "category", "id"], image.Select(x => x.Key));
        Assert.Equal(("HEADER", "IMAGE"), ((string?)image["components"]![0]!["type"], (string?)image["components"]![0]!["format"]));
        Assert.Equal(("REJECTED", "INVALID_FORMAT"), ((string?)rejected["status"], (string?)one["rejected_reason"]));
    }

    [Theory]
    [InlineData("nova", "APPROVED", "NONE")]
    [InlineData("nova_reject", "REJECTED", "INVALID_FORMAT")]
    public async Task A_new_template_is_reviewed_and_the_outcome_told(string name, string outcome, string reason)
    {
        await using var lab = await Lab.StartAsync();
        var (_, made) = await lab.GraphAsync(HttpMethod.Post, Templates, New(name, $"[{Body}]"));
        var before = await lab.SendAsync(SendTypesTests.Of("template", $$$"""{"name":"{{{name}}}","language":{"code":"pt_BR"}}"""));
        await lab.AdvanceAsync(5);

        var webhook = (await lab.NextAsync()).Json["entry"]![0]!;
        var value = webhook["changes"]![0]!["value"]!;

        Assert.Equal(("PENDING", "UTILITY"), ((string?)made["status"], (string?)made["category"]));
        Assert.Equal(132001, before);
        Assert.Equal("message_template_status_update", (string?)webhook["changes"]![0]!["field"]);
        Assert.Equal((string?)made["id"], value["message_template_id"]!.ToString());
        Assert.Equal(System.Text.Json.JsonValueKind.Number, value["message_template_id"]!.GetValueKind());
        Assert.Equal((outcome, reason, name, "pt_BR"), ((string?)value["event"], (string?)value["reason"], (string?)value["message_template_name"], (string?)value["message_template_language"]));
        Assert.NotNull(webhook["time"]);
    }

    [Theory]
    [InlineData("Nova", $"[{Body}]", null)]
    [InlineData("nova", "[]", null)]
    [InlineData("nova", """[{"type":"BODY","text":"Oi, {{1}}!"}]""", 2388072)]
    [InlineData("nova", """[{"type":"BODY","text":"{{1}}, oi","example":{"body_text":[["Maria"]]}}]""", 2388299)]
    [InlineData("nova", $$"""[{"type":"HEADER","format":"IMAGE"},{{Body}}]""", 2388047)]
    [InlineData("nova", $$$"""[{{{Body}}},{"type":"FOOTER","text":"{{1}}"}]""", 2388073)]
    [InlineData("nova", $$"""[{{Body}},{"type":"BUTTONS","buttons":[{"type":"QUICK_REPLY","text":"12345678901234567890123456"}]}]""", 2388040)]
    [InlineData("pedido_pronto", $"[{Body}]", 2388024)]
    public async Task A_template_that_breaks_a_rule_is_not_made(string name, string components, int? subcode)
    {
        await using var lab = await Lab.StartAsync();

        var (status, body) = await lab.GraphAsync(HttpMethod.Post, Templates, New(name, components));

        Assert.Equal((HttpStatusCode.BadRequest, 100, subcode), (status, (int)body["error"]!["code"]!, (int?)body["error"]!["error_subcode"]));
    }

    [Fact]
    public async Task A_template_can_be_changed_unpaused_and_removed()
    {
        await using var lab = await Lab.StartAsync();
        async Task<(HttpStatusCode Status, JsonNode Body)> EditAsync(string id) =>
            await lab.GraphAsync(HttpMethod.Post, id, JsonNode.Parse($$"""{"components":[{{Body}}]}"""));
        async Task<string> StatusAsync(string id) => (string)(await lab.GraphAsync(HttpMethod.Get, id + "?fields=status")).Body["status"]!;
        var ids = (await lab.SeeAsync("templates")).AsArray().ToDictionary(x => (string)x!["name"]!, x => (string)x!["id"]!);

        Assert.Equal(HttpStatusCode.OK, (await EditAsync(ids["pedido_pronto"])).Status);
        Assert.Equal("PENDING", await StatusAsync(ids["pedido_pronto"]));
        Assert.Equal(2388039, (int)(await EditAsync(ids["pedido_pronto"])).Body["error"]!["error_subcode"]!);
        await lab.AdvanceAsync(5);
        Assert.Equal("APPROVED", await StatusAsync(ids["pedido_pronto"]));
        Assert.Equal(HttpStatusCode.BadRequest, (await EditAsync(ids["pedido_pronto"])).Status);

        Assert.True((bool)(await lab.GraphAsync(HttpMethod.Post, ids["promocao_de_domingo"] + "/unpause")).Body["success"]!);
        Assert.Equal("APPROVED", await StatusAsync(ids["promocao_de_domingo"]));

        Assert.True((bool)(await lab.GraphAsync(HttpMethod.Delete, Templates + "?name=pedido_pronto")).Body["success"]!);
        Assert.True((bool)(await lab.GraphAsync(HttpMethod.Delete, $"{Templates}?hsm_ids=[{ids["sorteio_relampago"]}]")).Body["success"]!);
        Assert.Equal(HttpStatusCode.BadRequest, (await lab.GraphAsync(HttpMethod.Delete, Templates + "?name=pedido_pronto")).Status);
        Assert.Equal(5, (await lab.SeeAsync("templates")).AsArray().Count);
    }

    [Fact]
    public async Task A_test_makes_templates_and_lets_things_happen_to_them()
    {
        await using var lab = await Lab.StartAsync();
        await lab.SimAsync("templates", JsonNode.Parse("""{"id":"42","name":"semente","category":"MARKETING","quality":"GREEN","components":[{"type":"BODY","text":"Oi"}]}""")!);
        var send = SendTypesTests.Of("template", """{"name":"semente","language":{"code":"pt_BR"}}""");
        Assert.Equal(0, await lab.SendAsync(send));
        await lab.AdvanceAsync(60);
        await lab.DrainAsync();

        await lab.SimAsync("template/42/event", JsonNode.Parse("""{"quality":"RED"}""")!);
        await lab.SimAsync("template/42/event", JsonNode.Parse("""{"event":"PAUSED"}""")!);
        var paused = await lab.SendAsync(send);
        await lab.SimAsync("template/42/event", JsonNode.Parse("""{"event":"DISABLED"}""")!);
        var disabled = await lab.SendAsync(send);
        await lab.SimAsync("template/42/event", JsonNode.Parse("""{"category":"UTILITY"}""")!);
        var changes = (await lab.NextAsync(4)).Select(x => x.Json["entry"]![0]!["changes"]![0]!).ToArray();

        Assert.Equal([132015, 132016], [paused, disabled]);
        Assert.Equal(
            ["message_template_quality_update", "message_template_status_update", "message_template_status_update", "template_category_update"],
            changes.Select(x => (string?)x["field"]));
        Assert.Equal(("GREEN", "RED"), ((string?)changes[0]["value"]!["previous_quality_score"], (string?)changes[0]["value"]!["new_quality_score"]));
        Assert.Equal("FIRST_PAUSE", (string?)changes[1]["value"]!["other_info"]!["title"]);
        Assert.NotNull(changes[2]["value"]!["disable_info"]!["disable_date"]);
        Assert.Equal(("MARKETING", "UTILITY"), ((string?)changes[3]["value"]!["previous_category"], (string?)changes[3]["value"]!["new_category"]));
    }

    [Fact]
    public async Task Templates_need_a_token_that_manages()
    {
        await using var lab = await Lab.StartAsync();
        await lab.SimAsync("tokens", JsonNode.Parse("""{"token":"sender","scopes":["whatsapp_business_messaging"]}""")!);

        Assert.Equal(HttpStatusCode.Forbidden, (await lab.GraphAsync(HttpMethod.Get, Templates, token: "sender")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await lab.GraphAsync(HttpMethod.Post, Templates, New("nova", $"[{Body}]"), "sender")).Status);
    }

    private static JsonObject New(string name, string components) => new()
    {
        ["name"] = name,
        ["language"] = "pt_BR",
        ["category"] = "UTILITY",
        ["components"] = JsonNode.Parse(components),
    };
}
