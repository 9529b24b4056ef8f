using System.Text.Json.Nodes;
using Taktchat.CloudApi.Sending;
using Taktchat.CloudApi.World;

namespace Taktchat.CloudApi.Control;

/// <summary><c>POST /_sim/inbound</c>: a customer writes; one order or a list of them, each any number of times.</summary>
internal sealed class InboundEndpoints(SimWorld world, InboundBuilder builder, CustomerWriter customers)
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
            wamids.Add(customers.Write(chat, builder.Build(order, chat, i)).Wamid);
        }
    }

    private static string? Text(JsonObject? json, string name) => Graph.GraphCall.Text(json, name);
}
