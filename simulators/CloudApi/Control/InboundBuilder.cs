using System.Globalization;
using System.Text.Json.Nodes;
using Taktchat.CloudApi.Graph;
using Taktchat.CloudApi.Sending;
using Taktchat.CloudApi.World;

namespace Taktchat.CloudApi.Control;

/// <summary>Makes the element of a webhook out of an order: what the platform would fill in is filled in, what is given stays as given.</summary>
internal sealed class InboundBuilder(InboundMedia media, InboundChange changes)
{
    private static readonly HashSet<string> NeedContent = ["location", "contacts", "button", "interactive", "order"];

    public Inbound Build(JsonObject order, Chat chat, int index)
    {
        DateTimeOffset? when = order["timestamp"] is { } at ? ReadTime(at) : null;
        if (order["raw"] is JsonObject raw)
        {
            return new Inbound { Raw = raw, Wamid = Text(order, "wamid"), At = when };
        }

        var message = order["message"] as JsonObject;
        var asked = Text(message, "type") ?? Text(order, "type") ?? "text";
        var type = asked == "voice" ? "audio" : asked;
        var extra = message is null
            ? Pick(order, "context", "referral", "errors", "group_id")
            : new JsonObject(Copies(message.Where(x => x.Key != type)));
        var content = message is not null && type != "text" ? message[type]?.DeepClone() : Content(message ?? order, asked, chat, index, extra);
        if (message is null)
        {
            AddContext(order, chat, extra);
        }

        return new Inbound
        {
            Type = type,
            Content = content,
            Extra = extra,
            Wamid = Text(order, "wamid"),
            At = when,
        };
    }

    private JsonNode? Content(JsonObject order, string type, Chat chat, int index, JsonObject extra) => type switch
    {
        "text" => TextContent(order, index),
        "image" or "video" or "audio" or "voice" or "document" or "sticker" => media.Build(order, type, chat),
        "reaction" => Reaction(order),
        "edit" => changes.Edit(order),
        "revoke" => InboundChange.Revoke(order),
        "system" => changes.System(order, chat, extra),
        "unsupported" => Unsupported(order, extra),
        _ when NeedContent.Contains(type) && order[type] is null => throw new BadHttpRequestException($"{type} is missing."),
        _ => order[type]?.DeepClone(),
    };

    private static JsonNode? TextContent(JsonObject order, int index) => order["text"] switch
    {
        JsonValue value when value.TryGetValue<string>(out var text) =>
            new JsonObject { ["body"] = text.Replace("{i}", index.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal) },
        null => throw new BadHttpRequestException("text is missing."),
        var content => content.DeepClone(),
    };

    private static JsonObject Reaction(JsonObject order)
    {
        var given = order["reaction"] as JsonObject;
        var target = Text(given, "message_id") ?? Text(order, "target") ?? throw new BadHttpRequestException("target is missing.");
        var reaction = new JsonObject { ["message_id"] = target };

        // The platform tells a removal by leaving the emoji out.
        if ((Text(given, "emoji") ?? Text(order, "emoji")) is { Length: > 0 } emoji)
        {
            reaction["emoji"] = emoji;
        }

        return reaction;
    }

    private static JsonObject Unsupported(JsonObject order, JsonObject extra)
    {
        var code = (int?)order["code"] ?? 131051;
        if (!extra.ContainsKey("errors"))
        {
            var title = code == 131060 ? "This message is currently unavailable." : "Message type unknown";
            var details = code == 131060 ? title : "Message type is currently not supported.";
            extra["errors"] = new JsonArray(new JsonObject
            {
                ["code"] = code,
                ["title"] = title,
                ["message"] = title,
                ["error_data"] = new JsonObject { ["details"] = details },
            });
        }

        return order["unsupported"] as JsonObject is { } given
            ? given.DeepClone().AsObject()
            : new JsonObject { ["type"] = Text(order, "unsupported") ?? "poll_creation" };
    }

    private static void AddContext(JsonObject order, Chat chat, JsonObject extra)
    {
        var context = new JsonObject();
        if (Text(order, "quote") is { } quoted)
        {
            var ownWords = chat.Snapshot().Any(x => x.Wamid == quoted && x.Inbound);
            context["from"] = ownWords ? chat.Contact.WaId : chat.Number.Digits;
            context["id"] = quoted;
        }

        foreach (var (name, member) in (ReadOnlySpan<(string, string)>)[("forwarded", "forwarded"), ("frequentlyForwarded", "frequently_forwarded")])
        {
            if (order[name] is JsonValue value && value.TryGetValue<bool>(out var isSo) && isSo)
            {
                context[member] = true;
            }
        }

        if (order["referredProduct"] is JsonObject product)
        {
            context["referred_product"] = product.DeepClone();
        }

        if (context.Count > 0 && !extra.ContainsKey("context"))
        {
            extra["context"] = context;
        }
    }

    private static JsonObject Pick(JsonObject order, params string[] names) => new(Copies(order.Where(x => names.Contains(x.Key))));

    private static KeyValuePair<string, JsonNode?>[] Copies(IEnumerable<KeyValuePair<string, JsonNode?>> members) =>
        members.Select(x => KeyValuePair.Create(x.Key, x.Value?.DeepClone())).ToArray();

    private static DateTimeOffset ReadTime(JsonNode at) => at.GetValueKind() == System.Text.Json.JsonValueKind.Number
        ? DateTimeOffset.FromUnixTimeSeconds(at.GetValue<long>())
        : long.TryParse(at.GetValue<string>(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : DateTimeOffset.Parse(at.GetValue<string>(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static string? Text(JsonObject? json, string name) => GraphCall.Text(json, name);
}
