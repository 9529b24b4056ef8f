using Npgsql;
using Taktchat.Kernel.Sql;

namespace Taktchat.Kernel.Data;

/// <summary>The database of this installation: which engine, where it is, and sessions on it.</summary>
public sealed class Database : IAsyncDisposable
{
    private readonly NpgsqlDataSource? _source;
    private readonly NpgsqlDataSource? _systemSource;
    private readonly System.Collections.Concurrent.ConcurrentBag<SqlSession> _readers = [];
    private readonly SemaphoreSlim _readerSlots = new(Environment.ProcessorCount * 2);

    public Database(SqlEngine engine, string connectionString)
    {
        Engine = engine;
        if (engine == SqlEngine.Sqlite)
        {
            Path = new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(connectionString).DataSource;
            ConnectionString = new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder
            {
                DataSource = Path,
                ForeignKeys = true,
                DefaultTimeout = 30,
            }.ToString();
        }
        else
        {
            // After five runs PostgreSQL would plan for an average batch and read whole tables (design/hot-path.md, trap 2).
            var builder = new NpgsqlConnectionStringBuilder(connectionString) { Options = "-c plan_cache_mode=force_custom_plan" };
            builder.MaxAutoPrepare = builder.MaxAutoPrepare == 0 ? 100 : builder.MaxAutoPrepare;
            // The company of a session must not outlive its lease, whatever an operator thinks of round trips.
            builder.NoResetOnClose = false;
            ConnectionString = builder.ToString();
            _source = NpgsqlDataSource.Create(ConnectionString);
            _systemSource = NpgsqlDataSource.Create(RowSecurity.OfSystem(ConnectionString));
        }
    }

    public SqlEngine Engine { get; }

    /// <summary>For EF Core; names the password on PostgreSQL, so it is never logged.</summary>
    public string ConnectionString { get; }

    /// <summary>The file, on SQLite only.</summary>
    public string? Path { get; }

    /// <summary>Reads an operator's setting: a PostgreSQL connection string or URL, else SQLite in the data folder.</summary>
    public static Database FromSetting(string? setting, string dataFolder)
    {
        if (string.IsNullOrWhiteSpace(setting))
        {
            return new(SqlEngine.Sqlite, $"Data Source={System.IO.Path.Combine(dataFolder, "taktchat.db")}");
        }

        return PostgreSqlString(setting) is { } found ? new(SqlEngine.PostgreSql, found) : new(SqlEngine.Sqlite, setting);
    }

    /// <summary>A setting as a connection string of PostgreSQL; null when it is not one.</summary>
    public static string? PostgreSqlString(string setting)
    {
        if (setting.StartsWith("postgres", StringComparison.OrdinalIgnoreCase))
        {
            var url = new Uri(setting);
            var user = url.UserInfo.Split(':', 2);
            return new NpgsqlConnectionStringBuilder
            {
                Host = url.Host,
                Port = url.Port > 0 ? url.Port : 5432,
                Database = url.AbsolutePath.Trim('/'),
                Username = Uri.UnescapeDataString(user[0]),
                Password = user.Length > 1 ? Uri.UnescapeDataString(user[1]) : null,
            }.ToString();
        }

        return setting.Contains("Host=", StringComparison.OrdinalIgnoreCase) || setting.Contains("Server=", StringComparison.OrdinalIgnoreCase)
            ? new NpgsqlConnectionStringBuilder(setting).ToString() : null;
    }

    /// <summary>Runs hand-written SQL that only reads rows of one company, on a pooled connection with its statements prepared.</summary>
    public Task<TResult> ReadAsync<TResult>(CompanyId company, Func<SqlSession, TResult> read, CancellationToken cancellationToken) =>
        ReadAsync(RowScope.Of(company), read, cancellationToken);

    /// <summary>The same for code that cannot wait, such as a rule inside the writer's transaction.</summary>
    public void Read(CompanyId company, Action<SqlSession> read) => ReadNow<object?>(RowScope.Of(company), sql =>
    {
        read(sql);
        return null;
    });

    /// <summary>A connection that writes; the caller owns it.</summary>
    internal SqlSession Open(RowScope scope) => _source is null ? new SqliteSession(Path!, readOnly: false) : OpenPostgreSql(scope);

    internal async Task<TResult> ReadAsync<TResult>(RowScope scope, Func<SqlSession, TResult> read, CancellationToken cancellationToken)
    {
        await _readerSlots.WaitAsync(cancellationToken);
        try
        {
            return ReadNow(scope, read);
        }
        finally
        {
            _readerSlots.Release();
        }
    }

    private PostgreSqlSession OpenPostgreSql(RowScope scope) =>
        scope.IsSystem ? new(_systemSource!, null) : new(_source!, RowSecurity.Enter(scope.Company));

    private TResult ReadNow<TResult>(RowScope scope, Func<SqlSession, TResult> read)
    {
        if (_source is not null)
        {
            using var session = OpenPostgreSql(scope);
            return read(session);
        }

        if (!_readers.TryTake(out var reader))
        {
            reader = new SqliteSession(Path!, readOnly: true);
        }

        // A reader that threw is not given back: its statement may be in the middle of a row.
        var result = read(reader);
        _readers.Add(reader);
        return result;
    }

    public async ValueTask DisposeAsync()
    {
        while (_readers.TryTake(out var reader))
        {
            reader.Dispose();
        }

        if (_source is not null)
        {
            await _source.DisposeAsync();
            await _systemSource!.DisposeAsync();
        }

        _readerSlots.Dispose();
    }
}
