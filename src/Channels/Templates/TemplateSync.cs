using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Taktchat.Channels.CloudApi;
using Taktchat.Channels.Contracts;
using Taktchat.Channels.Domain;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Events;
using Taktchat.Kernel.Work;

namespace Taktchat.Channels.Templates;

/// <summary>Keeps our copy of a connection's templates equal to the provider's: when a person asks, when the provider says that
/// one has changed, and every six hours.</summary>
internal sealed partial class TemplateSync(
    IServiceScopeFactory scopes, GraphClient graph, SecretBox secrets, TimeProvider time, ILogger<TemplateSync> logger)
    : DueWorker(time, logger), IAfterCommit<ConnectionChanged>
{
    private const string Fields =
        "id,name,language,status,category,quality_score,rejected_reason,parameter_format,components";

    private const int MaxPages = 70;

    private static readonly TimeSpan Every = TimeSpan.FromHours(6);

    private readonly ConcurrentDictionary<ConnectionId, long> _due = new();
    private readonly ConcurrentDictionary<CompanyId, bool> _asked = new();
    private readonly TimeProvider _time = time;

    protected override TimeSpan Sweep => TimeSpan.FromMinutes(5);

    /// <summary>The provider said that a template has changed. Its account may have several numbers, so all of the company's
    /// connections are asked.</summary>
    public void Ask(CompanyId company)
    {
        _asked[company] = true;
        Poke();
    }

    /// <summary>A connection that has just been made or mended is asked at once.</summary>
    public ValueTask HandleAsync(ConnectionChanged happened, CancellationToken cancellationToken)
    {
        if (_due.TryAdd(happened.ConnectionId, 0))
        {
            Poke();
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Asks the provider now; null when our copy equals it.</summary>
    public async Task<Failure?> RunAsync(ConnectionId connection, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TaktchatDb>();
        var row = await db.OfEveryCompany<Connection>().AsNoTracking()
            .SingleOrDefaultAsync(x => x.Id == connection && x.DeletedAt == null, cancellationToken);
        if (row is null || secrets.Open(row.AccessTokenSealed) is not { Length: > 0 } token)
        {
            return row is null ? Failures.NotFound : TemplateFailures.NotSynced;
        }

        var found = await FetchAsync(row.BusinessAccountId, token, cancellationToken);
        if (found is null)
        {
            return TemplateFailures.NotSynced;
        }

        scope.ServiceProvider.GetRequiredService<CompanyScope>().Current = row.CompanyId;
        await StoreAsync(db, row, found, cancellationToken);
        _due[connection] = _time.NowMs() + (long)Every.TotalMilliseconds;
        return null;
    }

    protected override async Task<bool> RunDueAsync(CancellationToken cancellationToken)
    {
        List<(ConnectionId Id, CompanyId Company)> connections;
        await using (var scope = scopes.CreateAsyncScope())
        {
            connections = (await scope.ServiceProvider.GetRequiredService<TaktchatDb>().OfEveryCompany<Connection>().AsNoTracking()
                .Where(x => x.DeletedAt == null && x.StoppedAt == null && x.ProblemCode == null && x.Kind == ConnectionKind.WhatsAppCloud)
                .Select(x => new { x.Id, x.CompanyId }).ToListAsync(cancellationToken)).ConvertAll(x => (x.Id, x.CompanyId));
        }

        var now = _time.NowMs();
        var asked = _asked.Keys.Where(x => _asked.TryRemove(x, out _)).ToHashSet();
        foreach (var (connection, _) in connections.Where(x => asked.Contains(x.Company) || _due.GetValueOrDefault(x.Id) <= now))
        {
            // Whatever comes of it, it is not asked again at once.
            _due[connection] = now + (long)Sweep.TotalMilliseconds;
            if (await RunAsync(connection, cancellationToken) is not null)
            {
                LogNotSynced(connection.Value);
            }
        }

        return false;
    }

    /// <summary>Null when the provider could not be asked to the end: half a list would delete the other half.</summary>
    private async Task<Dictionary<(string, string), ProviderTemplate>?> FetchAsync(
        string account, string token, CancellationToken cancellationToken)
    {
        var found = new Dictionary<(string, string), ProviderTemplate>();
        var path = $"{Uri.EscapeDataString(account)}/message_templates?fields={Fields}&limit=100";
        try
        {
            for (var (page, after) = (0, (string?)""); page < MaxPages && after is not null; page++)
            {
                var answer = await graph.GetAsync(
                    after.Length == 0 ? path : $"{path}&after={Uri.EscapeDataString(after)}", token, cancellationToken);
                if (answer.Error is not null || !answer.Body.TryGetProperty("data", out var data) || data.ValueKind != JsonValueKind.Array)
                {
                    return null;
                }

                foreach (var template in data.EnumerateArray().Select(Read).OfType<ProviderTemplate>())
                {
                    found[(template.Name, template.Language)] = template;
                }

                after = Next(answer.Body);
            }

            return found;
        }
        catch (GraphUnclearException)
        {
            return null;
        }
    }

    private async Task StoreAsync(
        TaktchatDb db, Connection connection, Dictionary<(string, string), ProviderTemplate> found, CancellationToken cancellationToken)
    {
        var id = connection.Id;
        var known = await db.Set<MessageTemplate>().Where(x => x.ConnectionId == id).ToListAsync(cancellationToken);
        foreach (var template in known)
        {
            if (found.Remove((template.Name, template.Language), out var fresh))
            {
                template.Take(fresh, _time);
            }
            else
            {
                db.Remove(template);
            }
        }

        foreach (var template in found.Values)
        {
            db.Add(MessageTemplate.Of(connection.CompanyId, connection.Id, template, _time));
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException error) when (error is DbUpdateConcurrencyException || UniqueViolation.Is(error))
        {
            // Asked twice at once: the other has just stored the same.
        }
    }

    private static string? Next(JsonElement body) =>
        body.TryGetProperty("paging", out var paging) && paging.TryGetProperty("next", out _)
        && paging.TryGetProperty("cursors", out var cursors) ? JsonParts.Text(cursors, "after") : null;

    private static ProviderTemplate? Read(JsonElement item)
    {
        if (JsonParts.Text(item, "id") is not { Length: > 0 } id || JsonParts.Text(item, "name") is not { Length: > 0 } name
            || JsonParts.Text(item, "language") is not { Length: > 0 } language)
        {
            return null;
        }

        var components = item.TryGetProperty("components", out var parts) && parts.ValueKind == JsonValueKind.Array ? parts.GetRawText() : "[]";
        var quality = item.TryGetProperty("quality_score", out var score) ? JsonParts.Text(score, "score") : null;
        var reason = JsonParts.Text(item, "rejected_reason");
        // Meta writes languages both ways (reference 1.7).
        return new(id, name, language.Replace('-', '_'), Lower(JsonParts.Text(item, "category")), Lower(JsonParts.Text(item, "status")),
            Lower(quality ?? "unknown"), reason is null or "NONE" ? null : reason, components);
    }

#pragma warning disable CA1308 // Our words for them are in lower case on the wire.
    private static string Lower(string? text) => (text ?? "").ToLowerInvariant();
#pragma warning restore CA1308

    [LoggerMessage(1290, LogLevel.Warning, "The templates of connection {Connection} could not be read")]
    private partial void LogNotSynced(Guid connection);
}
