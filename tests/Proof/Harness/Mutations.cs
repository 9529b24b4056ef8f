using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Taktchat.Proof.Harness;

/// <summary>Webhook bodies as no honest sender writes them.</summary>
internal sealed class Mutations(Random chance)
{
    private static readonly string[] Hostile =
    [
        "'; drop table messages; --", "<script>alert(1)</script>", "{{constructor.constructor('x')()}}", "\u202Etxet desrever", "=cmd|'/c calc'!A1",
        "Z\u0351\u036B\u0343\u036A\u0302\u036Ba\u0313\u034Alg\u0344o", "👩‍👩‍👧‍👦🏳️‍🌈", "\u0000", "%00%n%s", "../../../../etc/passwd", "\uFEFF\u200B\u2028",
        "${jndi:ldap://127.0.0.1/a}", new string(' ', 5000), "A\r\nSet-Cookie: x=y",
    ];

    private static readonly JsonNodeOptions Exact = new() { PropertyNameCaseInsensitive = false };

    /// <summary>A body with one to three things wrong.</summary>
    public byte[] Of(byte[] honest)
    {
        switch (chance.Next(12))
        {
            case 0:
                return BadBytes(honest);
            case 1:
                return Encoding.UTF8.GetBytes(Deep(chance.Next(2) == 0 ? "[" : "{\"a\":"));
            case 2:
                return Encoding.UTF8.GetBytes(LoneSurrogate(Encoding.UTF8.GetString(honest)));
            case 3:
                return honest.AsSpan(0, chance.Next(honest.Length)).ToArray();
            case 4:
                return Encoding.UTF8.GetBytes(Twice(Encoding.UTF8.GetString(honest)));
            default:
                var root = JsonNode.Parse(honest, Exact)!;
                for (var i = chance.Next(1, 4); i > 0; i--)
                {
                    Change(root);
                }

                return Encoding.UTF8.GetBytes(root.ToJsonString());
        }
    }

    private void Change(JsonNode root)
    {
        var places = Places(root).ToList();
        if (places.Count == 0)
        {
            return;
        }

        var (parent, key) = places[chance.Next(places.Count)];
        switch (parent)
        {
            case JsonObject members when chance.Next(4) == 0:
                members.Remove((string)key);
                break;
            case JsonObject members:
                members[(string)key] = Wrong(members[(string)key]);
                break;
            case JsonArray list:
                list[(int)key] = Wrong(list[(int)key]);
                break;
        }
    }

    private JsonNode? Wrong(JsonNode? was) => chance.Next(12) switch
    {
        0 => null,
        1 => JsonValue.Create(chance.Next()),
        2 => JsonValue.Create(-1e300),
        3 => JsonValue.Create(true),
        4 => new JsonArray(null, null),
        5 => new JsonArray(),
        6 => new JsonObject(),
        7 => new JsonArray(was?.DeepClone(), was?.DeepClone()),
        8 => new JsonObject { ["x"] = was?.DeepClone() },
        9 => JsonValue.Create(new string('ã', 500_000)),
        10 => JsonValue.Create(""),
        _ => JsonValue.Create(Hostile[chance.Next(Hostile.Length)]),
    };

    private static IEnumerable<(JsonNode Parent, object Key)> Places(JsonNode node)
    {
        var children = node switch
        {
            JsonObject members => members.Select(x => (Key: (object)x.Key, x.Value)),
            JsonArray list => list.Select((x, i) => (Key: (object)i, Value: x)),
            _ => [],
        };
        foreach (var (key, value) in children.ToList())
        {
            yield return (node, key);
            foreach (var deeper in value is null ? [] : Places(value))
            {
                yield return deeper;
            }
        }
    }

    private byte[] BadBytes(byte[] honest)
    {
        var bytes = honest.ToArray();
        for (var i = chance.Next(1, 8); i > 0; i--)
        {
            bytes[chance.Next(bytes.Length)] = (byte)(chance.Next(3) switch { 0 => 0, 1 => 0xFF, _ => chance.Next(128, 256) });
        }

        return bytes;
    }

    private static string Deep(string opening) =>
        """{"object":"whatsapp_business_account","entry":""" + string.Concat(Enumerable.Repeat(opening, 10_000));

    private string LoneSurrogate(string honest) =>
        honest.Replace(" mensagem ", chance.Next(2) == 0 ? " \\ud800 " : " \\udc00\\u0000 ", StringComparison.Ordinal);

    /// <summary>The same member twice, with another value.</summary>
    private string Twice(string honest)
    {
        string[] names = ["from", "id", "timestamp", "type", "text", "messages", "field", "value", "metadata", "entry"];
        var name = JsonSerializer.Serialize(names[chance.Next(names.Length)]);
        return honest.Replace(name + ":", name + ":null," + name + ":", StringComparison.Ordinal);
    }
}
