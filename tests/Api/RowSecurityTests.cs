using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Taktchat.Api.Harness;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Sql;
using Taktchat.Tenancy.Domain;
using Taktchat.Tests;

namespace Taktchat.Api;

/// <summary>The wall that PostgreSQL itself keeps between companies, tried with hand-written SQL that has forgotten every other.</summary>
public sealed class RowSecurityTests(TaktchatApp app)
{
    private const string Tables = """
        select c.relname, a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
            and (a.attname = 'company_id' or (c.relname = 'companies' and a.attname = 'id')) order by 1
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Database Database => app.Services.GetRequiredService<Database>();

    [Fact]
    public async Task A_select_that_forgot_its_company_sees_nobodys_rows()
    {
        var company = await WithEverythingAsync();
        await using var connection = await OpenAsync();
        foreach (var (table, column) in await TablesAsync(connection))
        {
            Assert.Equal((table, 0L), (table, await ScalarAsync(connection, $"select count(*) from {table}")));
            Assert.Equal((table, 0L), (table, await ScalarAsync(connection, $"select count(*) from {table} where {column} = '{company.Id.Value}'")));
        }
    }

    [Fact]
    public async Task With_a_company_a_session_sees_that_companys_rows_and_no_other()
    {
        var (mine, other) = (await WithEverythingAsync(), await WithEverythingAsync());
        await using var connection = await OpenAsync();
        await ScalarAsync(connection, $"select set_config('taktchat.company', '{mine.Id.Value}', false)");
        long seen = 0;
        foreach (var (table, column) in await TablesAsync(connection))
        {
            Assert.Equal((table, 0L), (table, await ScalarAsync(connection, $"select count(*) from {table} where {column} <> '{mine.Id.Value}'")));
            Assert.Equal((table, 0L), (table, await ScalarAsync(connection, $"select count(*) from {table} where {column} = '{other.Id.Value}'")));
            seen += (long)(await ScalarAsync(connection, $"select count(*) from {table}"))!;
        }

        Assert.True(seen > 10, $"{seen} rows of its own");
        Assert.Equal(0L, await ScalarAsync(connection, $"select count(*) from view_users where company_id <> '{mine.Id.Value}'"));
        Assert.Equal(0L, await ScalarAsync(connection, $"select count(*) from view_contacts where company_id <> '{mine.Id.Value}'"));
    }

    [Fact]
    public async Task Rows_of_another_company_can_be_neither_written_nor_changed_nor_moved()
    {
        var (mine, other) = (await WithEverythingAsync(), await WithEverythingAsync());
        await using var connection = await OpenAsync();
        await ScalarAsync(connection, $"select set_config('taktchat.company', '{mine.Id.Value}', false)");
        var insert = $"insert into queues (company_id, id, name, created_at) values ('{other.Id.Value}', '{Guid.CreateVersion7()}', 'Fora', 0)";
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(() => ScalarAsync(connection, insert))).SqlState);
        Assert.Equal(0, await RunAsync(connection, $"update contacts set name = 'Fora' where company_id = '{other.Id.Value}'"));
        Assert.Equal(0, await RunAsync(connection, $"delete from outbox where company_id = '{other.Id.Value}'"));
        var move = $"update contacts set company_id = '{other.Id.Value}'";
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(() => ScalarAsync(connection, move))).SqlState);
    }

    [Fact]
    public async Task What_a_reader_may_see_ends_with_its_lease()
    {
        SkipOnSqlite();
        var (mine, other) = (await app.CompanyAsync(), await app.CompanyAsync());
        var all = new SqlStatement("select count(*) from users");
        for (var i = 0; i < 40; i++)
        {
            Assert.Equal(1, await CountAsync(mine.Id));
            Assert.Equal(1, await CountAsync(other.Id));
            Assert.Equal(0, await CountAsync(new CompanyId(Guid.CreateVersion7())));
        }

        Task<long> CountAsync(CompanyId company) => Database.ReadAsync(company, sql =>
        {
            long count = -1;
            sql.Query(all, 0, static (_, _) => { }, (_, row) => count = row.GetLong(0));
            return count;
        }, Cancel);
    }

    [Fact]
    public async Task A_context_sees_its_company_even_where_its_filter_is_lifted()
    {
        SkipOnSqlite();
        var (mine, other) = (await app.CompanyAsync(), await app.CompanyAsync());
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TaktchatDb>();
        var current = scope.ServiceProvider.GetRequiredService<CompanyScope>();
#pragma warning disable RS0030 // The mistake that this test makes on purpose.
        var everybody = db.Set<User>().IgnoreQueryFilters().AsNoTracking();
#pragma warning restore RS0030
        Assert.Empty(await everybody.ToListAsync(Cancel));
        current.Current = mine.Id;
        Assert.Equal(mine.AdminId, Assert.Single(await everybody.ToListAsync(Cancel)).Id);
        Assert.True((await db.OfEveryCompany<User>().AsNoTracking().ToListAsync(Cancel)).Count > 1);
        Assert.Equal(mine.AdminId, Assert.Single(await everybody.ToListAsync(Cancel)).Id);
        current.Current = other.Id;
        Assert.Equal(other.AdminId, Assert.Single(await everybody.ToListAsync(Cancel)).Id);

        await using (var transaction = await db.Database.BeginTransactionAsync(Cancel))
        {
            current.Current = mine.Id;
            Assert.Equal(mine.AdminId, Assert.Single(await everybody.ToListAsync(Cancel)).Id);
            await transaction.CreateSavepointAsync("here", Cancel);
            current.Current = other.Id;
            Assert.Equal(other.AdminId, Assert.Single(await everybody.ToListAsync(Cancel)).Id);
            await transaction.RollbackToSavepointAsync("here", Cancel);
            Assert.Equal(other.AdminId, Assert.Single(await everybody.ToListAsync(Cancel)).Id);
        }
    }

    [Fact]
    public async Task A_role_that_owns_nothing_is_enough()
    {
        SkipOnSqlite();
        var owner = await PostgresServer.FreshDatabaseAsync(TaktchatApp.Postgres!, "taktchat_test");
        await using (var admin = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(TaktchatApp.Postgres) { Pooling = false }.ToString()))
        {
            await PostgresServer.MakeRoleAsync(admin, "taktchat_guest", new NpgsqlConnectionStringBuilder(owner).Password);
        }

        var guest = new NpgsqlConnectionStringBuilder(owner) { Username = "taktchat_guest", MaxPoolSize = 10 }.ToString();
        var apart = new TaktchatApp { Settings = new() { ["Taktchat:Database"] = guest, ["Taktchat:MigrationDatabase"] = owner } };
        await apart.InitializeAsync();
        try
        {
            var company = await (await apart.CompanyAsync()).ConnectedAsync();
            await company.CustomerWritesAsync(company.Customer(), "Oi");
            await company.SendAsync((await company.TicketAsync()).Text("id"), "Olá");
            await using var connection = new NpgsqlConnection(guest);
            await connection.OpenAsync(Cancel);
            Assert.Equal(0L, await ScalarAsync(connection, "select count(*) from messages"));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(
                () => ScalarAsync(connection, "alter table messages disable row level security"))).SqlState);
        }
        finally
        {
            await apart.DisposeAsync();
        }
    }

    /// <summary>A company with a row in as many tables as a test can fill.</summary>
    private async Task<TestCompany> WithEverythingAsync()
    {
        SkipOnSqlite();
        var company = await (await app.CompanyAsync()).ConnectedAsync();
        await company.CustomerWritesAsync(company.Customer(), "Oi");
        await company.SendAsync((await company.TicketAsync()).Text("id"), "Olá");
        await company.SettlesAsync();
        return company;
    }

    private void SkipOnSqlite() =>
        Assert.SkipUnless(Database.Engine == SqlEngine.PostgreSql, "SQLite has no row-level security; the other walls hold there.");

    /// <summary>As the application, past the product.</summary>
    private async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(Database.ConnectionString);
        await connection.OpenAsync(Cancel);
        return connection;
    }

    private static async Task<List<(string Table, string Column)>> TablesAsync(NpgsqlConnection connection)
    {
        var tables = new List<(string, string)>();
        await using var command = new NpgsqlCommand(Tables, connection);
        await using var row = await command.ExecuteReaderAsync(Cancel);
        while (await row.ReadAsync(Cancel))
        {
            tables.Add((row.GetString(0), row.GetString(1)));
        }

        Assert.True(tables.Count > 12, $"Only {tables.Count} tables were found.");
        return tables;
    }

    private static async Task<object?> ScalarAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Cancel);
    }

    private static async Task<int> RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteNonQueryAsync(Cancel);
    }
}
