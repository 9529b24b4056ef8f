using System.Globalization;

namespace Taktchat.Channels.Domain;

/// <summary>Where a variable of a template stands.</summary>
internal enum TemplatePlace
{
    Header = 1,
    Body = 2,
    Button = 3,
}

/// <summary>The key of a variable: <c>header:1</c>, <c>body:2</c>, <c>body:first_name</c>, <c>button:0</c> (the rest of an
/// address), <c>button:1:copy_code</c>.</summary>
/// <param name="Position">Of a positional variable from 1; of a button its index from 0.</param>
internal readonly record struct TemplateKey(TemplatePlace Place, int Position, string? Name)
{
    public static TemplateKey Parse(string key)
    {
        var parts = key.Split(':', 3);
        var place = parts[0] switch { "header" => TemplatePlace.Header, "button" => TemplatePlace.Button, _ => TemplatePlace.Body };
        var rest = parts.Length > 1 ? parts[1] : "";
        return int.TryParse(rest, NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            ? new(place, position, parts.Length > 2 ? parts[2] : null)
            : new(place, 0, rest);
    }
}
