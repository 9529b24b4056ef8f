using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Taktchat.Server.Hosting;

/// <summary>Proxies in front of us, whose word about the caller's address and scheme is taken. Nobody else's is: who may
/// choose his own address is never slowed down.</summary>
internal static class TrustedProxies
{
    private const string Setting = "Taktchat:TrustedProxies";
    private const string Default = "127.0.0.0/8,::1";

    public static IServiceCollection AddTrustedProxies(this IServiceCollection services, IConfiguration configuration)
    {
        var (addresses, networks) = Read(configuration);
        return services.Configure<ForwardedHeadersOptions>(x =>
        {
            x.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            // Read from the right for as long as who wrote it is trusted.
            x.ForwardLimit = null;
            x.KnownProxies.Clear();
            x.KnownIPNetworks.Clear();
            addresses.ForEach(x.KnownProxies.Add);
            networks.ForEach(x.KnownIPNetworks.Add);
        });
    }

    /// <summary>Addresses and networks, comma separated; without the setting this machine alone.</summary>
    internal static (List<IPAddress> Addresses, List<System.Net.IPNetwork> Networks) Read(IConfiguration configuration)
    {
        var (addresses, networks) = (new List<IPAddress>(), new List<System.Net.IPNetwork>());
        var setting = configuration[Setting] is { } set && !string.IsNullOrWhiteSpace(set) ? set : Default;
        foreach (var part in setting.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (System.Net.IPNetwork.TryParse(part, out var network))
            {
                networks.Add(network);
            }
            else if (IPAddress.TryParse(part, out var address))
            {
                addresses.Add(address);
            }
            else
            {
                throw new StartRefusedException(
                    $"Taktchat__TrustedProxies: {part} is neither an address nor a network; write it like 10.0.0.5 or 10.0.0.0/8.");
            }
        }

        // An empty list would mean that everybody is trusted.
        return addresses.Count + networks.Count > 0 ? (addresses, networks)
            : throw new StartRefusedException("Taktchat__TrustedProxies names nobody; leave it out to trust this machine alone.");
    }
}
