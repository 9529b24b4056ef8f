using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Sql;
using Taktchat.Kernel.Work;

namespace Taktchat.Kernel.Events;

/// <summary>Brings events to their durable handlers: claimed by state with a deadline, repeated with growing pauses,
/// parked with their reason after the last attempt. Several nodes may dispatch at once.</summary>
public sealed partial class OutboxDispatcher(
    HotWriter writer, EventSubscriptions subscriptions, IServiceScopeFactory scopes, TimeProvider time,
    ILogger<OutboxDispatcher> logger) : DueWorker(time, logger)
{
    private const int MaxAttempts = 12;

    protected override TimeSpan Sweep => TimeSpan.FromSeconds(2);

    protected override async Task<bool> RunDueAsync(CancellationToken cancellationToken)
    {
        var claim = new ClaimOutbox();
        await writer.RunAsync(claim, cancellationToken);
        foreach (var row in claim.Rows)
        {
            await writer.RunAsync(await DispatchAsync(row, cancellationToken), cancellationToken);
        }

        return claim.Rows.Count > 0;
    }

    private async Task<SettleOutbox> DispatchAsync(ClaimedEvent row, CancellationToken cancellationToken)
    {
        try
        {
            // An event of a version that is gone has no handler left: it is done.
            if (subscriptions.TypeOf(row.Type) is { } type)
            {
                var happened = (DomainEvent)JsonSerializer.Deserialize(row.Payload, type, Json.Options)!;
                foreach (var handler in subscriptions.DurableOf(type))
                {
                    await using var scope = scopes.CreateAsyncScope();
                    scope.ServiceProvider.GetRequiredService<CompanyScope>().Current = happened.CompanyId;
                    await handler(scope.ServiceProvider, happened, cancellationToken);
                }
            }

            return new SettleOutbox(row.Id, null, false, 0);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // The row keeps the reason and comes back: 2, 4, 8 … seconds, an hour at most.
            LogFailed(error, row.Type, row.Attempts + 1);
            var pause = Math.Min(3600, 1 << Math.Min(row.Attempts + 1, 12)) * 1000L;
            return new SettleOutbox(row.Id, $"{error.GetType().Name}: {error.Message}", row.Attempts + 1 >= MaxAttempts, pause);
        }
    }

    [LoggerMessage(1050, LogLevel.Warning, "Handling {Type} failed (attempt {Attempt})")]
    private partial void LogFailed(Exception error, string type, int attempt);
}

internal sealed record ClaimedEvent(Guid Id, string Type, string Payload, int Attempts);

internal sealed class ClaimOutbox : WriteJob
{
    public List<ClaimedEvent> Rows { get; } = [];

    protected internal override void Reset()
    {
        base.Reset();
        Rows.Clear();
    }
}

/// <summary>The end of one attempt: done (deleted), to be repeated after a pause, or parked.</summary>
internal sealed class SettleOutbox(Guid id, string? error, bool park, long pause) : WriteJob
{
    public Guid Id { get; } = id;

    public string? Error { get; } = error;

    public bool Park { get; } = park;

    public long Pause { get; } = pause;
}

internal sealed class OutboxWriteHandler : IWriteHandler<ClaimOutbox>, IWriteHandler<SettleOutbox>
{
    /// <summary>Milliseconds a dispatcher has for its claim; after that another may take the event.</summary>
    private const long ClaimLength = 60_000;

    private const string ClaimText = """
        update outbox set next_at = $1 + $2
        where id in (select id from outbox where state = 0 and next_at <= $1 order by next_at limit 50LOCK)
        returning id, type, payload, attempts
        """;

    private static readonly SqlStatement Claim = new(
        ClaimText.Replace("LOCK", " for update skip locked", StringComparison.Ordinal),
        ClaimText.Replace("LOCK", "", StringComparison.Ordinal));

    private static readonly SqlStatement Done = new("delete from outbox where id = $1");

    private static readonly SqlStatement Again = new("""
        update outbox set state = $2, attempts = attempts + 1, last_error = $3, next_at = $4 where id = $1
        """);

    public void Run(WriteBatch batch, IReadOnlyList<ClaimOutbox> jobs)
    {
        foreach (var job in jobs)
        {
            batch.Sql.Query(Claim, (job, batch.Now), static (p, x) => p.Add(x.Now).Add(ClaimLength),
                static (x, row) => x.job.Rows.Add(new(row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetInt(3))));
            job.Rows.Sort((a, b) => a.Id.CompareTo(b.Id));
        }
    }

    public void Run(WriteBatch batch, IReadOnlyList<SettleOutbox> jobs)
    {
        foreach (var job in jobs)
        {
            if (job.Error is null)
            {
                batch.Sql.Execute(Done, job, static (p, j) => p.Add(j.Id));
            }
            else
            {
                batch.Sql.Execute(Again, (job, batch.Now), static (p, x) =>
                    p.Add(x.job.Id).Add(x.job.Park ? 2 : 0).Add(x.job.Error).Add(x.Now + x.job.Pause));
            }
        }
    }
}
