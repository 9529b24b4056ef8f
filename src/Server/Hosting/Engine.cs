using System.Net;
using System.Net.Sockets;
using Orleans.Configuration;

namespace Taktchat.Server.Hosting;

/// <summary>The Orleans silo of this process. Its ports are free loopback ports, its cluster is this installation's.</summary>
internal static class Engine
{
    public static void AddEngine(this WebApplicationBuilder builder, Installation installation) =>
        builder.Host.UseOrleans(silo =>
        {
            var (siloPort, gatewayPort) = FreePorts();
            silo.Configure<ClusterOptions>(x => (x.ServiceId, x.ClusterId) = ("taktchat", installation.ClusterId));
            silo.Configure<EndpointOptions>(x =>
                (x.AdvertisedIPAddress, x.SiloPort, x.GatewayPort) = (IPAddress.Loopback, siloPort, gatewayPort));
            silo.Services.AddSingleton<IMembershipTable, SoleMembership>();
            silo.Configure<ClusterMembershipOptions>(x =>
            {
                x.ProbeTimeout = TimeSpan.FromSeconds(1);
                x.NumMissedProbesLimit = 2;
            });
        });

    private static (int, int) FreePorts()
    {
        using var first = new TcpListener(IPAddress.Loopback, 0);
        using var second = new TcpListener(IPAddress.Loopback, 0);
        first.Start();
        second.Start();
        return (((IPEndPoint)first.LocalEndpoint).Port, ((IPEndPoint)second.LocalEndpoint).Port);
    }
}
