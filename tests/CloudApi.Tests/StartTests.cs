using System.Net;

namespace Taktchat.CloudApi.Tests;

public sealed class StartTests
{
    [Fact]
    public void It_refuses_to_start_without_saying_what_for()
    {
        Assert.Contains("--demo or --test", CommandLine.Parse([], _ => null).Error, StringComparison.Ordinal);
        Assert.Contains("--urls", CommandLine.Parse(["--test", "--url"], _ => null).Error, StringComparison.Ordinal);
        Assert.Equal(SimulatorMode.Demo, CommandLine.Parse([], x => x == "Taktchat__Simulator" ? "true" : null).Options!.Mode);
        var all = CommandLine.Parse(["--urls", "http://127.0.0.1:9", "--test", "--parent-stdin", "--seed", "5", "--public-url", "http://x"], _ => null);
        Assert.Equal(("http://127.0.0.1:9", SimulatorMode.Test, 5, "http://x", true), (all.Options!.Url, all.Options.Mode, all.Options.Seed, all.Options.PublicUrl, all.ParentStdin));
    }

    [Theory]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("http://192.168.1.1:0")]
    [InlineData("https://127.0.0.1:0")]
    [InlineData("nonsense")]
    public async Task It_listens_on_loopback_only(string url) =>
        await Assert.ThrowsAsync<ArgumentException>(() => SimulatorHost.StartAsync(new SimulatorOptions { Url = url }));

    [Theory]
    [InlineData("http://localhost:0")]
    [InlineData("http://127.0.0.1:0")]
    public async Task It_tells_its_address(string url)
    {
        await using var app = await SimulatorHost.StartAsync(new SimulatorOptions { Url = url });

        Assert.StartsWith("http://127.0.0.1:", app.Urls.First(), StringComparison.Ordinal);
        Assert.DoesNotContain(":0", app.Urls.First(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_brings_everything_itself_and_a_foreign_page_steers_nothing()
    {
        await using var lab = await Lab.StartAsync();
        foreach (var file in (string[])["", "_sim/ui", "_sim/ui/base.css", "_sim/ui/phone.css", "_sim/ui/app.js", "_sim/ui/api.js", "_sim/ui/view.js", "_sim/ui/format.js", "_sim/ui/icon.svg", "_sim/ui/bubbles.css", "_sim/ui/bubbles.js", "_sim/ui/actions.js", "_sim/ui/composer.js", "_sim/ui/dom.js", "_sim/ui/player.js", "_sim/ui/samples.js", "_sim/ui/voice.js"])
        {
            using var answer = await lab.Http.GetAsync("/" + file, Lab.Cancel);
            var text = (await answer.Content.ReadAsStringAsync(Lab.Cancel)).Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal);
            Assert.True(answer.IsSuccessStatusCode, file);
            Assert.Contains("script-src 'self'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            Assert.DoesNotContain("://", text, StringComparison.Ordinal);
            Assert.DoesNotContain("innerHTML", text, StringComparison.Ordinal);
        }

        using var foreign = new HttpRequestMessage(HttpMethod.Post, "/_sim/reset");
        foreign.Headers.Add("Origin", "https://evil.example");
        using var refused = await lab.Http.SendAsync(foreign, Lab.Cancel);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }
}
