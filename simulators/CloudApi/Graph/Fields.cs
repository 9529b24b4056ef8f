using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Taktchat.CloudApi.Graph;

/// <summary>The <c>fields</c> parameter and the pages of a Graph list.</summary>
internal static class Fields
{
    private static readonly string[] Hidden =
    [
        "status", "name_status", "account_mode", "is_official_business_account", "whatsapp_business_manager_messaging_limit", "health_status",
    ];

    /// <summary>Only what was asked for, and always the id; without a request the default fields.</summary>
    public static JsonObject Select(JsonObject all, string? fields, string[]? hidden = null)
    {
        var wanted = fields?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var names = wanted is { Length: > 0 } ? wanted.Append("id") : all.Select(x => x.Key).Except(hidden ?? Hidden);
        var selected = new JsonObject();
        foreach (var name in names.Distinct())
        {
            if (all.TryGetPropertyValue(name, out var value))
            {
                selected[name] = value?.DeepClone();
            }
        }

        return selected;
    }

    public static GraphReply Page(GraphCall call, IReadOnlyList<JsonObject> rows)
    {
        var limit = int.TryParse(call.Param("limit"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked)
            ? Math.Clamp(asked, 1, 100)
            : 25;
        var start = 0;
        if (call.Param("after") is { } after && !TryDecode(after, out start))
        {
            return GraphError.Parameter("Invalid cursors values for pagination");
        }

        var page = rows.Skip(start).Take(limit).ToArray();
        var body = new JsonObject { ["data"] = new JsonArray([.. page]) };
        if (page.Length > 0)
        {
            var last = start + page.Length;
            var paging = new JsonObject { ["cursors"] = new JsonObject { ["before"] = Encode(start), ["after"] = Encode(last) } };
            if (last < rows.Count)
            {
                paging["next"] = Next(call.Http.Request, limit, Encode(last));
            }

            body["paging"] = paging;
        }

        return new GraphReply(body);
    }

    // The next page is asked for with the same fields and filters.
    private static string Next(HttpRequest request, int limit, string after)
    {
        var kept = request.Query.Where(x => x.Key is not ("limit" or "after" or "access_token"))
            .Append(new("limit", limit.ToString(CultureInfo.InvariantCulture))).Append(new("after", after));
        return $"{request.Scheme}://{request.Host}{request.Path}{QueryString.Create(kept)}";
    }

    private static string Encode(int index) =>
        Convert.ToBase64String(Encoding.ASCII.GetBytes("QVFI" + index.ToString(CultureInfo.InvariantCulture)));

    private static bool TryDecode(string cursor, out int index)
    {
        index = 0;
        var bytes = new byte[cursor.Length];
        return Convert.TryFromBase64String(cursor, bytes, out var length)
            && Encoding.ASCII.GetString(bytes, 0, length) is ['Q', 'V', 'F', 'I', .. var digits]
            && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out index);
    }
}
