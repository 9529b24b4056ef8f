using Taktchat.Channels.Contracts;
using Taktchat.Kernel;
using Taktchat.Kernel.Web;

namespace Taktchat.Messages.Composing;

/// <summary>The rules of locations and contact cards.</summary>
internal static class CardRules
{
    private const int MaxCards = 20;
    private const int LineMaxLength = 300;

    public static Place? Place(Fields fields, Place? place)
    {
        if (place is null || !double.IsFinite(place.Latitude) || !double.IsFinite(place.Longitude)
            || Math.Abs(place.Latitude) > 90 || Math.Abs(place.Longitude) > 180)
        {
            fields.Add("location", new("Informe latitude (−90 a 90) e longitude (−180 a 180).",
                "Give a latitude (−90 to 90) and a longitude (−180 to 180).", "Indique latitud (−90 a 90) y longitud (−180 a 180)."));
            return null;
        }

        return new(place.Latitude, place.Longitude, Line(place.Name), Line(place.Address));
    }

    public static IReadOnlyList<ContactCard>? Cards(Fields fields, IReadOnlyList<ContactCard>? cards)
    {
        if (cards is not { Count: > 0 and <= MaxCards }
            || cards.Any(x => x is null || Line(x.Name) is null || x.Phones is not { Count: > 0 and <= MaxCards }
                || x.Phones.Any(y => Line(y?.Phone) is null)))
        {
            fields.Add("contacts", new($"Informe de 1 a {MaxCards} contatos, cada um com nome e telefone.",
                $"Give 1 to {MaxCards} contacts, each with a name and a phone number.",
                $"Indique de 1 a {MaxCards} contactos, cada uno con nombre y teléfono."));
            return null;
        }

        return [.. cards.Select(x => new ContactCard(Line(x.Name)!,
            [.. x.Phones.Select(y => new CardPhone(Line(y.Phone)!, Digits(y.WaId), Line(y.Type)))],
            x.Emails?.Select(Line).OfType<string>().Take(MaxCards).ToList(), Line(x.Company)))];
    }

    internal static string? Line(string? text) =>
        Fields.Clean(text).ReplaceLineEndings(" ") is { Length: > 0 } line ? Texts.Cut(line, LineMaxLength) : null;

    private static string? Digits(string? text) => text is { Length: >= 5 and <= 20 } && text.All(char.IsAsciiDigit) ? text : null;
}
