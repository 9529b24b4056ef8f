using System.Text.Json.Nodes;
using Taktchat.CloudApi.Graph;

namespace Taktchat.CloudApi.Sending;

/// <summary>What a message says in words: for lists, for the ledger, for an echo.</summary>
internal static class Words
{
    public static string? Of(string type, JsonNode? content) => content is not JsonObject json ? null : type switch
    {
        "text" => Text(json, "body"),
        "reaction" => Text(json, "emoji"),
        "button" => Text(json, "text"),
        "location" => Text(json, "name"),
        "interactive" => Interactive(json),
        _ => Text(json, "caption") ?? Text(json, "body") ?? Text(json, "text"),
    };

    // Offered by the company it is the body, answered by a customer the title of what was chosen.
    private static string? Interactive(JsonObject json) =>
        Text(json["body"], "text") ?? Text(json[Text(json, "type") ?? ""], "title") ?? Text(json["nfm_reply"], "body");

    private static string? Text(JsonNode? json, string name) => GraphCall.Text(json as JsonObject, name);
}
