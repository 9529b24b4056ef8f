using System.Net;
using System.Net.Sockets;

namespace Taktchat.Server.Hosting;

/// <summary>Looks whether the wanted port is free before anything is started that would have to be stopped again.</summary>
internal static class Ports
{
    public static void RefuseTaken(IConfiguration configuration)
    {
        foreach (var url in (configuration["Urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            try
            {
                var address = BindingAddress.Parse(url);
                var host = IPAddress.TryParse(address.Host.Trim('[', ']'), out var given) ? given
                    : address.Host == "localhost" ? IPAddress.Loopback : IPAddress.Any;
                using var listener = new TcpListener(host, address.Port);
                listener.Start();
            }
            catch (FormatException)
            {
                throw new StartRefusedException($"{url} is not an address to listen on; write it like --urls http://127.0.0.1:5080.");
            }
            catch (SocketException error) when (error.SocketErrorCode is SocketError.AddressAlreadyInUse)
            {
                throw new StartRefusedException($"The port of {url} is already taken; choose another with --urls.");
            }
            catch (SocketException error)
            {
                throw new StartRefusedException($"{url} cannot be listened on: {error.Message}.");
            }
        }
    }
}
