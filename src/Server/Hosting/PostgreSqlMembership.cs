using System.Globalization;
using Npgsql;

namespace Taktchat.Server.Hosting;

/// <summary>Who is in the cluster, in two tables of our own database (docs/adr/0012). Each change moves the cluster's version by
/// one in the same transaction; a node that has read an older version changes nothing and reads again.</summary>
internal sealed class PostgreSqlMembership(string connectionString, string cluster) : IMembershipTable, IAsyncDisposable
{
    private const string ReadText = """
        select v.version, n.node, n.etag, n.status, n.suspects, n.silo_name, n.host_name, n.proxy_port, n.started_at, n.alive_at
        from cluster_versions v left join cluster_nodes n on n.cluster_id = v.cluster_id
        where v.cluster_id = $1
        """;

    private const string MoveText = "update cluster_versions set version = $2 where cluster_id = $1 and version = $2 - 1";

    private const string InsertText = """
        insert into cluster_nodes (cluster_id, node, etag, status, suspects, silo_name, host_name, proxy_port, started_at, alive_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        on conflict do nothing
        """;

    private const string UpdateText = """
        update cluster_nodes
        set etag = $3, status = $4, suspects = $5, silo_name = $6, host_name = $7, proxy_port = $8, started_at = $9, alive_at = $10
        where cluster_id = $1 and node = $2 and etag = $11
        """;

    // Two connections are enough, and they must not wait behind the requests of a busy node: it would look dead.
    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString)
    {
        MaxPoolSize = 2,
        MaxAutoPrepare = 0,
        ApplicationName = "taktchat-cluster",
    });

    public Task InitializeMembershipTable(bool tryInitTableVersion) => tryInitTableVersion
        ? RunAsync("insert into cluster_versions (cluster_id, version) values ($1, 0) on conflict do nothing", cluster)
        : Task.CompletedTask;

    public async Task DeleteMembershipTableEntries(string clusterId)
    {
        await RunAsync("delete from cluster_nodes where cluster_id = $1", clusterId);
        await RunAsync("delete from cluster_versions where cluster_id = $1", clusterId);
    }

    public Task CleanupDefunctSiloEntries(DateTimeOffset beforeDate) => RunAsync(
        "delete from cluster_nodes where cluster_id = $1 and status = $2 and greatest(started_at, alive_at) < $3",
        cluster, (int)SiloStatus.Dead, beforeDate.UtcDateTime);

    public Task<MembershipTableData> ReadRow(SiloAddress key) => ReadAsync(ReadText + " and n.node = $2", cluster, key.ToParsableString());

    public Task<MembershipTableData> ReadAll() => ReadAsync(ReadText, cluster);

    public Task<bool> InsertRow(MembershipEntry entry, TableVersion tableVersion) =>
        ChangeAsync(tableVersion.Version, InsertText, Row(entry, tableVersion.Version));

    public Task<bool> UpdateRow(MembershipEntry entry, string etag, TableVersion tableVersion) => ChangeAsync(
        tableVersion.Version, UpdateText, [.. Row(entry, tableVersion.Version), int.Parse(etag, CultureInfo.InvariantCulture)]);

    public Task UpdateIAmAlive(MembershipEntry entry) => RunAsync(
        "update cluster_nodes set alive_at = $3 where cluster_id = $1 and node = $2",
        cluster, entry.SiloAddress.ToParsableString(), Utc(entry.IAmAliveTime));

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    /// <summary>Version and row, or neither: whoever comes second waits for the version's lock and then finds it moved.</summary>
    private async Task<bool> ChangeAsync(int version, string text, object[] row)
    {
        await using var connection = await _source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var move = Command(connection, MoveText, cluster, version);
        await using var change = Command(connection, text, row);
        if (await move.ExecuteNonQueryAsync() != 1 || await change.ExecuteNonQueryAsync() != 1)
        {
            return false;
        }

        await transaction.CommitAsync();
        return true;
    }

    /// <summary>One statement, so that rows and version are of one moment.</summary>
    private async Task<MembershipTableData> ReadAsync(string text, params object[] values)
    {
        await using var connection = await _source.OpenConnectionAsync();
        await using var command = Command(connection, text, values);
        await using var row = await command.ExecuteReaderAsync();
        var version = 0;
        var entries = new List<Tuple<MembershipEntry, string>>();
        while (await row.ReadAsync())
        {
            version = row.GetInt32(0);
            if (!await row.IsDBNullAsync(1))
            {
                entries.Add(Tuple.Create(Entry(row), Text(row.GetInt32(2))));
            }
        }

        return new(entries, new(version, Text(version)));
    }

    private async Task RunAsync(string text, params object[] values)
    {
        await using var connection = await _source.OpenConnectionAsync();
        await using var command = Command(connection, text, values);
        await command.ExecuteNonQueryAsync();
    }

    private object[] Row(MembershipEntry entry, int etag) =>
    [
        cluster, entry.SiloAddress.ToParsableString(), etag, (int)entry.Status, Suspects(entry), entry.SiloName ?? "", entry.HostName ?? "",
        entry.ProxyPort, Utc(entry.StartTime), Utc(entry.IAmAliveTime),
    ];

    private static MembershipEntry Entry(NpgsqlDataReader row) => new()
    {
        SiloAddress = SiloAddress.FromParsableString(row.GetString(1)),
        Status = (SiloStatus)row.GetInt32(3),
        SuspectTimes = [.. row.GetString(4).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Suspect)],
        SiloName = row.GetString(5),
        HostName = row.GetString(6),
        ProxyPort = row.GetInt32(7),
        StartTime = row.GetDateTime(8),
        IAmAliveTime = row.GetDateTime(9),
    };

    /// <summary>Who suspects it and since when, as <c>address/ticks</c>.</summary>
    private static string Suspects(MembershipEntry entry) => string.Join(' ', (entry.SuspectTimes ?? []).Select(
        x => string.Create(CultureInfo.InvariantCulture, $"{x.Item1.ToParsableString()}/{x.Item2.Ticks}")));

    private static Tuple<SiloAddress, DateTime> Suspect(string text)
    {
        var cut = text.LastIndexOf('/');
        return Tuple.Create(SiloAddress.FromParsableString(text[..cut]),
            new DateTime(long.Parse(text.AsSpan(cut + 1), CultureInfo.InvariantCulture), DateTimeKind.Utc));
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string text, params object[] values)
    {
        var command = new NpgsqlCommand(text, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        return command;
    }

    private static DateTime Utc(DateTime time) => DateTime.SpecifyKind(time, DateTimeKind.Utc);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
