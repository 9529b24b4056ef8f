using System.Text.Json;

namespace Taktchat.Api.Harness;

/// <summary>Short ways to read answers.</summary>
internal static class Wire
{
    public static string Text(this JsonElement element, string name) => element.GetProperty(name).GetString()!;

    public static string? MaybeText(this JsonElement element, string name) =>
        element.GetProperty(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    /// <summary>The body, after making sure of the status.</summary>
    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage response, int status)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True((int)response.StatusCode == status, $"{(int)response.StatusCode} instead of {status}: {text}");
        return text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text);
    }

    /// <summary>The stable code of a refusal.</summary>
    public static async Task<string> CodeAsync(this HttpResponseMessage response, int status)
    {
        var problem = await response.JsonAsync(status);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.NotEmpty(problem.Text("detail"));
        return problem.Text("code");
    }

    public static async Task<JsonElement> GetJsonAsync(this HttpClient client, string path) =>
        await (await client.GetAsync(path)).JsonAsync(200);

    public static async Task<JsonElement> PostAsync(this HttpClient client, string path, int status = 200) =>
        await (await client.PostAsync(path, null)).JsonAsync(status);

    public static string? MaybeId(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value.GetString() : null;

    public static List<JsonElement> Items(this JsonElement page) => [.. page.GetProperty("items").EnumerateArray()];
}

/// <summary>Webhook bodies as Meta sends them.</summary>
internal static class Webhooks
{
    public static string Text(string number, string from, string wamid, string text, long? at = null, string? name = null) =>
        Message(number, $$$"""
            {"from":"{{{from}}}","id":"{{{wamid}}}","timestamp":"{{{at ?? Now}}}","type":"text","text":{"body":{{{JsonSerializer.Serialize(text)}}}}}
            """, $$$"""{"profile":{"name":{{{JsonSerializer.Serialize(name ?? "Cliente")}}}},"wa_id":"{{{from}}}"}""");

    public static string Message(string number, string message, string? contact = null) => Value(number,
        $$$"""{{{(contact is null ? "" : $"\"contacts\":[{contact}],")}}}"messages":[{{{message}}}]""");

    public static string Status(string number, string wamid, string status, string? extra = null) => Value(number,
        $$$"""
        "statuses":[{"id":"{{{wamid}}}","status":"{{{status}}}","timestamp":"{{{Now}}}","recipient_id":"5511999990000"{{{extra}}}}]
        """);

    public static string Value(string number, string members, string field = "messages") => $$$"""
        {"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"{{{field}}}","value":{"messaging_product":"whatsapp",
        "metadata":{"display_phone_number":"551140028922","phone_number_id":"{{{number}}}"},{{{members}}}}}]}]}
        """;

    private static long Now => TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() - 1;
}
