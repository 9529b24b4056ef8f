using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Taktchat.Tenancy.Domain;

namespace Taktchat.Tenancy.SignIn;

/// <summary>Tells from where somebody signs in, no more exactly than a person needs who looks for a session that is not theirs.</summary>
internal static class Places
{
    // The first that is found counts: Edge and Opera call themselves Chrome too, and Chrome calls itself Safari.
    private static readonly (string Mark, string Name)[] Browsers =
        [("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"), ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Mark, string Name)[] Systems =
        [("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iOS"), ("iPad", "iPadOS"), ("Mac OS X", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux")];

    public static SignInPlace Of(HttpContext http) =>
        new(http.Request.Headers.UserAgent.ToString(), Network(http.Connection.RemoteIpAddress));

    /// <summary>The network of an address: the first three parts of IPv4, the first 48 bits of IPv6.</summary>
    public static string? Network(IPAddress? address)
    {
        if (address is null)
        {
            return null;
        }

        var (bytes, kept) = address.AddressFamily == AddressFamily.InterNetworkV6 && !address.IsIPv4MappedToIPv6
            ? (address.GetAddressBytes(), 6) : (address.MapToIPv4().GetAddressBytes(), 3);
        bytes.AsSpan(kept).Clear();
        return $"{new IPAddress(bytes)}/{kept * 8}";
    }

    /// <summary>Browser and system, as far as a browser tells; null when it tells nothing we know.</summary>
    public static string? Browser(string? userAgent)
    {
        var parts = new[] { Find(userAgent, Browsers), Find(userAgent, Systems) }.OfType<string>().ToList();
        return parts.Count == 0 ? null : string.Join(" · ", parts);
    }

    private static string? Find(string? userAgent, (string Mark, string Name)[] known) =>
        userAgent is null ? null : Array.Find(known, x => userAgent.Contains(x.Mark, StringComparison.Ordinal)).Name;
}
