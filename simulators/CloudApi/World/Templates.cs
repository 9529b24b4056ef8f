using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Taktchat.CloudApi.World;

/// <summary>A message template of a business account.</summary>
internal sealed class SimTemplate
{
    public required string Id { get; init; }

    public required string WabaId { get; init; }

    public required string Name { get; init; }

    public required string Language { get; init; }

    public required string Category { get; set; }

    public string Status { get; set; } = "APPROVED";

    public string Quality { get; set; } = "UNKNOWN";

    public string? RejectedReason { get; set; }

    /// <summary>NAMED or POSITIONAL.</summary>
    public string ParameterFormat { get; init; } = "POSITIONAL";

    public required JsonArray Components { get; set; }

    /// <summary>When its content was last changed through the API.</summary>
    public DateTimeOffset? EditedAt { get; set; }

    public JsonObject? Component(string type) => Components.OfType<JsonObject>()
        .FirstOrDefault(x => string.Equals((string?)x["type"], type, StringComparison.OrdinalIgnoreCase));
}

/// <summary>All templates, by id.</summary>
internal sealed partial class Templates
{
    private readonly ConcurrentDictionary<string, SimTemplate> byId = new();

    public ICollection<SimTemplate> All => byId.Values;

    public static string[] Variables(string? text) => [.. Variable().Matches(text ?? "").Select(x => x.Groups[1].Value).Distinct()];

    public static string Fill(string? text, Func<string, string> value) => Variable().Replace(text ?? "", x => value(x.Groups[1].Value));

    public SimTemplate? ById(string id) => byId.GetValueOrDefault(id);

    public SimTemplate? Find(string wabaId, string name, string language) =>
        byId.Values.FirstOrDefault(x => x.WabaId == wabaId && x.Name == name && x.Language == language);

    public IEnumerable<SimTemplate> Of(string wabaId) =>
        byId.Values.Where(x => x.WabaId == wabaId).OrderBy(x => x.Name, StringComparer.Ordinal).ThenBy(x => x.Language, StringComparer.Ordinal);

    public void Set(SimTemplate template) => byId[template.Id] = template;

    public bool Remove(string id) => byId.TryRemove(id, out _);

    public void Clear() => byId.Clear();

    [GeneratedRegex(@"\{\{\s*([A-Za-z0-9_]+)\s*\}\}")]
    private static partial Regex Variable();
}
