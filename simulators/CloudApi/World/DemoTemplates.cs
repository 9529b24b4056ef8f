using System.Text.Json.Nodes;

namespace Taktchat.CloudApi.World;

/// <summary>The templates the built-in account has from the start: one of each kind, and two that cannot be sent.</summary>
internal static class DemoTemplates
{
    private const string Source = """
        [{"name":"pedido_pronto","category":"UTILITY","status":"APPROVED","quality":"GREEN","components":[
           {"type":"BODY","text":"Olá, {{1}}! Seu pedido {{2}} está pronto para retirada até as {{3}}.","example":{"body_text":[["Maria","1042","18h"]]}},
           {"type":"FOOTER","text":"Padaria Estrela"}]},
         {"name":"novidade_da_semana","category":"MARKETING","status":"APPROVED","quality":"GREEN","components":[
           {"type":"HEADER","format":"IMAGE","example":{"header_handle":["https://scontent.whatsapp.net/v/t61/novidade.jpg"]}},
           {"type":"BODY","text":"Oi, {{1}}! Chegou a novidade da semana: {{2}}. Passe na loja ou peça por aqui!","example":{"body_text":[["Maria","bolo de nozes"]]}},
           {"type":"FOOTER","text":"Responda SAIR para não receber ofertas"}]},
         {"name":"acompanhar_entrega","category":"UTILITY","status":"APPROVED","quality":"GREEN","components":[
           {"type":"HEADER","format":"TEXT","text":"Pedido {{1}}","example":{"header_text":["1042"]}},
           {"type":"BODY","text":"Oi, {{1}}! Seu pedido saiu para entrega e chega em cerca de {{2}} minutos.","example":{"body_text":[["Maria","30"]]}},
           {"type":"BUTTONS","buttons":[{"type":"URL","text":"Acompanhar entrega","url":"https://padaria-estrela.example/pedidos/{{1}}","example":["https://padaria-estrela.example/pedidos/1042"]},
             {"type":"PHONE_NUMBER","text":"Ligar para a loja","phone_number":"+551140028922"}]}]},
         {"name":"confirmar_encomenda","category":"UTILITY","status":"APPROVED","quality":"YELLOW","components":[
           {"type":"BODY","text":"Olá, {{1}}! Podemos confirmar a encomenda de {{2}} para amanhã?","example":{"body_text":[["Maria","um bolo de nozes"]]}},
           {"type":"BUTTONS","buttons":[{"type":"QUICK_REPLY","text":"Confirmar"},{"type":"QUICK_REPLY","text":"Mudar a data"},{"type":"QUICK_REPLY","text":"Cancelar"}]}]},
         {"name":"lembrete_de_retirada","category":"UTILITY","status":"APPROVED","parameter_format":"NAMED","components":[
           {"type":"BODY","text":"Oi, {{nome}}! Sua encomenda pode ser retirada em {{dia}}, a partir das {{hora}}.",
            "example":{"body_text_named_params":[{"param_name":"nome","example":"Maria"},{"param_name":"dia","example":"sábado"},{"param_name":"hora","example":"9h"}]}},
           {"type":"FOOTER","text":"Padaria Estrela"}]},
         {"name":"promocao_de_domingo","category":"MARKETING","status":"PAUSED","quality":"RED","components":[
           {"type":"BODY","text":"Oi, {{1}}! Só neste domingo: dois sonhos pelo preço de um.","example":{"body_text":[["Maria"]]}}]},
         {"name":"sorteio_relampago","category":"MARKETING","status":"REJECTED","rejected_reason":"INVALID_FORMAT","components":[
           {"type":"BODY","text":"Parabéns, {{1}}! Participe do sorteio respondendo esta mensagem.","example":{"body_text":[["Maria"]]}}]}]
        """;

    public static void AddTo(Templates templates, string wabaId)
    {
        var number = 0;
        foreach (var json in JsonNode.Parse(Source)!.AsArray().OfType<JsonObject>())
        {
            number++;
            templates.Set(new SimTemplate
            {
                Id = FormattableString.Invariant($"5000000000000{number:D2}"),
                WabaId = wabaId,
                Name = (string)json["name"]!,
                Language = "pt_BR",
                Category = (string)json["category"]!,
                Status = (string)json["status"]!,
                Quality = (string?)json["quality"] ?? "UNKNOWN",
                RejectedReason = (string?)json["rejected_reason"],
                ParameterFormat = (string?)json["parameter_format"] ?? "POSITIONAL",
                Components = json["components"]!.DeepClone().AsArray(),
            });
        }
    }
}
