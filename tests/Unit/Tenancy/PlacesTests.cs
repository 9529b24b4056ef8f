using System.Net;
using Taktchat.Tenancy.SignIn;

namespace Taktchat.Unit.Tenancy;

public sealed class PlacesTests
{
    [Theory]
    [InlineData("203.0.113.77", "203.0.113.0/24")]
    [InlineData("::ffff:203.0.113.77", "203.0.113.0/24")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1::/48")]
    public void A_network_is_kept_and_never_a_whole_address(string address, string network) =>
        Assert.Equal(network, Places.Network(IPAddress.Parse(address)));

    [Theory]
    [InlineData(null, null)]
    [InlineData("<script>alert(1)</script>", null)]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 (KHTML, like Gecko) CriOS/140 Mobile Safari/604", "Chrome · iOS")]
    [InlineData("Mozilla/5.0 (Linux; Android 14) AppleWebKit/537 Chrome/140 Mobile Safari/537", "Chrome · Android")]
    public void A_browser_is_told_in_two_words(string? userAgent, string? told) => Assert.Equal(told, Places.Browser(userAgent));
}
