using System.Globalization;

namespace Taktchat.Kernel;

/// <summary>Texts as people see them.</summary>
public static class Texts
{
    /// <summary>At most so many UTF-16 units, cut between what people see as characters: half of an emoji is not only ugly, a
    /// database refuses it.</summary>
    public static string Cut(string text, int maxLength)
    {
        if (text.Length <= maxLength)
        {
            return text;
        }

        var end = 0;
        while (end < maxLength)
        {
            var next = StringInfo.GetNextTextElementLength(text, end);
            if (end + next > maxLength)
            {
                break;
            }

            end += next;
        }

        return text[..end];
    }
}
