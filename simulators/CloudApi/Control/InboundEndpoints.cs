using System.Globalization;
using System.Text.Json.Nodes;
using Taktchat.CloudApi.Sending;
using Taktchat.CloudApi.World;

namespace Taktchat.CloudApi.Control;

/// <summary><c>POST /_sim/inbound</c>: a customer writes; one order or a list of them, each any number of times.</summary>
internal sealed class InboundEndpoints(SimWorld world, CustomerWriter customers)
{
    private const int MaxCount = 100_000;

    public void Map(IEndpointRouteBuilder sim) => sim.MapPost("/inbound", (JsonNode body) => Results.Json(new { wamids = WriteAll(body) }));

    private List<string> WriteAll(JsonNode body)
    {
        var wamids = new List<string>();
        foreach (var node in body is JsonArray list ? list.ToArray() : [body])
        {
            Write(node as JsonObject ?? throw new BadHttpRequestException("An inbound order must be an object."), wamids);
        }

        return wamids;
    }

    private void Write(JsonObject order, List<string> wamids)
    {
        var digits = Phone.Digits(Text(order, "from") ?? throw new BadHttpRequestException("from is missing."));
        if (digits.Length is < 8 or > 15)
        {
            throw new BadHttpRequestException("from must have 8 to 15 digits, with its country code.");
        }

        var contact = world.Contacts.Resolve(digits);
        contact.Name = Text(order, "name") ?? contact.Name;
        var chat = world.ChatOf(world.NumberFor(Text(order, "number")), contact);
        var count = (int?)order["count"] ?? 1;
        if (count is < 1 or > MaxCount)
        {
            throw new BadHttpRequestException($"count must be from 1 to {MaxCount}.");
        }

        for (var i = 1; i <= count; i++)
        {
            wamids.Add(customers.Write(chat, ToInbound(order, i)).Wamid);
        }
    }

    private static Inbound ToInbound(JsonObject order, int index)
    {
        var message = order["message"] as JsonObject;
        var type = Text(message, "type") ?? Text(order, "type") ?? "text";
        return new Inbound
        {
            Type = type,
            Content = order["raw"] is null ? Content(message ?? order, type, index) : null,
            Extra = message is null
                ? Pick(order, "context", "referral", "errors", "group_id")
                : new JsonObject(Copies(message.Where(x => x.Key != type))),
            Raw = order["raw"] as JsonObject,
            Wamid = Text(order, "wamid"),
            At = order["timestamp"] is { } at ? ReadTime(at) : null,
        };
    }

    private static JsonNode? Content(JsonObject order, string type, int index) => order[type] switch
    {
        JsonValue value when type == "text" && value.TryGetValue<string>(out var text) =>
            new JsonObject { ["body"] = text.Replace("{i}", index.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal) },
        null when type == "text" => throw new BadHttpRequestException("text is missing."),
        var content => content,
    };

    private static JsonObject Pick(JsonObject order, params string[] names) => new(Copies(order.Where(x => names.Contains(x.Key))));

    private static KeyValuePair<string, JsonNode?>[] Copies(IEnumerable<KeyValuePair<string, JsonNode?>> members) =>
        members.Select(x => KeyValuePair.Create(x.Key, x.Value?.DeepClone())).ToArray();

    private static DateTimeOffset ReadTime(JsonNode at) => at.GetValueKind() == System.Text.Json.JsonValueKind.Number
        ? DateTimeOffset.FromUnixTimeSeconds(at.GetValue<long>())
        : long.TryParse(at.GetValue<string>(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : DateTimeOffset.Parse(at.GetValue<string>(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static string? Text(JsonObject? json, string name) => Graph.GraphCall.Text(json, name);
}
