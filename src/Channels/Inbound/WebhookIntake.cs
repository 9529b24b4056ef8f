using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Taktchat.Channels.Contracts;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Web;

namespace Taktchat.Channels.Inbound;

/// <summary>Stores the updates of a signed webhook and answers. Shared by nothing but the webhook: the hot road.</summary>
internal sealed partial class WebhookIntake(
    HotWriter writer, InboundDispatcher dispatcher, WebhookSightings sightings, IRealtime realtime, TimeProvider time,
    ILogger<WebhookIntake> logger)
{
    private static readonly byte[] OneStored = "{\"stored\":1}"u8.ToArray();

    private readonly ConcurrentDictionary<ConnectionId, long> _unrouted = new();

    /// <summary>Updates for numbers that no connection with this app secret has, since the start: counted, not stored.</summary>
    public long UnroutedOf(ConnectionId connection) => _unrouted.GetValueOrDefault(connection);

    public async Task TakeAsync(HttpContext http, WebhookTarget target, byte[] body)
    {
        var job = new StoreEvents(Rows(target, body));
        if (job.Rows.Count > 0)
        {
            if (!writer.TryPost(job))
            {
                await Failures.Busy.ToProblem().ExecuteAsync(http);
                return;
            }

            await job.Done;
            dispatcher.Dispatch(job.New);
            if (job.Parked > 0)
            {
                realtime.Push(RealtimeGroups.Company(target.Company), new StalePush("events.parked", job.Rows[0].Event.Id));
            }
        }

        await sightings.SeenAsync(target, handshake: false);
        http.Response.ContentType = "application/json";
        if (job.Rows.Count == 1)
        {
            http.Response.ContentLength = OneStored.Length;
            await http.Response.Body.WriteAsync(OneStored);
        }
        else
        {
            await http.Response.WriteAsJsonAsync(new { stored = job.Rows.Count });
        }
    }

    private List<(InboundEvent Event, byte[] Key, string? ParkReason)> Rows(WebhookTarget target, byte[] body)
    {
        var now = time.NowMs();
        var updates = new List<WebhookUpdate>(1);
        if (!WebhookBody.TrySplit(body, updates))
        {
            var whole = new WebhookUpdate(InboundKind.Raw, null, "", "", body);
            return [Row(target, whole, now, "webhook.unreadable")];
        }

        var rows = new List<(InboundEvent, byte[], string?)>(updates.Count);
        foreach (var update in updates)
        {
            if (target.Route(update.PhoneNumberId) is { } owner)
            {
                rows.Add(Row(owner, update, now, null));
            }
            else
            {
                _unrouted.AddOrUpdate(target.Id, 1, static (_, count) => count + 1);
                LogUnrouted(target.Id.Value);
            }
        }

        return rows;
    }

    private (InboundEvent Event, byte[] Key, string? ParkReason) Row(
        WebhookTarget owner, WebhookUpdate update, long now, string? parkReason) =>
        (new InboundEvent(Ids.New(time), owner.Company, owner.Id, update.Kind, update.Body, now, 0),
            WebhookBody.Key(owner.Id.Value, update), parkReason);

    [LoggerMessage(1290, LogLevel.Warning, "Connection {Connection} got an update for a number it does not have")]
    private partial void LogUnrouted(Guid connection);
}
