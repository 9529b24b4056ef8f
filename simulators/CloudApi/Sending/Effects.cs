using System.Text.Json.Nodes;
using Taktchat.CloudApi.Graph;
using Taktchat.CloudApi.World;

namespace Taktchat.CloudApi.Sending;

/// <summary>What a reaction, an edit or a deletion does to the bubble it is about.</summary>
internal static class Effects
{
    /// <summary>The message that looks different now; null when it is unknown or nothing is about another message.</summary>
    public static ChatMessage? Apply(SimWorld world, ChatMessage message)
    {
        var content = message.Content as JsonObject;
        var id = GraphCall.Text(content, message.Type == "reaction" ? "message_id" : "original_message_id");
        if (message.Type is not ("reaction" or "edit" or "revoke") || id is null
            || world.FindMessage(id) is not { } target || target.Chat != message.Chat)
        {
            return null;
        }

        switch (message.Type)
        {
            case "reaction" when message.Inbound:
                target.CustomerReaction = Emoji(content);
                break;
            case "reaction":
                target.BusinessReaction = Emoji(content);
                break;
            case "edit" when content!["message"] is JsonObject changed:
                target.Edit(changed[target.Type]?.DeepClone(), Words.Of(target.Type, changed[target.Type]));
                break;
            case "revoke":
                target.IsRevoked = true;
                break;
        }

        return target;
    }

    private static string? Emoji(JsonObject? content) => GraphCall.Text(content, "emoji") is { Length: > 0 } emoji ? emoji : null;
}
