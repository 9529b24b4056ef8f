using Npgsql;
using Taktchat.Kernel.Sql;

namespace Taktchat.Kernel.Data;

/// <summary>The database of this installation: which engine, where it is, and sessions on it.</summary>
public sealed class Database : IAsyncDisposable
{
    private readonly NpgsqlDataSource? _source;
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
            ConnectionString = builder.ToString();
            _source = NpgsqlDataSource.Create(ConnectionString);
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

        if (setting.StartsWith("postgres", StringComparison.OrdinalIgnoreCase))
        {
            var url = new Uri(setting);
            var user = url.UserInfo.Split(':', 2);
            return new(SqlEngine.PostgreSql, new NpgsqlConnectionStringBuilder
            {
                Host = url.Host,
                Port = url.Port > 0 ? url.Port : 5432,
                Database = url.AbsolutePath.Trim('/'),
                Username = Uri.UnescapeDataString(user[0]),
                Password = user.Length > 1 ? Uri.UnescapeDataString(user[1]) : null,
            }.ToString());
        }

        var isPostgreSql = setting.Contains("Host=", StringComparison.OrdinalIgnoreCase)
            || setting.Contains("Server=", StringComparison.OrdinalIgnoreCase);
        return new(isPostgreSql ? SqlEngine.PostgreSql : SqlEngine.Sqlite, setting);
    }

    /// <summary>A connection for the one writer; the caller owns it.</summary>
    public SqlSession OpenWriter() =>
        _source is null ? new SqliteSession(Path!, readOnly: false) : new PostgreSqlSession(_source);

    /// <summary>Runs hand-written SQL that only reads, on a pooled connection with its statements prepared.</summary>
    public async Task<TResult> ReadAsync<TResult>(Func<SqlSession, TResult> read, CancellationToken cancellationToken)
    {
        await _readerSlots.WaitAsync(cancellationToken);
        try
        {
            return ReadNow(read);
        }
        finally
        {
            _readerSlots.Release();
        }
    }

    /// <summary>The same for code that cannot wait, such as a rule inside the writer's transaction.</summary>
    public void Read(Action<SqlSession> read) => ReadNow<object?>(sql =>
    {
        read(sql);
        return null;
    });

    private TResult ReadNow<TResult>(Func<SqlSession, TResult> read)
    {
        if (_source is not null)
        {
            using var session = new PostgreSqlSession(_source);
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
        }

        _readerSlots.Dispose();
    }
}
