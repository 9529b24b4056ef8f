using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Taktchat.Channels.Contracts;
using Taktchat.Channels.Domain;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;

namespace Taktchat.Channels.Inbound;

/// <summary>Notes that webhooks reach us, which is half of "connected"; at most one write per connection and half minute.</summary>
internal sealed partial class WebhookSightings(IServiceScopeFactory scopes, TimeProvider time, ILogger<WebhookSightings> logger)
{
    private static readonly long Interval = (long)TimeSpan.FromSeconds(30).TotalMilliseconds;

    private readonly ConcurrentDictionary<ConnectionId, long> _noted = new();

    public ValueTask SeenAsync(WebhookTarget target, bool handshake)
    {
        var now = time.NowMs();
        var last = _noted.GetValueOrDefault(target.Id);
        if (handshake)
        {
            return new(NoteAsync(target, handshake: true));
        }

        if (now - last < Interval || !(last == 0 ? _noted.TryAdd(target.Id, now) : _noted.TryUpdate(target.Id, now, last)))
        {
            return ValueTask.CompletedTask;
        }

        // Not awaited: the provider's answer must not wait for a row that only says when it last called.
        _ = NoteAsync(target, handshake: false);
        return ValueTask.CompletedTask;
    }

    private async Task NoteAsync(WebhookTarget target, bool handshake)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CompanyScope>().Current = target.Company;
            var db = scope.ServiceProvider.GetRequiredService<TaktchatDb>();
            if (await db.Set<Connection>().SingleOrDefaultAsync(x => x.Id == target.Id) is { } connection)
            {
                connection.WebhookSeen(handshake, time);
                await db.SaveChangesAsync();
            }
        }
        catch (Exception error) when (!handshake)
        {
            // Only a time stamp; the next webhook writes it.
            _noted.TryRemove(target.Id, out _);
            LogFailed(error, target.Id.Value);
        }
    }

    [LoggerMessage(1291, LogLevel.Warning, "The last webhook of connection {Connection} could not be noted")]
    private partial void LogFailed(Exception error, Guid connection);
}
