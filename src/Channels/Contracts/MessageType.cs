using System.Text.Json;

namespace Taktchat.Channels.Contracts;

/// <summary>What a message is, on every channel. The numbers are stored; the words of the wire are the names in
/// snake_case.</summary>
public enum MessageType
{
    Text = 1,
    Image = 2,
    Video = 3,
    Audio = 4,
    Voice = 5,
    Document = 6,
    Sticker = 7,
    Location = 8,
    Contact = 9,
    Reaction = 10,
    Interactive = 11,
    Template = 12,
    System = 13,

    /// <summary>Shown as a placeholder that names the provider's own word for it.</summary>
    Unsupported = 14,
    Order = 15,

    /// <summary>New text for an earlier message; attached to it, never a bubble of its own.</summary>
    Edit = 16,

    /// <summary>An earlier message was deleted for everyone; attached to it.</summary>
    Revoke = 17,
}

/// <summary>Wire words of <see cref="MessageType"/>.</summary>
public static class MessageTypes
{
    private static readonly string[] Words =
        [.. Enum.GetValues<MessageType>().Select(x => JsonNamingPolicy.SnakeCaseLower.ConvertName(x.ToString()))];

    public static string Word(this MessageType type) => Words[(int)type - 1];

    /// <summary>What speaks of another message and is shown there.</summary>
    public static bool IsAttached(this MessageType type) => type is MessageType.Reaction or MessageType.Edit or MessageType.Revoke;

    /// <summary>What carries a file.</summary>
    public static bool HasFile(this MessageType type) => type is MessageType.Image or MessageType.Video or MessageType.Audio
        or MessageType.Voice or MessageType.Document or MessageType.Sticker;
}
