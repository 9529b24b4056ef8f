
namespace Taktchat.Server.Hosting;

/// <summary>Membership of a cluster of one: this process. Orleans' own development clustering sends itself messages at the
/// start, and gives up when the machine is too busy to answer in time.</summary>
internal sealed class SoleMembership : IMembershipTable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<SiloAddress, (MembershipEntry Entry, string ETag)> _rows = [];
    private TableVersion _version = new(0, "0");
    private int _etag;

    public Task InitializeMembershipTable(bool tryInitTableVersion) => Task.CompletedTask;

    public Task DeleteMembershipTableEntries(string clusterId)
    {
        lock (_lock)
        {
            _rows.Clear();
        }

        return Task.CompletedTask;
    }

    public Task CleanupDefunctSiloEntries(DateTimeOffset beforeDate) => Task.CompletedTask;

    public Task<MembershipTableData> ReadRow(SiloAddress key)
    {
        lock (_lock)
        {
            return Task.FromResult(_rows.TryGetValue(key, out var row)
                ? new MembershipTableData(Tuple.Create(row.Entry, row.ETag), _version)
                : new MembershipTableData(_version));
        }
    }

    public Task<MembershipTableData> ReadAll()
    {
        lock (_lock)
        {
            return Task.FromResult(new MembershipTableData([.. _rows.Values.Select(x => Tuple.Create(x.Entry, x.ETag))], _version));
        }
    }

    public Task<bool> InsertRow(MembershipEntry entry, TableVersion tableVersion)
    {
        lock (_lock)
        {
            return Task.FromResult(!_rows.ContainsKey(entry.SiloAddress) && Write(entry, tableVersion));
        }
    }

    public Task<bool> UpdateRow(MembershipEntry entry, string etag, TableVersion tableVersion)
    {
        lock (_lock)
        {
            return Task.FromResult(_rows.TryGetValue(entry.SiloAddress, out var row) && row.ETag == etag && Write(entry, tableVersion));
        }
    }

    public Task UpdateIAmAlive(MembershipEntry entry)
    {
        lock (_lock)
        {
            if (_rows.TryGetValue(entry.SiloAddress, out var row))
            {
                row.Entry.IAmAliveTime = entry.IAmAliveTime;
            }
        }

        return Task.CompletedTask;
    }

    private bool Write(MembershipEntry entry, TableVersion version)
    {
        _rows[entry.SiloAddress] = (entry, (++_etag).ToString(System.Globalization.CultureInfo.InvariantCulture));
        _version = new(version.Version, version.Version.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return true;
    }
}
