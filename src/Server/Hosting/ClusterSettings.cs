using System.Globalization;
using System.Net;
using Npgsql;
using Taktchat.Files;
using Taktchat.Kernel.Sql;

namespace Taktchat.Server.Hosting;

/// <summary>Where this node can be reached by the others of its cluster. Several nodes share one PostgreSQL database, one
/// Redis, one key ring and one place for files; what would go wrong silently without one of them is refused at the start.</summary>
internal sealed record ClusterSettings(string Id, IPAddress Address, int SiloPort, int GatewayPort)
{
    /// <summary>Null when this process is the only one: no address is set.</summary>
    public static ClusterSettings? Of(IConfiguration configuration, Installation installation)
    {
        var cluster = configuration.GetSection("Taktchat:Cluster");
        if (cluster["AdvertisedAddress"] is not { Length: > 0 } advertised)
        {
            return null;
        }

        if (!IPAddress.TryParse(advertised, out var address) || address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any))
        {
            throw new StartRefusedException(
                $"Taktchat__Cluster__AdvertisedAddress must be the IP address at which the other nodes reach this one, not {advertised}.");
        }

        Require(installation.Database.Engine == SqlEngine.PostgreSql, "PostgreSQL in Taktchat__Database, since SQLite serves one process");
        Require(configuration["Taktchat:KeyFolder"] is { Length: > 0 }, "Taktchat__KeyFolder, the key ring that its nodes share");
        Require(!string.IsNullOrWhiteSpace(configuration["Taktchat:Redis"]), "Taktchat__Redis, which carries pushes between its nodes");
        Require(FilesModule.AreShared(configuration),
            "a place for files that its nodes share: a bucket (Taktchat__Files__S3__…) or the shared folder Taktchat__Files__Folder");
        var id = cluster["Id"] is { Length: > 0 } set ? set
            : "taktchat-" + new NpgsqlConnectionStringBuilder(installation.Database.ConnectionString).Database;
        return new(id, address, Port(cluster, "SiloPort"), Port(cluster, "GatewayPort"));
    }

    private static void Require(bool given, string what)
    {
        if (!given)
        {
            throw new StartRefusedException($"A cluster (Taktchat__Cluster__AdvertisedAddress) needs {what}.");
        }
    }

    private static int Port(IConfigurationSection cluster, string name)
    {
        if (cluster[name] is not { Length: > 0 } text)
        {
            return 0;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= IPEndPoint.MaxPort
            ? port
            : throw new StartRefusedException($"Taktchat__Cluster__{name} is not a port: {text}.");
    }
}
