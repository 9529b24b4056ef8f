using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Orleans.Configuration;

namespace Taktchat.Server.Hosting;

/// <summary>The Orleans silo of this process: alone on free loopback ports, or one node of a cluster in PostgreSQL.</summary>
internal static class Engine
{
    public static void AddEngine(this WebApplicationBuilder builder, Installation installation)
    {
        var cluster = ClusterSettings.Of(builder.Configuration, installation);
        builder.Host.UseOrleans(silo =>
        {
            var address = cluster?.Address ?? IPAddress.Loopback;
            var (freeSilo, freeGateway) = FreePorts(address);
            silo.Configure<ClusterOptions>(x => (x.ServiceId, x.ClusterId) = ("taktchat", cluster?.Id ?? installation.ClusterId));
            silo.Configure<EndpointOptions>(x =>
            {
                x.AdvertisedIPAddress = address;
                x.SiloPort = cluster?.SiloPort is > 0 and var siloPort ? siloPort : freeSilo;
                x.GatewayPort = cluster?.GatewayPort is > 0 and var gatewayPort ? gatewayPort : freeGateway;
            });
            silo.Configure<ClusterMembershipOptions>(x => Tune(x, cluster is not null));
            if (cluster is null)
            {
                silo.Services.AddSingleton<IMembershipTable, SoleMembership>();
            }
            else
            {
                silo.Services.AddSingleton<IMembershipTable>(_ => new PostgreSqlMembership(installation.Database.ConnectionString, cluster.Id));
            }
        });
    }

    private static void Tune(ClusterMembershipOptions options, bool isShared)
    {
        options.ProbeTimeout = TimeSpan.FromSeconds(1);
        options.NumMissedProbesLimit = 2;
        if (isShared)
        {
            // A joining node waits for whoever looks alive. After a cut of power all rows do, until they are three beats old:
            // 9 s and the next of Orleans' attempts, instead of 90 s (docs/adr/0012).
            options.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(3);
            options.NumMissedTableIAmAliveLimit = 3;
            options.TableRefreshTimeout = TimeSpan.FromSeconds(5);
            options.DefunctSiloExpiration = TimeSpan.FromDays(1);
        }
    }

    private static (int, int) FreePorts(IPAddress address)
    {
        var first = FreePort(address, 0);
        return (first, FreePort(address, first));
    }

    /// <summary>By chance, and below where systems take the ports of outgoing connections (49152, on Linux 32768): one of those
    /// may be gone again before the silo listens, because anything on this machine called somebody.</summary>
    private static int FreePort(IPAddress address, int taken)
    {
        while (true)
        {
            var port = RandomNumberGenerator.GetInt32(20_000, 32_000);
            try
            {
                if (port != taken)
                {
                    using var listener = new TcpListener(address, port);
                    listener.Start();
                    return port;
                }
            }
            catch (SocketException error) when (error.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
            {
                // The next one.
            }
            catch (SocketException error) when (error.SocketErrorCode is SocketError.AddressNotAvailable)
            {
                throw new StartRefusedException($"Taktchat__Cluster__AdvertisedAddress: {address} is not an address of this machine.");
            }
        }
    }
}
