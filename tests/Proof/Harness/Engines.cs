using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using Taktchat.Tests;

namespace Taktchat.Proof.Harness;

/// <summary>The database a proof runs on: SQLite, or PostgreSQL when <c>TAKTCHAT_TEST_POSTGRES</c> names a server.</summary>
internal static class Engines
{
    /// <summary>The server of the proofs, as its admin.</summary>
    public static string? Server { get; } =
        Environment.GetEnvironmentVariable("TAKTCHAT_TEST_POSTGRES") is { Length: > 0 } server ? server : null;

    /// <summary>The Redis of proofs with several nodes; null when there is none, or no PostgreSQL for them to share.</summary>
    public static string? Redis { get; } =
        Server is not null && Environment.GetEnvironmentVariable("TAKTCHAT_TEST_REDIS") is { Length: > 0 } redis ? redis : null;

    public static string Name => Server is null ? "SQLite" : "PostgreSQL";

    /// <summary>A connection string; null for SQLite, whose file lies in the data folder.</summary>
    public static async Task<string?> FreshAsync()
    {
        if (Server is null)
        {
            return null;
        }

        return await PostgresServer.FreshDatabaseAsync(Server, "proof");
    }

    /// <summary>The same database as another role, which is made when it is not there.</summary>
    public static async Task<string> AsAsync(string database, string role, string attributes)
    {
        var builder = new NpgsqlConnectionStringBuilder(database) { Username = role };
        await using var admin = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(Server) { Pooling = false }.ToString());
        await PostgresServer.MakeRoleAsync(admin, role, builder.Password, attributes);
        return builder.ToString();
    }

    public static Task DropAsync(string? database) => database is null
        ? Task.CompletedTask
        : RunAsync($"drop database if exists {new NpgsqlConnectionStringBuilder(database).Database} with (force)");

    /// <summary>What a node of a cluster cannot be asked for.</summary>
    public static async Task<object?> ScalarAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(PostgresServer.OfEveryCompany(database));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    /// <summary>A statement in the database of a server that does not run.</summary>
    public static Task ExecuteAsync(string? database, string file, string sql) => ExecuteAsync(
        database is null
            ? new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString())
            : new NpgsqlConnection(PostgresServer.OfEveryCompany(database)), sql);

    private static Task RunAsync(string sql) => ExecuteAsync(new NpgsqlConnection(Server), sql);

    private static async Task ExecuteAsync(DbConnection opened, string sql)
    {
        await using var connection = opened;
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
