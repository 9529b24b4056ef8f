using System.Text.Json.Nodes;
using Taktchat.CloudApi.Faults;
using Taktchat.CloudApi.Graph;
using Taktchat.CloudApi.Sending;
using Taktchat.CloudApi.Time;
using Taktchat.CloudApi.Ui;
using Taktchat.CloudApi.Webhooks;
using Taktchat.CloudApi.World;

namespace Taktchat.CloudApi.Control;

internal sealed record ResetOrder(int? Seed, DateTimeOffset? Now);

/// <summary>All that holds events on their way.</summary>
internal sealed record Pipes(Scheduler Scheduler, WebhookBatcher Batcher, DeliveryQueue Deliveries);

/// <summary>All that holds decisions of earlier tests.</summary>
internal sealed record Settings(KnobBoard Knobs, FaultTable Faults, MagicRecipients Magic, RequestLog Requests);

/// <summary><c>POST /_sim/reset</c>: everything as after the start.</summary>
internal sealed class ResetEndpoint(
    SimWorld world,
    SimClock clock,
    SimRandom random,
    Pipes pipes,
    Settings settings,
    UiFeed feed)
{
    public void Map(IEndpointRouteBuilder sim) =>
        sim.MapPost("/reset", (JsonNode? body) => Reset(body is null ? new ResetOrder(null, null) : SimJson.Read<ResetOrder>(body)));

    private IResult Reset(ResetOrder order)
    {
        pipes.Scheduler.Clear();
        pipes.Batcher.Clear();
        pipes.Deliveries.Reset();
        settings.Knobs.Table = new KnobTable();
        settings.Faults.Replace([]);
        settings.Magic.Clear();
        settings.Requests.Entries.Clear();
        clock.Reset();
        if (order.Now is { } now)
        {
            clock.Set(now);
        }

        if (order.Seed is { } seed)
        {
            random.Reseed(seed);
        }

        world.Reset();
        feed.Changed();
        return Results.Json(new { seed = random.Seed, now = clock.UtcNow });
    }
}
