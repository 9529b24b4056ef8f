using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Taktchat.Load;

/// <summary>What the disk and SQLite can do at most: the rows that the webhooks left (each message and its event), inserted
/// again in batches into an empty database with the same tables, indexes and durability, by nobody else and for nobody.</summary>
internal static class InsertFloor
{
    private const int Batch = 200;
    private static readonly string[] Tables = ["inbound_events", "messages"];

    public static void Run(string folder, int rows)
    {
        var copy = Path.Combine(folder, "floor.db");
        using var source = Open(Path.Combine(folder, "taktchat.db"));
        using var target = Open(copy);
        Execute(target, "pragma journal_mode=wal; pragma synchronous=full; pragma foreign_keys=off; pragma cache_size=-16384");
        var written = Tables.Select(x => Prepare(source, target, x, rows)).ToArray();
        var count = written.Min(x => x.Rows.Count);
        var start = Stopwatch.GetTimestamp();
        for (var from = 0; from < count; from += Batch)
        {
            using var transaction = target.BeginTransaction(deferred: false);
            foreach (var (insert, all) in written)
            {
                insert.Transaction = transaction;
                InsertRange(insert, all, from, Math.Min(count, from + Batch));
            }

            transaction.Commit();
        }

        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"floor: the same rows inserted raw        {count / seconds,7:F0} messages/s ({count} messages with their events, {Batch} a commit)"));
    }

    private static void InsertRange(SqliteCommand insert, List<object[]> rows, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            for (var column = 0; column < insert.Parameters.Count; column++)
            {
                insert.Parameters[column].Value = rows[i][column];
            }

            insert.ExecuteNonQuery();
        }
    }

    /// <summary>Makes the table and its indexes over there, and reads the newest rows in the order they were made.</summary>
    private static (SqliteCommand Insert, List<object[]> Rows) Prepare(SqliteConnection source, SqliteConnection target, string table, int rows)
    {
        foreach (var sql in Texts(source, table))
        {
            Execute(target, sql);
        }

        var read = new List<object[]>();
        using var select = source.CreateCommand();
        select.CommandText = $"select * from (select * from {table} order by rowid desc limit {rows}) order by 1, id";
        using var reader = select.ExecuteReader();
        while (reader.Read())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            read.Add(row);
        }

        var columns = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToArray();
        var insert = target.CreateCommand();
        insert.CommandText = $"insert into {table} ({string.Join(',', columns)}) values ({string.Join(',', columns.Select(x => "$" + x))})";
        foreach (var column in columns)
        {
            insert.Parameters.AddWithValue("$" + column, DBNull.Value);
        }

        insert.Prepare();
        return (insert, read);
    }

    private static List<string> Texts(SqliteConnection source, string table)
    {
        using var command = source.CreateCommand();
        command.CommandText = $"select sql from sqlite_master where tbl_name = '{table}' and sql is not null order by type desc";
        using var reader = command.ExecuteReader();
        var texts = new List<string>();
        while (reader.Read())
        {
            texts.Add(reader.GetString(0));
        }

        return texts;
    }

    private static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
