namespace Taktchat.Kernel.Sql;

/// <summary>The database engine behind an installation.</summary>
public enum SqlEngine
{
    Sqlite,
    PostgreSql,
}

/// <summary>One SQL text that both engines understand, with positional parameters <c>$1 … $n</c>.
/// Declared once as a static field: sessions keep the prepared form under its <see cref="Index"/>.</summary>
public sealed partial class SqlStatement
{
    private static int _count;

    public SqlStatement(string text, string? sqliteText = null)
    {
        PostgreSqlText = text;
        // SQLite numbers $5 by where it first appears; only ?5 means the fifth.
        SqliteText = PositionalParameter().Replace(sqliteText ?? text, "?$1");
        Index = Interlocked.Increment(ref _count) - 1;
    }

    public string PostgreSqlText { get; }

    /// <summary>The same statement for SQLite where the dialects differ (locking clauses, the database clock).</summary>
    public string SqliteText { get; }

    internal int Index { get; }

    [System.Text.RegularExpressions.GeneratedRegex(@"\$(\d+)")]
    private static partial System.Text.RegularExpressions.Regex PositionalParameter();
}

/// <summary>Binds the values of one row to the parameters of a statement, in their order.</summary>
public delegate void SqlBind<in T>(SqlParameters parameters, T row);

/// <summary>Reads one result row that belongs to the input <paramref name="row"/>.</summary>
public delegate void SqlRead<in T>(T row, SqlRow result);

/// <summary>The parameters of the statement being filled; each call takes the next position.</summary>
public abstract class SqlParameters
{
    public abstract SqlParameters Add(Guid value);

    public abstract SqlParameters Add(long value);

    public abstract SqlParameters Add(int value);

    public abstract SqlParameters Add(string? value);

    public abstract SqlParameters Add(byte[]? value);

    public abstract SqlParameters AddNullGuid();

    public abstract SqlParameters AddNullLong();

    public SqlParameters Add(Guid? value) => value is { } v ? Add(v) : AddNullGuid();

    public SqlParameters Add(long? value) => value is { } v ? Add(v) : AddNullLong();
}

/// <summary>One row of a result; columns by position.</summary>
public abstract class SqlRow
{
    public abstract bool IsNull(int column);

    public abstract Guid GetGuid(int column);

    public abstract long GetLong(int column);

    public abstract int GetInt(int column);

    public abstract string GetString(int column);

    public abstract byte[] GetBytes(int column);

    public virtual string? GetStringOrNull(int column) => IsNull(column) ? null : GetString(column);

    public virtual Guid? GetGuidOrNull(int column) => IsNull(column) ? null : GetGuid(column);

    public long? GetLongOrNull(int column) => IsNull(column) ? null : GetLong(column);
}

/// <summary>One open connection that runs <see cref="SqlStatement"/>s; not for concurrent use.</summary>
public abstract class SqlSession : IDisposable
{
    public abstract SqlEngine Engine { get; }

    /// <summary>Runs the statement once for each row; answers how many rows of the database changed in all.</summary>
    public abstract int ExecuteMany<T>(SqlStatement statement, IReadOnlyList<T> rows, SqlBind<T> bind);

    /// <summary>The same, and tells for each row how many rows of the database it changed.</summary>
    public abstract void ExecuteEach<T>(SqlStatement statement, IReadOnlyList<T> rows, SqlBind<T> bind, Action<T, int> changed);

    /// <summary>Runs the statement once for each row and hands every result row to <paramref name="read"/>.</summary>
    public abstract void QueryMany<T>(SqlStatement statement, IReadOnlyList<T> rows, SqlBind<T> bind, SqlRead<T> read);

    public int Execute<T>(SqlStatement statement, T row, SqlBind<T> bind) => ExecuteMany(statement, [row], bind);

    public void Query<T>(SqlStatement statement, T row, SqlBind<T> bind, SqlRead<T> read) =>
        QueryMany(statement, [row], bind, read);

    /// <summary>Runs a text without parameters, such as <c>BEGIN IMMEDIATE</c>.</summary>
    public abstract void Raw(string sql);

    public abstract void Begin();

    public abstract void Commit();

    public abstract void Rollback();

    public abstract void Dispose();
}
