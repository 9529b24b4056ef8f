using Npgsql;

namespace Taktchat.Proof.Harness;

/// <summary>The databases a proof runs on: SQLite always, PostgreSQL when the environment names a server.</summary>
public static class Engines
{
    public const string Sqlite = "sqlite";
    public const string Postgres = "postgres";

    private static readonly string? Server = Environment.GetEnvironmentVariable("TAKTCHAT_TEST_POSTGRES");

    public static TheoryData<string> All()
    {
        var engines = new TheoryData<string> { Sqlite };
        if (Server is { Length: > 0 })
        {
            engines.Add(Postgres);
        }

        return engines;
    }

    /// <summary>Null for SQLite, whose file lies in the data folder.</summary>
    internal static async Task<string?> FreshAsync(string engine)
    {
        if (engine == Sqlite)
        {
            return null;
        }

        var name = $"proof_{Guid.CreateVersion7():N}";
        await RunAsync($"create database {name}");
        return new NpgsqlConnectionStringBuilder(Server) { Database = name }.ConnectionString;
    }

    internal static Task DropAsync(string? database) => database is null
        ? Task.CompletedTask
        : RunAsync($"drop database if exists {new NpgsqlConnectionStringBuilder(database).Database} with (force)");

    private static async Task RunAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
