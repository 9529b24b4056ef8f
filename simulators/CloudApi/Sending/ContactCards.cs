using System.Text.Json.Nodes;
using Taktchat.CloudApi.Graph;

namespace Taktchat.CloudApi.Sending;

/// <summary>Messages of type <c>contacts</c>: cards with at least a full name and one part of it.</summary>
internal static class ContactCards
{
    private static readonly string[] NameParts = ["first_name", "last_name", "middle_name", "suffix", "prefix"];

    public static GraphError? Check(JsonNode? content)
    {
        if (content is not JsonArray { Count: > 0 } cards)
        {
            return GraphError.Of(131008, "Parameter 'contacts' is missing");
        }

        return Need.First(cards.Select(CheckCard));
    }

    private static GraphError? CheckCard(JsonNode? node)
    {
        if (node is not JsonObject card || card["name"] is not JsonObject name || string.IsNullOrEmpty(GraphCall.Text(name, "formatted_name")))
        {
            return GraphError.Of(131008, "Parameter 'contacts.name.formatted_name' is missing");
        }

        if (!NameParts.Any(x => GraphCall.Text(name, x)?.Length > 0))
        {
            return GraphError.Of(131009, $"contacts.name needs at least one of {string.Join(", ", NameParts)} besides formatted_name");
        }

        return (card["phones"] as JsonArray ?? []).All(x => x is JsonObject phone && GraphCall.Text(phone, "phone")?.Length > 0)
            ? null
            : GraphError.Of(131008, "Parameter 'contacts.phones.phone' is missing");
    }
}
