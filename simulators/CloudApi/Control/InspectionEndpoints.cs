using System.Text.Json.Nodes;
using Taktchat.CloudApi.Graph;
using Taktchat.CloudApi.Time;
using Taktchat.CloudApi.Ui;
using Taktchat.CloudApi.Webhooks;
using Taktchat.CloudApi.World;

namespace Taktchat.CloudApi.Control;

internal sealed record DrainOrder(int? TimeoutMs);

/// <summary>What a test may know: messages, deliveries, requests, the ledger, and whether anything is still under way.</summary>
internal sealed class InspectionEndpoints(
    SimWorld world,
    DeliveryQueue deliveries,
    RequestLog requests,
    Activity activity,
    Scheduler scheduler)
{
    public void Map(IEndpointRouteBuilder sim)
    {
        sim.MapGet("/messages", Messages);
        sim.MapGet("/deliveries", Deliveries);
        sim.MapGet("/requests", (string? path, int? limit) => Requests(path, limit ?? 1_000));
        sim.MapGet("/ledger", LedgerPage);
        sim.MapGet("/idle", () => Idle(activity.Pending == 0));
        sim.MapPost("/drain", DrainAsync);
    }

    private object Messages(string? to, string? number, string? wamid, int? limit)
    {
        var phone = to is null ? null : Phone.Canonical(Phone.Digits(to));
        var items = world.Chats
            .Where(x => (phone is null || x.Contact.Phone == phone) && (number is null || x.Number == world.NumberFor(number)))
            .SelectMany(x => x.Snapshot())
            .Where(x => wamid is null || x.Wamid == wamid)
            .OrderBy(x => x.At)
            .TakeLast(limit ?? 1_000)
            .Select(Bubble.Of)
            .ToArray();
        return new { count = items.Length, items };
    }

    private object Deliveries(bool? ok, int? limit, string? wamid)
    {
        var items = deliveries.Log.Snapshot()
            .Where(x => (ok is null || x.Ok == ok) && (wamid is null || x.Ids.Contains(wamid)))
            .TakeLast(limit ?? 1_000)
            .ToArray();
        return new { total = deliveries.Log.Total, count = items.Length, items };
    }

    private object Requests(string? path, int limit)
    {
        var items = requests.Entries.Snapshot()
            .Where(x => path is null || x.Path.Contains(path, StringComparison.OrdinalIgnoreCase))
            .TakeLast(limit)
            .ToArray();
        return new { total = requests.Entries.Total, count = items.Length, items };
    }

    private object LedgerPage(long? after, int? limit)
    {
        var items = world.Ledger.After(after ?? 0, limit ?? int.MaxValue);
        return new { count = world.Ledger.Total, items, next = items.Length > 0 ? items[^1].Number : after ?? 0 };
    }

    private async Task<object> DrainAsync(JsonNode? body, CancellationToken cancellationToken)
    {
        var patience = body is null ? 30_000 : SimJson.Read<DrainOrder>(body).TimeoutMs ?? 30_000;
        return Idle(await activity.WhenIdleAsync(TimeSpan.FromMilliseconds(patience), cancellationToken));
    }

    private object Idle(bool idle) => new { idle, pending = activity.Pending, scheduled = scheduler.Count, retrying = deliveries.Retrying };
}
