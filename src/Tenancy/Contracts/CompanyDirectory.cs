using System.Collections.Concurrent;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Events;
using Taktchat.Kernel.Sql;

namespace Taktchat.Tenancy.Contracts;

/// <summary>Settings of companies, remembered for five seconds at most, so that rules may ask inside a transaction.</summary>
public sealed class CompanyDirectory(Database database, TimeProvider time) : IAfterCommit<CompanyChanged>
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(5);

    private static readonly SqlStatement One = new(
        "select name, time_zone, language, reopen_window_minutes from companies where id = $1");

    private readonly ConcurrentDictionary<CompanyId, (CompanySettings Settings, long ReadAt)> _known = new();

    /// <summary>Reads on a connection of its own when it has to; never waits for a writer.</summary>
    public CompanySettings Get(CompanyId company)
    {
        if (_known.TryGetValue(company, out var known) && time.GetElapsedTime(known.ReadAt) < MaxAge)
        {
            return known.Settings;
        }

        // The age counts from before the read: what changes meanwhile is not missed for longer.
        var at = time.GetTimestamp();
        CompanySettings? read = null;
        database.Read(company, sql => sql.Query(One, company, static (p, c) => p.Add(c.Value), (_, row) =>
            read = new(row.GetString(0), Zone(row.GetString(1)), row.GetString(2), row.GetInt(3))));
        var settings = read ?? throw new InvalidOperationException($"There is no company {company.Value}.");
        _known[company] = (settings, at);
        return settings;
    }

    public ValueTask HandleAsync(CompanyChanged happened, CancellationToken cancellationToken)
    {
        _known.TryRemove(happened.CompanyId, out _);
        return ValueTask.CompletedTask;
    }

    private static TimeZoneInfo Zone(string id) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : TimeZoneInfo.Utc;
}
