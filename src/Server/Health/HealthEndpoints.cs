using Microsoft.EntityFrameworkCore;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Sql;

namespace Taktchat.Server.Health;

/// <summary>What waits where; ages in seconds.</summary>
public sealed record QueueFigures(long InboundAgeSeconds, long OutboxAgeSeconds, long QueuedMessages, long QueuedAgeSeconds);

/// <summary>Whether this process can do its work.</summary>
/// <param name="Status"><c>ready</c> or <c>unavailable</c>.</param>
public sealed record ReadyResponse(string Status, IReadOnlyDictionary<string, string> Checks, QueueFigures? Queues, long? ParkedEvents);

/// <summary>For load balancers and for people who ask what is slow. Not ready only for what makes every request fail:
/// database, schema, shutdown. A queue that grows is told, and does not take the node away.</summary>
internal static class HealthEndpoints
{
    private static readonly SqlStatement Figures = new("""
        select
          (select min(received_at) from inbound_events where state = 0),
          (select min(created_at) from outbox where state = 0),
          (select count(*) from messages where status = 1),
          (select min(queued_at) from messages where status = 1),
          (select count(*) from inbound_events where state = 2)
        """);

    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => TypedResults.Text("ok")).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/health/ready", ReadyAsync).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<IResult> ReadyAsync(
        Database database, TaktchatDb db, TimeProvider time, IHostApplicationLifetime lifetime, CancellationToken cancellationToken)
    {
        var checks = new Dictionary<string, string>
        {
            ["shutdown"] = lifetime.ApplicationStopping.IsCancellationRequested ? "stopping" : "ok",
        };
        QueueFigures? queues = null;
        long? parked = null;
        try
        {
            checks["schema"] = (await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any() ? "behind" : "ok";
            (queues, parked) = await database.ReadOfEveryCompanyAsync(sql => Read(sql, time.NowMs()), cancellationToken);
            checks["database"] = "ok";
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            checks["database"] = "unavailable";
        }

        var ready = checks.Values.All(x => x == "ok");
        return TypedResults.Json(new ReadyResponse(ready ? "ready" : "unavailable", checks, queues, parked), Json.Options,
            statusCode: ready ? 200 : 503);
    }

    private static (QueueFigures, long) Read(SqlSession sql, long now)
    {
        QueueFigures? figures = null;
        long parked = 0;
        sql.Query(Figures, 0, static (_, _) => { }, (_, row) =>
        {
            figures = new(Age(row.GetLongOrNull(0), now), Age(row.GetLongOrNull(1), now), row.GetLong(2), Age(row.GetLongOrNull(3), now));
            parked = row.GetLong(4);
        });
        return (figures!, parked);
    }

    private static long Age(long? since, long now) => since is { } at ? Math.Max(0, (now - at) / 1000) : 0;
}
