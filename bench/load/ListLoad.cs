using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Taktchat.Load;

/// <summary>Readers who ask again as soon as they are answered: how many lists a second, and how long each takes.</summary>
internal static class ListLoad
{
    private static readonly string[] Lists =
    [
        "/api/tickets", "/api/tickets?status=pending", "/api/tickets?status=open", "/api/tickets?status=closed", "/api/tickets?assigneeId=me",
        "/api/tickets?queueId=none", "/api/tickets?entrySource=whatsapp", "/api/tickets?unread=true", "/api/tickets?search=ma", "/api/tickets/counts",
    ];

    public static async Task<int> RunAsync(Options options)
    {
        var server = new Uri(options.Text("url"));
        var token = options.Text("token");
        string[] paths = options.Optional("path") is { } one ? [one] : [.. Lists, await MessagesAsync(server, token)];
        foreach (var path in paths)
        {
            await MeasureAsync(server, path, token, options);
        }

        return 0;
    }

    /// <summary>One path with N workers; 2 s to warm up.</summary>
    public static async Task MeasureAsync(Uri server, string path, string token, Options options)
    {
        var request = Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {server.Authority}\r\nAuthorization: Bearer {token}\r\n\r\n");
        var latencies = new Latencies(2_000_000);
        var failures = new Counter();
        var measured = TimeSpan.FromSeconds(options.Number("seconds", 10));
        var warm = TimeSpan.FromSeconds(2);
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, options.Number("workers", 8)).Select(_ => Task.Run(async () =>
        {
            using var connection = new RawConnection(server, path);
            while (Stopwatch.GetElapsedTime(start) is var at && at < warm + measured)
            {
                var asked = Stopwatch.GetTimestamp();
                if (!await connection.GetAsync(request))
                {
                    failures.Increment();
                }

                if (at >= warm)
                {
                    latencies.Add(Stopwatch.GetElapsedTime(asked));
                }
            }
        })));
        Console.WriteLine($"{path,-40} {latencies.Count / measured.TotalSeconds,7:F0}/s {latencies}, failures {failures.Value}");
    }

    /// <summary>The messages of the fullest of the newest 200 tickets that a person has had: a short conversation would flatter the figure.</summary>
    private static async Task<string> MessagesAsync(Uri server, string token)
    {
        using var client = new HttpClient { BaseAddress = server };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var (fullest, rows) = ("", -1);
        foreach (var ticket in await ItemsAsync(client, "/api/tickets?status=open,closed&limit=200"))
        {
            var path = $"/api/tickets/{ticket.GetProperty("id").GetString()}/messages";
            var found = (await ItemsAsync(client, path)).Length;
            (fullest, rows) = found > rows ? (path, found) : (fullest, rows);
        }

        Console.WriteLine($"a conversation's page of {rows} messages:");
        return fullest;
    }

    private static async Task<JsonElement[]> ItemsAsync(HttpClient client, string path)
    {
        var page = JsonSerializer.Deserialize<JsonElement>(await client.GetStringAsync(new Uri(path, UriKind.Relative)));
        return [.. page.GetProperty("items").EnumerateArray()];
    }
}
