using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;

namespace Taktchat.Proof.Harness;

/// <summary>A screen that listens at one node's hub.</summary>
internal sealed class Screen : IAsyncDisposable
{
    private readonly ConcurrentQueue<JsonElement> _seen = new();
    private readonly HubConnection _hub;

    private Screen(HubConnection hub)
    {
        _hub = hub;
        hub.On<JsonElement>("m", pushes =>
        {
            foreach (var push in pushes.EnumerateArray())
            {
                _seen.Enqueue(push.Clone());
            }
        });
    }

    public IReadOnlyCollection<JsonElement> Seen => _seen;

    public bool IsEnded => _hub.State == HubConnectionState.Disconnected;

    public static async Task<Screen> OpenAsync(Uri node, string token)
    {
        var screen = new Screen(new HubConnectionBuilder()
            .WithUrl(new Uri(node, "/hub"), x => x.AccessTokenProvider = () => Task.FromResult<string?>(token)).Build());
        await screen._hub.StartAsync();
        // Calls are taken once the connection is in its groups.
        await screen._hub.InvokeAsync<bool>("OpenTicket", Guid.Empty);
        return screen;
    }

    public ValueTask DisposeAsync() => _hub.DisposeAsync();
}
