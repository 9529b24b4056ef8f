using Taktchat.Kernel;

namespace Taktchat.Messages.Reads;

/// <summary>The one line of a message that a list shows.</summary>
internal static class MessagePreview
{
    public const int MaxLength = 160;

    /// <summary>Of a document without a caption its name.</summary>
    public static string Of(Channels.Contracts.IncomingMessage message) => Of(message.Text ?? message.Content?.Remote?.FileName);

    /// <summary>On one line, cut between what people see as characters; empty when there is no text.</summary>
    public static string Of(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var line = text.AsSpan().IndexOfAny('\n', '\t', '\r') < 0
            ? text
            : text.Replace('\n', ' ').Replace('\r', ' ').Replace('\t', ' ');
        return Texts.Cut(line, MaxLength);
    }
}
