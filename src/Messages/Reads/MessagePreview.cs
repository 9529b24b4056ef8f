using System.Globalization;

namespace Taktchat.Messages.Reads;

/// <summary>The one line of a message that a list shows.</summary>
internal static class MessagePreview
{
    public const int MaxLength = 160;

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
        if (line.Length <= MaxLength)
        {
            return line;
        }

        var end = 0;
        while (end < MaxLength)
        {
            var next = StringInfo.GetNextTextElementLength(line, end);
            if (end + next > MaxLength)
            {
                break;
            }

            end += next;
        }

        return line[..end];
    }
}
