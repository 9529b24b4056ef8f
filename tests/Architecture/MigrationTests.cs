using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Server.Hosting;

namespace Taktchat.Architecture;

/// <summary>Every migration can be taken back, one by one to an empty database, and what is built again is the same.</summary>
public sealed class MigrationTests
{
    [Fact]
    public async Task All_go_down_one_by_one_and_up_again_on_sqlite()
    {
        var folder = Directory.CreateTempSubdirectory("taktchat-migrations-");
        try
        {
            await using var db = new SqliteDesignTime().CreateDbContext([]);
            db.Database.SetConnectionString($"Data Source={Path.Combine(folder.FullName, "a.db")};Pooling=False");
            await WalkAsync(db, """
                select type || ' ' || name || ' ' || coalesce(sql, '') from sqlite_master where name not like '\_\_EF%' escape '\' and name not like 'sqlite%'
                union all select 'column ' || m.name || '.' || p.name || ' ' || p.type || ' ' || p."notnull"
                from sqlite_master m, pragma_table_info(m.name) p where m.type = 'table' and m.name not like '\_\_EF%' escape '\'
                union all select 'key ' || m.name || '.' || k."from" || ' to ' || k."table" || '.' || k."to" || ' ' || k.on_delete
                from sqlite_master m, pragma_foreign_key_list(m.name) k where m.type = 'table'
                """);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task All_go_down_one_by_one_and_up_again_on_postgresql()
    {
        var server = Environment.GetEnvironmentVariable("TAKTCHAT_TEST_POSTGRES");
        Assert.SkipWhen(string.IsNullOrEmpty(server), "TAKTCHAT_TEST_POSTGRES names no server.");
        var name = $"taktchat_migrations_{Ids.New(TimeProvider.System):N}";
        await using var admin = NpgsqlDataSource.Create(server!);
        await RunAsync(admin, $"create database {name}");
        try
        {
            await using var db = new PostgreSqlDesignTime().CreateDbContext([]);
            db.Database.SetConnectionString(new NpgsqlConnectionStringBuilder(server) { Database = name, Pooling = false }.ConnectionString);
            await WalkAsync(db, """
                select 'column ' || table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || coalesce(column_default, '')
                from information_schema.columns where table_schema = 'public' and table_name not like '\_\_EF%'
                union all select 'view ' || viewname || ' ' || definition from pg_views where schemaname = 'public'
                union all select 'index ' || indexdef from pg_indexes where schemaname = 'public' and tablename not like '\_\_EF%'
                union all select 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
                from pg_constraint where connamespace = 'public'::regnamespace and conrelid::regclass::text not like '%\_\_EF%'
                """);
        }
        finally
        {
            await RunAsync(admin, $"drop database {name} with (force)");
        }
    }

    /// <summary>What stands after each step up stands there again after the steps down to it, and at the end once more.</summary>
    private static async Task WalkAsync(TaktchatDb db, string shape)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var migrator = db.GetService<IMigrator>();
        var steps = db.Database.GetMigrations().Prepend(Migration.InitialDatabase).ToList();
        Assert.True(steps.Count > 5, $"Only {steps.Count} were found.");
        var up = new Dictionary<string, List<string>>();
        foreach (var step in steps)
        {
            await migrator.MigrateAsync(step, cancellationToken);
            up[step] = await ShapeAsync(db, shape);
        }

        Assert.Contains(up[steps[^1]], x => x.StartsWith("view view_users", StringComparison.Ordinal));
        foreach (var step in Enumerable.Reverse(steps).Skip(1))
        {
            await migrator.MigrateAsync(step, cancellationToken);
            Assert.Equal(Names(up[step]), Names(await ShapeAsync(db, shape)));
        }

        await migrator.MigrateAsync(null, cancellationToken);
        Assert.Equal(up[steps[^1]], await ShapeAsync(db, shape));
    }

    /// <summary>A column that is built again stands last: how a table is written is left to the comparison at the end.</summary>
    private static List<string> Names(List<string> shape) => [.. shape.Where(x => !x.StartsWith("table ", StringComparison.Ordinal))];

    private static async Task<List<string>> ShapeAsync(TaktchatDb db, string query)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await db.Database.OpenConnectionAsync(cancellationToken);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = query;
        var lines = new List<string>();
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                lines.Add(reader.GetString(0));
            }
        }

        await db.Database.CloseConnectionAsync();
        return [.. lines.Order(StringComparer.Ordinal)];
    }

    private static async Task RunAsync(DbDataSource source, string command)
    {
        await using var order = source.CreateCommand(command);
        await order.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
