using System.Text.Json.Nodes;
using Taktchat.CloudApi.Graph;
using Taktchat.CloudApi.World;

namespace Taktchat.CloudApi.Control;

/// <summary>What changes something that was there before: an edited or deleted message, another number.</summary>
internal sealed class InboundChange(SimWorld world)
{
    /// <summary>The whole message anew; of media only the caption can differ.</summary>
    public JsonNode Edit(JsonObject order)
    {
        if (order["edit"] is JsonObject given)
        {
            return given.DeepClone();
        }

        var (target, text) = (Target(order), GraphCall.Text(order, "text") ?? throw new BadHttpRequestException("text is missing."));
        var message = new JsonObject { ["context"] = new JsonObject { ["id"] = "M0" } };
        if (world.FindMessage(target) is { Type: "image" or "video" or "document" } media && media.Content is JsonObject before)
        {
            var content = before.DeepClone().AsObject();
            content["caption"] = text;
            message["type"] = media.Type;
            message[media.Type] = content;
        }
        else
        {
            message["type"] = "text";
            message["text"] = new JsonObject { ["body"] = text };
        }

        return new JsonObject { ["original_message_id"] = target, ["message"] = message };
    }

    public static JsonNode Revoke(JsonObject order) =>
        order["revoke"]?.DeepClone() ?? new JsonObject { ["original_message_id"] = Target(order) };

    /// <summary>The person moves to another number: with <c>changedTo</c> the platform's note is written and the new contact made.</summary>
    public JsonNode System(JsonObject order, Chat chat, JsonObject extra)
    {
        if (GraphCall.Text(order, "changedTo") is not { } changedTo)
        {
            return order["system"]?.DeepClone() ?? throw new BadHttpRequestException("system or changedTo is missing.");
        }

        var (old, next) = (chat.Contact, world.Contacts.Resolve(Phone.Digits(changedTo)));
        next.Name = old.Name;
        if (GraphCall.Text(order, "change") is not "user_changed_user_id" && !old.HidesPhone)
        {
            return new JsonObject
            {
                ["body"] = $"User {old.Name} changed from {old.WaId} to {next.WaId}",
                ["type"] = "user_changed_number",
                ["wa_id"] = next.WaId,
                ["user_id"] = next.UserId,
                ["previous_user_id"] = old.UserId,
            };
        }

        // Nobody may see the numbers, so only the ids are told, and there is no "from".
        (next.HidesPhone, next.Username, old.Username) = (true, old.Username, null);
        extra["from"] = null;
        extra["from_user_id"] = next.UserId;
        return new JsonObject
        {
            ["body"] = $"User {old.Name} changed from {old.UserId} to {next.UserId}",
            ["type"] = "user_changed_user_id",
            ["user_id"] = next.UserId,
            ["previous_user_id"] = old.UserId,
        };
    }

    private static string Target(JsonObject order) => GraphCall.Text(order, "target") ?? throw new BadHttpRequestException("target is missing.");
}
