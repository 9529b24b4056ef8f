using System.Data;
using Npgsql;
using NpgsqlTypes;

namespace Taktchat.Kernel.Sql;

/// <summary>PostgreSQL: a statement for many rows travels as one pipelined batch, so that a round trip is paid once.</summary>
public sealed class PostgreSqlSession : SqlSession
{
    private readonly NpgsqlConnection _connection;
    private NpgsqlTransaction? _transaction;
    private NpgsqlBatchCommand? _first;

    /// <param name="first">Prepares the session; it travels with the first statement, so that it costs no round trip of its own.</param>
    public PostgreSqlSession(NpgsqlDataSource source, NpgsqlBatchCommand? first) => (_connection, _first) = (source.OpenConnection(), first);

    public override SqlEngine Engine => SqlEngine.PostgreSql;

    public override int ExecuteMany<T>(SqlStatement statement, IReadOnlyList<T> rows, SqlBind<T> bind)
    {
        if (rows.Count == 0)
        {
            return 0;
        }

        using var batch = Batch(statement, rows, bind);
        return Math.Max(0, batch.ExecuteNonQuery());
    }

    public override void ExecuteEach<T>(
        SqlStatement statement, IReadOnlyList<T> rows, SqlBind<T> bind, Action<T, int> changed)
    {
        if (rows.Count == 0)
        {
            return;
        }

        using var batch = Batch(statement, rows, bind);
        batch.ExecuteNonQuery();
        var first = batch.BatchCommands.Count - rows.Count;
        for (var i = 0; i < rows.Count; i++)
        {
            changed(rows[i], batch.BatchCommands[first + i].RecordsAffected);
        }
    }

    public override void QueryMany<T>(SqlStatement statement, IReadOnlyList<T> rows, SqlBind<T> bind, SqlRead<T> read)
    {
        if (rows.Count == 0)
        {
            return;
        }

        using var batch = Batch(statement, rows, bind);
        using var reader = batch.ExecuteReader();
        if (batch.BatchCommands.Count > rows.Count)
        {
            reader.NextResult();
        }

        var row = new PostgreSqlRow(reader);
        var index = 0;
        do
        {
            while (reader.Read())
            {
                read(rows[index], row);
            }

            index++;
        }
        while (reader.NextResult());
    }

    public override void Raw(string sql)
    {
        using var command = new NpgsqlCommand(sql, _connection, _transaction);
        command.ExecuteNonQuery();
    }

    public override void Begin()
    {
        if (_connection.FullState is not ConnectionState.Open)
        {
            // The server was restarted: the pool hands out a fresh connection.
            _connection.Close();
            _connection.Open();
        }

        _transaction = _connection.BeginTransaction();
    }

    public override void Commit()
    {
        _transaction!.Commit();
        Forget();
    }

    public override void Rollback()
    {
        try
        {
            _transaction?.Rollback();
        }
        catch (Exception error) when (error is NpgsqlException or InvalidOperationException)
        {
            // The connection is gone, and the transaction with it.
        }
        finally
        {
            Forget();
        }
    }

    public override void Dispose()
    {
        Forget();
        _connection.Dispose();
    }

    private void Forget()
    {
        _transaction?.Dispose();
        _transaction = null;
    }

    private NpgsqlBatch Batch<T>(SqlStatement statement, IReadOnlyList<T> rows, SqlBind<T> bind)
    {
        var batch = new NpgsqlBatch(_connection, _transaction);
        if (_first is not null)
        {
            batch.BatchCommands.Add(_first);
            _first = null;
        }

        var parameters = new PostgreSqlParameters();
        for (var i = 0; i < rows.Count; i++)
        {
            var command = new NpgsqlBatchCommand(statement.PostgreSqlText);
            parameters.Command = command;
            bind(parameters, rows[i]);
            batch.BatchCommands.Add(command);
        }

        return batch;
    }

    private sealed class PostgreSqlParameters : SqlParameters
    {
        public NpgsqlBatchCommand Command { get; set; } = null!;

        public override SqlParameters Add(Guid value) => Typed(value, NpgsqlDbType.Uuid);

        public override SqlParameters Add(long value) => Typed(value, NpgsqlDbType.Bigint);

        public override SqlParameters Add(int value) => Typed(value, NpgsqlDbType.Integer);

        public override SqlParameters Add(string? value) =>
            value is null ? Null(NpgsqlDbType.Text) : Typed(value, NpgsqlDbType.Text);

        public override SqlParameters Add(byte[]? value) =>
            value is null ? Null(NpgsqlDbType.Bytea) : Typed(value, NpgsqlDbType.Bytea);

        public override SqlParameters AddNullGuid() => Null(NpgsqlDbType.Uuid);

        public override SqlParameters AddNullLong() => Null(NpgsqlDbType.Bigint);

        private PostgreSqlParameters Typed<TValue>(TValue value, NpgsqlDbType type)
        {
            Command.Parameters.Add(new NpgsqlParameter<TValue> { TypedValue = value, NpgsqlDbType = type });
            return this;
        }

        private PostgreSqlParameters Null(NpgsqlDbType type)
        {
            Command.Parameters.Add(new NpgsqlParameter { Value = DBNull.Value, NpgsqlDbType = type });
            return this;
        }
    }

    private sealed class PostgreSqlRow(NpgsqlDataReader reader) : SqlRow
    {
        public override bool IsNull(int column) => reader.IsDBNull(column);

        public override Guid GetGuid(int column) => reader.GetGuid(column);

        public override long GetLong(int column) => reader.GetFieldType(column) == typeof(int)
            ? reader.GetInt32(column) : reader.GetInt64(column);

        public override int GetInt(int column) => reader.GetInt32(column);

        public override string GetString(int column) => reader.GetString(column);

        public override byte[] GetBytes(int column) => reader.GetFieldValue<byte[]>(column);
    }
}
