using System.Globalization;
using System.Text;

namespace Taktchat.Files.Domain;

/// <summary>Makes a file name out of whatever a stranger called his file.</summary>
internal static class FileNames
{
    /// <summary>In what people see as characters, extension included.</summary>
    public const int MaxElements = 120;

    /// <summary>Of a name longer than this the rest is not even looked at.</summary>
    private const int LongestGiven = 4096;

    /// <summary>An extension longer than this is part of the name.</summary>
    private const int LongestExtension = 12;

    private const string Forbidden = "<>:\"|?*";

    private static readonly HashSet<string> Reserved = new(
        ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", .. Numbered("COM"), .. Numbered("LPT")], StringComparer.OrdinalIgnoreCase);

    /// <summary>Without folders, control characters, direction overrides, names Windows keeps for itself and trailing dots.
    /// Where nothing is left, the file is called <paramref name="fallback"/>.</summary>
    public static string Clean(string? name, string fallback)
    {
        var text = WithoutTricks(LastPart(name ?? "")).Trim(' ', '.');
        if (text.Length == 0)
        {
            return fallback;
        }

        // Windows looks only at what stands before the first dot.
        if (Reserved.Contains(text.Split('.', 2)[0].TrimEnd()))
        {
            text = "_" + text;
        }

        return Shorten(text);
    }

    /// <summary>With its dot, in lower case; empty when there is none.</summary>
    public static string Extension(string name)
    {
        var dot = name.LastIndexOf('.');
        return dot <= 0 || name.Length - dot - 1 is 0 or > LongestExtension ? "" : name[dot..].ToLowerInvariant();
    }

    /// <summary>The name with another extension, for what was converted.</summary>
    public static string WithExtension(string name, string extension)
    {
        var old = Extension(name);
        return old == extension ? name : Shorten(name[..^old.Length] + extension);
    }

    private static string LastPart(string name) => name[(name.LastIndexOfAny(['/', '\\']) + 1)..];

    private static string WithoutTricks(string name)
    {
        var clean = new StringBuilder(Math.Min(name.Length, LongestGiven));
        foreach (var rune in name.EnumerateRunes())
        {
            if (clean.Length >= LongestGiven)
            {
                break;
            }

            // Format characters hide or turn text around: "gpj.exe" shows as "exe.jpg" behind U+202E. Joiners hold emoji together.
            var isWanted = Rune.GetUnicodeCategory(rune) switch
            {
                UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                    or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse => false,
                UnicodeCategory.Format => rune.Value is 0x200C or 0x200D,
                _ => rune != Rune.ReplacementChar,
            };
            if (isWanted)
            {
                clean.Append(Forbidden.Contains((char)Math.Min(rune.Value, 0xFFFF), StringComparison.Ordinal) ? "_" : rune.ToString());
            }
        }

        return clean.ToString();
    }

    private static string Shorten(string name)
    {
        var elements = new StringInfo(name);
        if (elements.LengthInTextElements <= MaxElements && name.Length <= MaxElements * 2)
        {
            return name;
        }

        var extension = Extension(name);
        var stem = new StringBuilder();
        var left = MaxElements - extension.Length;
        var parts = StringInfo.GetTextElementEnumerator(name[..^extension.Length]);
        while (left-- > 0 && parts.MoveNext() && stem.Length + extension.Length + parts.GetTextElement().Length <= MaxElements * 2)
        {
            stem.Append(parts.GetTextElement());
        }

        return stem.ToString().TrimEnd(' ', '.') + extension;
    }

    private static IEnumerable<string> Numbered(string device) =>
        "0123456789¹²³".Select(x => device + x);
}
