using Npgsql;

namespace Taktchat.Tests;

/// <summary>The PostgreSQL server of a test run. Taktchat refuses a superuser, so its databases belong to a role that is none.</summary>
internal static class PostgresServer
{
    private const string Role = "taktchat_app";

    /// <summary>A new database on the server named by an admin's connection string; answers how the application connects to it.</summary>
    public static async Task<string> FreshDatabaseAsync(string admin, string prefix)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(admin) { Pooling = false }.ToString());
        var builder = new NpgsqlConnectionStringBuilder(admin) { Database = $"{prefix}_{Guid.CreateVersion7():N}" };
        await using var super = source.CreateCommand("select rolsuper from pg_roles where rolname = current_user");
        if (await super.ExecuteScalarAsync() is true)
        {
            await MakeRoleAsync(source, Role, builder.Password);
            builder.Username = Role;
        }

        await using var create = source.CreateCommand($"create database {builder.Database} owner {builder.Username}");
        await create.ExecuteNonQueryAsync();
        return builder.ToString();
    }

    /// <summary>Roles belong to the whole server, and several test runs may share it.</summary>
    public static async Task MakeRoleAsync(NpgsqlDataSource admin, string role, string? password, string attributes = "")
    {
        try
        {
            var secret = password is null ? "" : $" password '{password.Replace("'", "''", StringComparison.Ordinal)}'";
            await using var create = admin.CreateCommand($"create role {role} login {attributes}{secret}");
            await create.ExecuteNonQueryAsync();
        }
        catch (PostgresException error) when (error.SqlState is PostgresErrorCodes.DuplicateObject or PostgresErrorCodes.UniqueViolation)
        {
            // Somebody was faster.
        }
    }

    /// <summary>For a look into the database past the product: without this a test sees no row of any company.</summary>
    public static string OfEveryCompany(string database) =>
        new NpgsqlConnectionStringBuilder(database) { Options = "-c taktchat.system=on" }.ToString();
}
