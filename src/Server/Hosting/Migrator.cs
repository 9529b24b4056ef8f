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
        var database = scope.ServiceProvider.GetRequiredService<Database>();
        await using var db = Owner(scope.ServiceProvider, database);
        try
        {
            await RowSecuritySetup.RefuseUnfencedAsync(db, database, cancellationToken);
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
            await RowSecuritySetup.FenceAsync(db, database, cancellationToken);
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

    /// <summary>The schema as its owner sees it: migrations change rows of every company.</summary>
    private static TaktchatDb Owner(IServiceProvider services, Database database)
    {
        if (database.Engine == SqlEngine.Sqlite)
        {
            return services.GetRequiredService<TaktchatDb>();
        }

        var builder = new DbContextOptionsBuilder<PostgreSqlTaktchatDb>();
        builder.UseSnakeCaseNamingConvention();
        builder.UseNpgsql(SystemQueries.ForMigrations(services.GetRequiredService<Installation>().MigrationConnection));
        return new PostgreSqlTaktchatDb(builder.Options, services.GetRequiredService<TaktchatDbServices>(), new CompanyScope());
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
