using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Taktchat.Kernel.Data;

/// <summary>Recognises that the database refused a second of what must be unique.</summary>
public static class UniqueViolation
{
    /// <summary>SQLITE_CONSTRAINT_UNIQUE and SQLITE_CONSTRAINT_PRIMARYKEY.</summary>
    private const int SqliteUnique = 2067;
    private const int SqlitePrimaryKey = 1555;

    public static bool Is(DbUpdateException error) => error.InnerException switch
    {
        SqliteException sqlite => sqlite.SqliteExtendedErrorCode is SqliteUnique or SqlitePrimaryKey,
        PostgresException postgres => postgres.SqlState == PostgresErrorCodes.UniqueViolation,
        _ => false,
    };

    /// <summary>Whether the column (snake_case) takes part in what was violated.</summary>
    public static bool Is(DbUpdateException error, string column) => Is(error) && error.InnerException switch
    {
        SqliteException sqlite => sqlite.Message.Contains('.' + column, StringComparison.Ordinal),
        PostgresException postgres => postgres.ConstraintName?.Contains(column, StringComparison.Ordinal) == true,
        _ => false,
    };
}
