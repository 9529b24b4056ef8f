using System.Text.Json.Nodes;
using Taktchat.CloudApi.Graph;
using Taktchat.CloudApi.Sending;
using Taktchat.CloudApi.World;

namespace Taktchat.CloudApi.Control;

/// <param name="Wamid">The message of the company that has the buttons.</param>
/// <param name="OptionId">Id of a button or row; of a template's quick reply its payload, its text or its index.</param>
internal sealed record TapOrder(string Wamid, string OptionId);

/// <summary><c>POST /_sim/tap</c>: a customer taps what the company offered.</summary>
internal sealed class TapEndpoint(SimWorld world, CustomerWriter customers)
{
    public void Map(IEndpointRouteBuilder sim) => sim.MapPost("/tap", (JsonNode body) => Tap(SimJson.Read<TapOrder>(body)));

    private IResult Tap(TapOrder order)
    {
        var message = world.FindMessage(order.Wamid);
        if (message is not { Inbound: false })
        {
            throw new BadHttpRequestException("The company has sent no such message.");
        }

        var answer = Answer(message, order.OptionId) ?? throw new BadHttpRequestException("The message has no such option.");
        answer = answer with { Extra = new JsonObject { ["context"] = new JsonObject { ["from"] = message.Chat.Number.Digits, ["id"] = message.Wamid } } };
        return Results.Json(new { wamids = (string[])[customers.Write(message.Chat, answer).Wamid] });
    }

    private static Inbound? Answer(ChatMessage message, string id)
    {
        if (message is { Type: "template", Rendered: { } rendered })
        {
            var replies = Objects(rendered["buttons"]).Where(x => GraphCall.Text(x, "type") == "QUICK_REPLY");
            return replies.FirstOrDefault(x => id == GraphCall.Text(x, "payload") || id == GraphCall.Text(x, "text") || id == x["index"]?.ToString())
                is { } reply
                    ? new Inbound
                    {
                        Type = "button",
                        Content = new JsonObject { ["payload"] = GraphCall.Text(reply, "payload"), ["text"] = GraphCall.Text(reply, "text") },
                    }
                    : null;
        }

        var action = (message.Content as JsonObject)?["action"];
        if (Objects(action?["buttons"]).Select(x => x["reply"]).OfType<JsonObject>().FirstOrDefault(x => GraphCall.Text(x, "id") == id) is { } button)
        {
            return Reply("button_reply", button, "id", "title");
        }

        return Objects(action?["sections"]).SelectMany(x => Objects(x["rows"])).FirstOrDefault(x => GraphCall.Text(x, "id") == id) is { } row
            ? Reply("list_reply", row, "id", "title", "description")
            : null;
    }

    private static Inbound Reply(string kind, JsonObject option, params string[] members) => new()
    {
        Type = "interactive",
        Content = new JsonObject
        {
            ["type"] = kind,
            [kind] = new JsonObject(option.Where(x => members.Contains(x.Key)).Select(x => KeyValuePair.Create(x.Key, x.Value?.DeepClone()))),
        },
    };

    private static IEnumerable<JsonObject> Objects(JsonNode? list) => (list as JsonArray ?? []).OfType<JsonObject>();
}
