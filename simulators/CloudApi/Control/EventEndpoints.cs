using System.Globalization;
using System.Text.Json.Nodes;
using Taktchat.CloudApi.Sending;
using Taktchat.CloudApi.Time;
using Taktchat.CloudApi.Webhooks;
using Taktchat.CloudApi.World;

namespace Taktchat.CloudApi.Control;

internal sealed record StatusOrder(string Wamid, string Status, int? Code, string? Number, string? To);

internal sealed record EchoOrder(string? Number, string To, string Text, string? Wamid);

internal sealed record PreferenceOrder(string? Number, string From, string Value);

internal sealed record ChangeOrder(string? WabaId, string Field, JsonObject Value);

/// <summary>Makes things happen on the other side: statuses by hand, echoes from the business' phone, preferences, any change.</summary>
internal sealed class EventEndpoints(
    SimWorld world,
    SimClock clock,
    SimRandom random,
    KnobBoard knobs,
    WebhookOutbox outbox,
    StatusPublisher statuses)
{
    public void Map(IEndpointRouteBuilder sim)
    {
        sim.MapPost("/status", (JsonNode body) => SetStatus(SimJson.Read<StatusOrder>(body)));
        sim.MapPost("/echo", (JsonNode body) => Echo(SimJson.Read<EchoOrder>(body)));
        sim.MapPost("/user-preference", (JsonNode body) => Prefer(SimJson.Read<PreferenceOrder>(body)));
        sim.MapPost("/change", (JsonNode body) => Change(SimJson.Read<ChangeOrder>(body)));
    }

    private IResult SetStatus(StatusOrder order)
    {
        var message = world.FindMessage(order.Wamid) ?? Unknown(order);
        statuses.Force(message, order.Status, knobs.For(message.Chat), order.Code);
        return Results.Json(new { order.Wamid, order.Status });
    }

    // A status for a message this simulator never sent: the application has to bear it.
    private ChatMessage Unknown(StatusOrder order) => new()
    {
        Wamid = order.Wamid,
        Chat = ChatOf(order.Number, order.To ?? throw new BadHttpRequestException("An unknown wamid needs to.")),
        Inbound = false,
        Type = "text",
        At = clock.UtcNow,
    };

    private IResult Echo(EchoOrder order)
    {
        var chat = ChatOf(order.Number, order.To);
        var wamid = order.Wamid ?? random.NextWamid();
        var echo = new JsonObject
        {
            ["from"] = chat.Number.Digits,
            ["to"] = chat.Contact.WaId,
            ["to_user_id"] = chat.Contact.UserId,
            ["id"] = wamid,
            ["timestamp"] = clock.UtcNow.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            ["type"] = "text",
            ["text"] = new JsonObject { ["body"] = order.Text },
        };
        outbox.Publish(WebhookEvent.OfChat(chat, "message_echoes", echo, null) with { Field = "smb_message_echoes" });
        return Results.Json(new { wamid });
    }

    private IResult Prefer(PreferenceOrder order)
    {
        var chat = ChatOf(order.Number, order.From);
        var preference = new JsonObject
        {
            ["wa_id"] = chat.Contact.WaId,
            ["user_id"] = chat.Contact.UserId,
            ["detail"] = order.Value == "stop" ? "User requested to stop marketing messages" : "User requested to resume marketing messages",
            ["category"] = "marketing_messages",
            ["value"] = order.Value,
            ["timestamp"] = clock.UtcNow.ToUnixTimeSeconds(),
        };
        var person = new JsonObject { ["wa_id"] = chat.Contact.WaId };
        outbox.Publish(WebhookEvent.OfChat(chat, "user_preferences", preference, person) with { Field = "user_preferences" });
        return Results.Json(new { ok = true });
    }

    private IResult Change(ChangeOrder order)
    {
        var waba = order.WabaId ?? world.NumberFor(null).WabaId;
        outbox.Publish(new WebhookEvent { WabaId = waba, Field = order.Field, Item = AsciiJson.Serialize(order.Value) });
        return Results.Json(new { ok = true });
    }

    private Chat ChatOf(string? number, string phone) => world.ChatOf(world.NumberFor(number), world.Contacts.Resolve(Phone.Digits(phone)));
}
