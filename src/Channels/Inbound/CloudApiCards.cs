using System.Text.Json;
using Taktchat.Channels.Contracts;
using Taktchat.Kernel;
using Taktchat.Kernel.Web;

namespace Taktchat.Channels.Inbound;

/// <summary>The parts of a Cloud API message that are lists of small things: contact cards, orders, answers of a form.</summary>
internal static class CloudApiCards
{
    private const int MaxCards = 50;
    private const int MaxOfOne = 20;

    public static List<ContactCard> Read(JsonElement item)
    {
        var cards = new List<ContactCard>();
        foreach (var card in Items(item, "contacts", MaxCards))
        {
            var name = card.TryGetProperty("name", out var names)
                ? Short(names, "formatted_name") ?? Short(names, "first_name") : null;
            var phones = Items(card, "phones", MaxOfOne)
                .Select(x => (Phone: Short(x, "phone") ?? Short(x, "wa_id"), WaId: Short(x, "wa_id"), Type: Short(x, "type")))
                .Where(x => x.Phone is not null).Select(x => new CardPhone(x.Phone!, x.WaId, x.Type)).ToList();
            var emails = Items(card, "emails", MaxOfOne).Select(x => Short(x, "email")).OfType<string>().ToList();
            var company = card.TryGetProperty("org", out var org) ? Short(org, "company") : null;
            if ((name ?? phones.FirstOrDefault()?.Phone ?? company) is { } shown)
            {
                cards.Add(new(shown, phones, emails.Count == 0 ? null : emails, company));
            }
        }

        return cards;
    }

    public static ShopOrder Order(JsonElement body) => new(Short(body, "catalog_id"),
    [
        .. Items(body, "product_items", MaxCards).Select(x => new OrderItem(
            Short(x, "product_retailer_id") ?? "", Number(x, "quantity") is { } quantity and > 0 and < 1_000_000 ? (int)quantity : 1,
            Number(x, "item_price") is { } price and >= 0 and < 1_000_000_000 ? (long)Math.Round(price * 100) : null, Short(x, "currency"))),
    ]);

    /// <summary>The answers of a form come as JSON in a text.</summary>
    public static IReadOnlyList<FormAnswer>? Answers(string? json)
    {
        try
        {
            using var document = JsonDocument.Parse(json ?? "", new() { MaxDepth = 16 });
            return document.RootElement.ValueKind != JsonValueKind.Object ? null
                : [.. document.RootElement.EnumerateObject().Where(x => x.Name != "flow_token").Take(MaxCards).Select(Answer)];
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A text of one line's length; null when there is none.</summary>
    internal static string? Short(JsonElement owner, string name) =>
        Fields.Clean(CloudApiReader.Text(owner, name)) is { Length: > 0 } text ? Texts.Cut(text, 300) : null;

    private static FormAnswer Answer(JsonProperty property) => new(
        Texts.Cut(Fields.Clean(property.Name), 80),
        Texts.Cut(Fields.Clean(property.Value.ValueKind == JsonValueKind.String ? property.Value.GetString() : property.Value.GetRawText()), 300));

    private static IEnumerable<JsonElement> Items(JsonElement owner, string name, int max) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Where(x => x.ValueKind == JsonValueKind.Object).Take(max) : [];

    private static double? Number(JsonElement owner, string name)
    {
        if (!owner.TryGetProperty(name, out var value))
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.Number ? value.GetDouble()
            : double.TryParse(CloudApiReader.Text(owner, name), System.Globalization.NumberStyles.Float,
                System.Globalization.CultureInfo.InvariantCulture, out var parsed) ? parsed : null;
    }
}
