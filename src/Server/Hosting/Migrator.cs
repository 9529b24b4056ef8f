using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Sql;

namespace Taktchat.Server.Hosting;

/// <summary>Brings the schema up to date before anything else runs.</summary>
internal static class Migrator
{
    public static async Task MigrateAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TaktchatDb>();
        var database = scope.ServiceProvider.GetRequiredService<Database>();
        try
        {
            var known = db.Database.GetMigrations().ToHashSet();
            var history = db.GetService<IHistoryRepository>();
            var applied = await history.ExistsAsync(cancellationToken)
                ? (await history.GetAppliedMigrationsAsync(cancellationToken)).Select(x => x.MigrationId) : [];
            if (applied.FirstOrDefault(x => !known.Contains(x)) is { } newer)
            {
                throw new StartRefusedException(
                    $"The database was made by a newer version of Taktchat (it has {newer}); start that version, or restore a backup.");
            }

            await db.Database.MigrateAsync(cancellationToken);
        }
        catch (NpgsqlException error)
        {
            throw new StartRefusedException($"The PostgreSQL database cannot be used: {error.Message}");
        }
        catch (Microsoft.Data.Sqlite.SqliteException error)
        {
            throw new StartRefusedException($"The database file {database.Path} cannot be used: {error.Message}");
        }

        if (database.Engine == SqlEngine.Sqlite)
        {
            Prepare(database);
        }
    }

    /// <summary>We alone have the data folder: every lease is of a process that is gone, and every open event is ours to do.</summary>
    private static void Prepare(Database database)
    {
        using var session = database.OpenWriter();
        session.Raw("PRAGMA journal_mode = WAL");
        session.Raw("update lease set until = 0");
        session.Raw("update inbound_events set next_at = 0 where state = 0");
    }
}
