using System.Text.Json;

namespace Taktchat.Channels.Domain;

/// <summary>Reads JSON of a provider that need not have the shape it should have.</summary>
internal static class JsonParts
{
    /// <summary>A text property of an object; null for anything else.</summary>
    public static string? Text(JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString() : null;
}
