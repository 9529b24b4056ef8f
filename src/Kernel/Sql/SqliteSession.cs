using System.Text;
using SQLitePCL;

namespace Taktchat.Kernel.Sql;

/// <summary>SQLite through its C interface: prepared statements are kept, values are bound without boxing.
/// ADO.NET costs three allocations a value and a reader a statement, which the one writer cannot afford.</summary>
public sealed class SqliteSession : SqlSession
{
    /// <summary>Milliseconds to wait for a lock another connection of this process holds.</summary>
    private const int BusyTimeout = 10_000;

    /// <summary><c>SQLITE_DBSTATUS_CACHE_WRITE</c>, which the binding does not name.</summary>
    private const int DbStatusCacheWrite = 9;

    /// <summary><c>SQLITE_DBCONFIG_ENABLE_QPSG</c>: a plan never depends on bound values. Without it SQLite prepares a statement
    /// anew after each binding as soon as a partial index comes into question.</summary>
    private const int DbConfigEnableQpsg = 1007;

    private readonly sqlite3 _db;
    private sqlite3_stmt?[] _prepared = new sqlite3_stmt?[64];
    private readonly SqliteParameters _parameters = new();
    private readonly SqliteRow _row = new();

    static SqliteSession() => Batteries_V2.Init();

    public SqliteSession(string path, bool readOnly)
    {
        // The session is used by one thread at a time, so SQLite's own mutex is not needed.
        var flags = (readOnly ? raw.SQLITE_OPEN_READONLY : raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE)
            | raw.SQLITE_OPEN_NOMUTEX;
        Check(raw.sqlite3_open_v2(path, out _db, flags, null));
        raw.sqlite3_busy_timeout(_db, BusyTimeout);
        Check(raw.sqlite3_db_config(_db, DbConfigEnableQpsg, 1, out _));
        Raw("PRAGMA foreign_keys = ON");
        Raw("PRAGMA synchronous = FULL");
        Raw("PRAGMA temp_store = MEMORY");
        // A split of an index page makes the commit walk the whole table of cached pages, so a large cache costs more than it saves.
        Raw(readOnly ? "PRAGMA cache_size = -8000" : "PRAGMA cache_size = -16384");
    }

    public override SqlEngine Engine => SqlEngine.Sqlite;

    public override int ExecuteMany<T>(SqlStatement statement, IReadOnlyList<T> rows, SqlBind<T> bind)
    {
        var total = 0;
        ExecuteEach(statement, rows, bind, (_, changed) => total += changed);
        return total;
    }

    public override void ExecuteEach<T>(
        SqlStatement statement, IReadOnlyList<T> rows, SqlBind<T> bind, Action<T, int> changed)
    {
        var prepared = Prepare(statement);
        _parameters.Statement = prepared;
        for (var i = 0; i < rows.Count; i++)
        {
            _parameters.Restart();
            bind(_parameters, rows[i]);
            var code = raw.sqlite3_step(prepared);
            raw.sqlite3_reset(prepared);
            if (code is not (raw.SQLITE_DONE or raw.SQLITE_ROW))
            {
                Check(code);
            }

            changed(rows[i], raw.sqlite3_changes(_db));
        }
    }

    public override void QueryMany<T>(SqlStatement statement, IReadOnlyList<T> rows, SqlBind<T> bind, SqlRead<T> read)
    {
        var prepared = Prepare(statement);
        for (var i = 0; i < rows.Count; i++)
        {
            _parameters.Statement = prepared;
            _parameters.Restart();
            bind(_parameters, rows[i]);
            try
            {
                int code;
                while ((code = raw.sqlite3_step(prepared)) == raw.SQLITE_ROW)
                {
                    _row.Statement = prepared.DangerousGetHandle();
                    read(rows[i], _row);
                }

                Check(code);
            }
            finally
            {
                raw.sqlite3_reset(prepared);
            }
        }
    }

    public override void Raw(string sql) => Check(raw.sqlite3_exec(_db, sql));

    public override void Begin() => Raw("BEGIN IMMEDIATE");

    public override void Commit() => Raw("COMMIT");

    public override void Rollback()
    {
        // Some errors (disk full) end the transaction by themselves; a second rollback would be an error of its own.
        if (raw.sqlite3_get_autocommit(_db) == 0)
        {
            Raw("ROLLBACK");
        }
    }

    /// <summary>Copies what the write-ahead log holds into the database file as far as readers allow.</summary>
    /// <returns>Frames in the log, and how many of them are in the database file now.</returns>
    public (int Log, int Copied) Checkpoint()
    {
        var code = raw.sqlite3_wal_checkpoint_v2(_db, null, raw.SQLITE_CHECKPOINT_PASSIVE, out var log, out var copied);
        return code is raw.SQLITE_OK or raw.SQLITE_BUSY ? (log, copied) : throw Error(code);
    }

    /// <summary>Pages this connection has written to the log since it was opened.</summary>
    public long PagesWritten()
    {
        Check(raw.sqlite3_db_status(_db, DbStatusCacheWrite, out var current, out _, 0));
        return current;
    }

    public override void Dispose()
    {
        foreach (var statement in _prepared)
        {
            statement?.Dispose();
        }

        _db.Dispose();
    }

    private sqlite3_stmt Prepare(SqlStatement statement)
    {
        if (statement.Index >= _prepared.Length)
        {
            Array.Resize(ref _prepared, Math.Max(statement.Index + 1, _prepared.Length * 2));
        }

        if (_prepared[statement.Index] is { } ready)
        {
            return ready;
        }

        Check(raw.sqlite3_prepare_v3(_db, statement.SqliteText, raw.SQLITE_PREPARE_PERSISTENT, out var made));
        return _prepared[statement.Index] = made;
    }

    private void Check(int code)
    {
        if (code is not (raw.SQLITE_OK or raw.SQLITE_DONE))
        {
            throw Error(code);
        }
    }

    private Microsoft.Data.Sqlite.SqliteException Error(int code) =>
        new(_db is null ? $"SQLite error {code}" : raw.sqlite3_errmsg(_db).utf8_to_string(), code & 0xFF,
            _db is null ? code : raw.sqlite3_extended_errcode(_db));

    private sealed class SqliteParameters : SqlParameters
    {
        private int _position;

        public sqlite3_stmt Statement { get; set; } = null!;

        public void Restart() => _position = 0;

        public override SqlParameters Add(Guid value)
        {
            Span<byte> bytes = stackalloc byte[16];
            value.TryWriteBytes(bytes, bigEndian: true, out _);
            _ = raw.sqlite3_bind_blob(Statement, ++_position, bytes);
            return this;
        }

        public override SqlParameters Add(long value)
        {
            _ = raw.sqlite3_bind_int64(Statement, ++_position, value);
            return this;
        }

        public override SqlParameters Add(int value)
        {
            _ = raw.sqlite3_bind_int(Statement, ++_position, value);
            return this;
        }

        public override SqlParameters Add(string? value)
        {
            if (value is null)
            {
                return Null();
            }

            var size = Encoding.UTF8.GetMaxByteCount(value.Length);
            if (size <= 1024)
            {
                Span<byte> small = stackalloc byte[size];
                _ = raw.sqlite3_bind_text(Statement, ++_position, small[..Encoding.UTF8.GetBytes(value, small)]);
            }
            else
            {
                _ = raw.sqlite3_bind_text(Statement, ++_position, Encoding.UTF8.GetBytes(value).AsSpan());
            }

            return this;
        }

        public override SqlParameters Add(byte[]? value)
        {
            if (value is null)
            {
                return Null();
            }

            _ = raw.sqlite3_bind_blob(Statement, ++_position, value.AsSpan());
            return this;
        }

        public override SqlParameters AddNullGuid() => Null();

        public override SqlParameters AddNullLong() => Null();

        private SqliteParameters Null()
        {
            _ = raw.sqlite3_bind_null(Statement, ++_position);
            return this;
        }
    }
}
