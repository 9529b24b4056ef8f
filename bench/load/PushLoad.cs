using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Taktchat.Load;

/// <summary>From the instant a webhook is due to the instant its message stands in the browser's socket: every screen watches
/// the list and has one ticket open, four screens a ticket.</summary>
internal static class PushLoad
{
    private const int ScreensPerTicket = 4;
    private const byte RecordSeparator = 0x1e;

    public static async Task<int> RunAsync(Options options)
    {
        var server = new Uri(options.Text("url"));
        var token = options.Text("token");
        var screens = options.Number("screens", 200);
        var rate = options.Number("rate", 400);
        var seconds = options.Number("seconds", 20);
        var customers = screens / ScreensPerTicket;
        var load = options.With(("customers", Text(customers)), ("warmup", "0"));
        await WebhookLoad.RunAsync(load.With(("rate", Text(customers)), ("seconds", "1")));
        var tickets = await TicketsAsync(server, token, customers);

        var due = new long[rate * seconds];
        var latencies = new Latencies(due.Length * ScreensPerTicket);
        using var ended = new CancellationTokenSource();
        var readers = new List<Task>();
        for (var i = 0; i < screens; i++)
        {
            var socket = await OpenAsync(server, token, tickets[i % customers]);
            readers.Add(Task.Run(() => WatchAsync(socket, due, latencies, ended.Token)));
        }

        await WebhookLoad.RunAsync(load.With(("rate", Text(rate)), ("seconds", Text(seconds))), due);
        var seen = await SettledAsync(latencies, due.Length * ScreensPerTicket);
        await ended.CancelAsync();
        await Task.WhenAll(readers);
        Console.WriteLine($"event to screen, {screens} screens, {rate} messages/s: {latencies}, seen {seen} of {due.Length * ScreensPerTicket}");
        return seen == due.Length * ScreensPerTicket ? 0 : 1;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static async Task<string[]> TicketsAsync(Uri server, string token, int count)
    {
        using var client = new HttpClient { BaseAddress = server };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var page = JsonSerializer.Deserialize<JsonElement>(
            await client.GetStringAsync(new Uri($"/api/tickets?limit={count}", UriKind.Relative)));
        return [.. page.GetProperty("items").EnumerateArray().Select(x => x.GetProperty("id").GetString()!)];
    }

    /// <summary>A SignalR connection by hand: the JSON protocol's handshake, then one invocation that opens the ticket.</summary>
    private static async Task<ClientWebSocket> OpenAsync(Uri server, string token, string ticket)
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri($"ws://{server.Authority}/hub?access_token={token}"), CancellationToken.None);
        await SendAsync(socket, """{"protocol":"json","version":1}""");
        await ReceiveUntilAsync(socket, "{}"u8.ToArray());
        await SendAsync(socket, $$"""{"type":1,"invocationId":"1","target":"OpenTicket","arguments":["{{ticket}}"]}""");
        await ReceiveUntilAsync(socket, "\"result\":true"u8.ToArray());
        return socket;
    }

    private static Task SendAsync(ClientWebSocket socket, string json) =>
        socket.SendAsync((byte[])[.. Encoding.UTF8.GetBytes(json), RecordSeparator], WebSocketMessageType.Text, true, CancellationToken.None);

    private static async Task ReceiveUntilAsync(ClientWebSocket socket, byte[] wanted)
    {
        var buffer = new byte[64 * 1024];
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
            if (buffer.AsSpan(0, part.Count).IndexOf(wanted) >= 0)
            {
                return;
            }
        }
    }

    private static async Task WatchAsync(ClientWebSocket socket, long[] due, Latencies latencies, CancellationToken cancellationToken)
    {
        using var mine = socket;
        var buffer = new byte[4 * 1024 * 1024];
        var length = 0;
        try
        {
            while (true)
            {
                var part = await socket.ReceiveAsync(buffer.AsMemory(length), cancellationToken);
                length += part.Count;
                if (part.EndOfMessage)
                {
                    Note(buffer.AsSpan(0, length), due, latencies);
                    length = 0;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The measurement is over.
        }
    }

    /// <summary>The number each text begins with ("… número 17: …"), however the accent is written.</summary>
    private static void Note(ReadOnlySpan<byte> frame, long[] due, Latencies latencies)
    {
        var now = Stopwatch.GetTimestamp();
        var rest = frame;
        while (rest.IndexOf("\"text\":\"Mensagem n"u8) is var at and >= 0)
        {
            rest = rest[(at + 18)..];
            rest = rest[(rest.IndexOf((byte)' ') + 1)..];
            var index = int.Parse(rest[..rest.IndexOf((byte)':')], CultureInfo.InvariantCulture);
            latencies.Add(Stopwatch.GetElapsedTime(due[index], now));
        }
    }

    /// <summary>How many were seen once nothing new has come for two seconds.</summary>
    private static async Task<int> SettledAsync(Latencies latencies, int wanted)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(2));
        var seen = -1;
        while (latencies.Count != wanted && latencies.Count != seen)
        {
            seen = latencies.Count;
            await timer.WaitForNextTickAsync();
        }

        return latencies.Count;
    }
}
