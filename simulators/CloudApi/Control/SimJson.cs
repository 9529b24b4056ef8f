using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Taktchat.CloudApi.Control;

/// <summary>JSON of the control API: camelCase, one object or a list of them, and no silent typing errors.</summary>
internal static class SimJson
{
    public static readonly JsonSerializerOptions Strict = Configure(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    });

    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
        return options;
    }

    public static T Read<T>(JsonNode? node) => node.Deserialize<T>(Strict) ?? throw new BadHttpRequestException("The body must not be null.");

    public static IReadOnlyList<T> OneOrMany<T>(JsonNode node) =>
        node is JsonArray list ? [.. list.Select(Read<T>)] : [Read<T>(node)];
}
