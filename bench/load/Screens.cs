using System.Globalization;
using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Taktchat.Load;

/// <summary>What a frame from the server is handed to, at the instant it has come whole.</summary>
internal delegate void FrameSeen(ReadOnlySpan<byte> frame);

/// <summary>Open screens: each watches the list and has one ticket open, four screens a ticket.</summary>
internal sealed class Screens : IAsyncDisposable
{
    public const int PerTicket = 4;
    private const byte RecordSeparator = 0x1e;

    private readonly CancellationTokenSource _ended = new();
    private readonly List<Task> _readers = [];

    private Screens()
    {
    }

    public static int Customers(int screens) => screens / PerTicket;

    /// <summary>One message of each customer makes their tickets the newest; these are opened.</summary>
    public static async Task<Screens> OpenAsync(Options options, int screens, Options load, FrameSeen seen)
    {
        var server = new Uri(options.Text("url"));
        var token = options.Text("token");
        var customers = Customers(screens);
        await WebhookLoad.RunAsync(load.With(("rate", customers.ToString(CultureInfo.InvariantCulture)), ("seconds", "1")));
        var tickets = await TicketsAsync(server, token, customers);
        var open = new Screens();
        for (var i = 0; i < screens; i++)
        {
            var socket = await ConnectAsync(server, token, tickets[i % customers]);
            open._readers.Add(Task.Run(() => WatchAsync(socket, seen, open._ended.Token)));
        }

        return open;
    }

    /// <summary>Until all were seen, or nothing new has come for two seconds.</summary>
    public static async Task SettledAsync(Latencies latencies, int wanted)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(2));
        var seen = -1;
        while (latencies.Count != wanted && latencies.Count != seen)
        {
            seen = latencies.Count;
            await timer.WaitForNextTickAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await Task.WhenAll(_readers);
        _ended.Dispose();
    }

    private static async Task<string[]> TicketsAsync(Uri server, string token, int count)
    {
        using var client = new HttpClient { BaseAddress = server };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var page = JsonSerializer.Deserialize<JsonElement>(
            await client.GetStringAsync(new Uri($"/api/tickets?limit={count}", UriKind.Relative)));
        return [.. page.GetProperty("items").EnumerateArray().Select(x => x.GetProperty("id").GetString()!)];
    }

    /// <summary>A SignalR connection by hand: the JSON protocol's handshake, then one invocation that opens the ticket.</summary>
    private static async Task<ClientWebSocket> ConnectAsync(Uri server, string token, string ticket)
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

    private static async Task WatchAsync(ClientWebSocket socket, FrameSeen seen, CancellationToken cancellationToken)
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
                    seen(buffer.AsSpan(0, length));
                    length = 0;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The measurement is over.
        }
    }
}
