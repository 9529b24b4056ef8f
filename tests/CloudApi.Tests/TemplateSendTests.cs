using System.Text.Json.Nodes;

namespace Taktchat.CloudApi.Tests;

public sealed class TemplateSendTests
{
    [Theory]
    [InlineData("pedido_pronto", """[{"type":"body","parameters":[T,T,T]}]""", 0)]
    [InlineData("pedido_pronto", """[{"type":"body","parameters":[T,T]}]""", 132000)]
    [InlineData("pedido_pronto", "[]", 132000)]
    [InlineData("pedido_pronto", """[{"type":"header","parameters":[T]},{"type":"body","parameters":[T,T,T]}]""", 132000)]
    [InlineData("pedido_pronto", """[{"type":"body","parameters":[T,T,{"type":"image","image":{"link":"https://x.example"}}]}]""", 132012)]
    [InlineData("pedido_pronto", """[{"type":"body","parameters":[T,T,{"type":"text","text":"a\nb"}]}]""", 132018)]
    [InlineData("novidade_da_semana", """[{"type":"header","parameters":[{"type":"image","image":{"link":"https://x.example/a.jpg"}}]},{"type":"body","parameters":[T,T]}]""", 0)]
    [InlineData("novidade_da_semana", """[{"type":"body","parameters":[T,T]}]""", 132012)]
    [InlineData("novidade_da_semana", """[{"type":"header","parameters":[T]},{"type":"body","parameters":[T,T]}]""", 132012)]
    [InlineData("novidade_da_semana", """[{"type":"header","parameters":[{"type":"image","image":{"id":"404"}}]},{"type":"body","parameters":[T,T]}]""", 131053)]
    [InlineData("acompanhar_entrega", """[{"type":"header","parameters":[T]},{"type":"body","parameters":[T,T]},{"type":"button","sub_type":"url","index":"0","parameters":[T]}]""", 0)]
    [InlineData("novidade_da_semana", """[{"type":"header","parameters":[{"type":"location","location":{"latitude":"1","longitude":"2"}}]},{"type":"body","parameters":[T,T]}]""", 132012)]
    [InlineData("novidade_da_semana", """[{"type":"header","parameters":[{"type":"location"}]},{"type":"body","parameters":[T,T]}]""", 131008)]
    [InlineData("novidade_da_semana", """[{"type":"header","parameters":[{"type":"location","location":{"latitude":1,"longitude":2}}]},{"type":"body","parameters":[T,T]}]""", 131008)]
    [InlineData("novidade_da_semana", """[{"type":"header","parameters":[{"type":"location","location":{"latitude":"91","longitude":"2"}}]},{"type":"body","parameters":[T,T]}]""", 100)]
    [InlineData("acompanhar_entrega", """[{"type":"header","parameters":[T]},{"type":"body","parameters":[T,T]}]""", 131008)]
    [InlineData("acompanhar_entrega", """[{"type":"header","parameters":[T]},{"type":"body","parameters":[T,T]},{"type":"button","sub_type":"url","index":1,"parameters":[T]}]""", 132012)]
    [InlineData("confirmar_encomenda", """[{"type":"body","parameters":[T,T]},{"type":"button","sub_type":"quick_reply","index":2,"parameters":[{"type":"payload","payload":"nao"}]}]""", 0)]
    [InlineData("confirmar_encomenda", """[{"type":"body","parameters":[T,T]},{"type":"button","sub_type":"quick_reply","index":3,"parameters":[{"type":"payload","payload":"nao"}]}]""", 132012)]
    [InlineData("lembrete_de_retirada", """[{"type":"body","parameters":[N(hora),N(nome),N(dia)]}]""", 0)]
    [InlineData("lembrete_de_retirada", """[{"type":"body","parameters":[T,T,T]}]""", 132012)]
    [InlineData("promocao_de_domingo", """[{"type":"body","parameters":[T]}]""", 132015)]
    [InlineData("sorteio_relampago", """[{"type":"body","parameters":[T]}]""", 132001)]
    [InlineData("nunca_existiu", "[]", 132001)]
    public async Task A_template_gets_what_it_asks_for_or_is_refused(string name, string components, int code)
    {
        await using var lab = await Lab.StartAsync();

        Assert.Equal(code, await lab.SendAsync(Message(name, components)));
    }

    [Fact]
    public async Task A_template_reaches_a_customer_who_never_wrote_and_is_charged_by_its_category()
    {
        await using var lab = await Lab.StartAsync();
        var (_, answer) = await lab.GraphAsync(HttpMethod.Post, Lab.Number + "/messages", Message("confirmar_encomenda", """
            [{"type":"body","parameters":[{"type":"text","text":"Maria"},{"type":"text","text":"um bolo"}]},
             {"type":"button","sub_type":"quick_reply","index":0,"parameters":[{"type":"payload","payload":"sim-1042"}]}]
            """));
        await lab.AdvanceAsync(5);
        var statuses = (await lab.DrainAsync()).Select(x => x.Status!).ToArray();
        var wamid = (string)answer["messages"]![0]!["id"]!;
        var bubble = (await lab.SeeAsync("messages"))["items"]![0]!;

        Assert.Equal("accepted", (string?)answer["messages"]![0]!["message_status"]);
        Assert.Equal(["sent", "delivered", "read"], statuses.Select(x => (string?)x["status"]));
        Assert.Equal("utility", (string?)statuses[0]["pricing"]!["category"]);
        Assert.Equal("Olá, Maria! Podemos confirmar a encomenda de um bolo para amanhã?", (string?)bubble["text"]);
        Assert.Equal("sim-1042", (string?)bubble["rendered"]!["buttons"]![0]!["payload"]);

        await lab.SimAsync("tap", new JsonObject { ["wamid"] = wamid, ["optionId"] = "Confirmar" });
        var tap = (await lab.NextAsync()).Message!;
        Assert.Equal(("button", wamid), ((string?)tap["type"], (string?)tap["context"]!["id"]));
        Assert.Equal("""{"payload":"sim-1042","text":"Confirmar"}""", tap["button"]!.ToJsonString());
    }

    [Fact]
    public async Task A_held_template_is_accepted_and_fails_later()
    {
        await using var lab = await Lab.StartAsync();
        var body = Message("pedido_pronto", """[{"type":"body","parameters":[T,T,T]}]""");
        body["to"] = "+5511987651515";

        var (_, answer) = await lab.GraphAsync(HttpMethod.Post, Lab.Number + "/messages", body);
        await lab.AdvanceAsync(5);

        Assert.Equal("held_for_quality_assessment", (string?)answer["messages"]![0]!["message_status"]);
        Assert.Equal(132015, (int)(await lab.DrainAsync()).Single().Status!["errors"]![0]!["code"]!);
    }

    [Fact]
    public async Task Another_language_is_another_template()
    {
        await using var lab = await Lab.StartAsync();
        var body = Message("pedido_pronto", """[{"type":"body","parameters":[T,T,T]}]""");
        body["template"]!["language"]!["code"] = "en_US";

        Assert.Equal(132001, await lab.SendAsync(body));
    }

    private static JsonObject Message(string name, string components)
    {
        var json = System.Text.RegularExpressions.Regex.Replace(components, @"N\((\w+)\)", """{"type":"text","parameter_name":"$1","text":"x"}""");
        json = System.Text.RegularExpressions.Regex.Replace(json, @"(?<=[\[,])T(?=[\],])", """{"type":"text","text":"x"}""");
        return SendTypesTests.Of("template", $$$"""{"name":"{{{name}}}","language":{"code":"pt_BR"},"components":{{{json}}}}""");
    }
}
