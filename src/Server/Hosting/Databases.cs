using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.Logging.Abstractions;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Events;
using Taktchat.Kernel.Sql;

namespace Taktchat.Server.Hosting;

/// <summary>The schema on SQLite, with its own history of migrations.</summary>
public sealed class SqliteTaktchatDb(DbContextOptions<SqliteTaktchatDb> options, TaktchatDbServices services, CompanyScope scope)
    : TaktchatDb(options, services, scope)
{
    protected override SqlEngine Engine => SqlEngine.Sqlite;
}

/// <summary>The same schema on PostgreSQL, with its own history of migrations.</summary>
public sealed class PostgreSqlTaktchatDb(
    DbContextOptions<PostgreSqlTaktchatDb> options, TaktchatDbServices services, CompanyScope scope)
    : TaktchatDb(options, services, scope)
{
    protected override SqlEngine Engine => SqlEngine.PostgreSql;
}

/// <summary>Which modules make up the schema, lowest first: a module refers to what stands below it by name.</summary>
public static class Databases
{
    public static readonly ModelAssemblies Model = new(
    [
        typeof(Tenancy.TenancyModule).Assembly, typeof(Files.FilesModule).Assembly, typeof(Channels.ChannelsModule).Assembly,
        typeof(Contacts.ContactsModule).Assembly, typeof(Tickets.TicketsModule).Assembly, typeof(Messages.MessagesModule).Assembly,
    ]);

    public static IServiceCollection AddDatabases(this IServiceCollection services, Database database)
    {
        services.AddSingleton(Model);
        if (database.Engine == SqlEngine.Sqlite)
        {
            services.AddDbContext<TaktchatDb, SqliteTaktchatDb>(x => Configure(x, database.Engine, database.ConnectionString));
        }
        else
        {
            services.AddDbContext<TaktchatDb, PostgreSqlTaktchatDb>(x => Configure(x, database.Engine, database.ConnectionString));
        }

        return services;
    }

    internal static void Configure(DbContextOptionsBuilder builder, SqlEngine engine, string connectionString)
    {
        builder.UseSnakeCaseNamingConvention();
        if (engine == SqlEngine.Sqlite)
        {
            builder.UseSqlite(connectionString);
        }
        else
        {
            builder.UseNpgsql(connectionString).UseRowSecurity();
        }
    }
}

/// <summary>Lets <c>dotnet ef</c> build the model without a server.</summary>
public sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteTaktchatDb>
{
    public SqliteTaktchatDb CreateDbContext(string[] args)
    {
        var builder = new DbContextOptionsBuilder<SqliteTaktchatDb>();
        Databases.Configure(builder, SqlEngine.Sqlite, "Data Source=design.db");
        return new(builder.Options, DesignTime.Services(SqlEngine.Sqlite, "Data Source=design.db"), new CompanyScope());
    }
}

/// <summary>Lets <c>dotnet ef</c> build the model without a server.</summary>
public sealed class PostgreSqlDesignTime : IDesignTimeDbContextFactory<PostgreSqlTaktchatDb>
{
    public PostgreSqlTaktchatDb CreateDbContext(string[] args)
    {
        var builder = new DbContextOptionsBuilder<PostgreSqlTaktchatDb>();
        Databases.Configure(builder, SqlEngine.PostgreSql, "Host=localhost;Database=design");
        return new(builder.Options, DesignTime.Services(SqlEngine.PostgreSql, "Host=localhost;Database=design"), new CompanyScope());
    }
}

internal static class DesignTime
{
    public static TaktchatDbServices Services(SqlEngine engine, string connectionString)
    {
        var subscriptions = new EventSubscriptions();
        return new(
            Databases.Model,
            new WriteGate(new Database(engine, connectionString), TimeProvider.System, NullLogger<WriteGate>.Instance),
            subscriptions,
            new AfterCommitQueue(subscriptions, new ServiceCollection().BuildServiceProvider(), NullLogger<AfterCommitQueue>.Instance),
            TimeProvider.System);
    }
}
