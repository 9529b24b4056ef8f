using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Taktchat.EndToEnd;

/// <summary>A voice message spoken into the browser's microphone, which Chromium plays as a beep every second.</summary>
public sealed partial class VoiceTests
{
    [Fact]
    public async Task A_recording_is_thrown_away_or_heard_and_sent_as_ogg_opus_and_played_in_the_other_browser()
    {
        await using var talk = await Talk.BeginAsync();
        await ThrownAwayAsync(talk);
        var page = talk.Page;
        var recording = await RecordAsync(page);
        await Accessibility.CheckInBothThemesAsync(page, "recording");

        await Button(page, "Pausar gravação").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status, new() { Name = "Gravação em pausa" })).ToHaveTextAsync(Seconds());
        await Button(page, "Continuar gravação").ClickAsync();
        await Expect(recording).ToBeVisibleAsync();

        await Button(page, "Parar e ouvir").ClickAsync();
        await Button(page, "Reproduzir").ClickAsync();
        await Shop.UntilAsync(page, "() => [...document.querySelectorAll('audio')].some(x => x.currentTime > 0.2)");
        await Button(page, "Enviar mensagem de voz").ClickAsync();

        await talk.BothShowAsync(Voice);
        await Expect(talk.Composer).ToBeFocusedAsync();
        await VoiceArrivedAsync(talk);

        await Button(talk.Other, "Reproduzir").ClickAsync();
        await Expect(Button(talk.Other, "Pausar")).ToBeVisibleAsync();
    }

    /// <summary>What is thrown away goes nowhere, and the microphone is let go.</summary>
    private static async Task ThrownAwayAsync(Talk talk)
    {
        var page = talk.Page;
        await page.EvaluateAsync("""
            () => {
              const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
              navigator.mediaDevices.getUserMedia = async (wish) => (window.heard = await ask(wish));
            }
            """);
        await RecordAsync(page);
        await Button(page, "Descartar gravação").ClickAsync();
        await Expect(talk.Composer).ToBeFocusedAsync();
        await Shop.UntilAsync(page, "() => window.heard.getTracks().every(x => x.readyState === 'ended')");

        // What is said afterwards is the first thing that arrives.
        await talk.Composer.FillAsync("Melhor por escrito");
        await talk.Composer.PressAsync("Enter");
        var arrived = await talk.ArrivedAsync("Melhor por escrito");
        Assert.DoesNotContain("\"audio\"", arrived, StringComparison.Ordinal);
        await talk.NeitherShowsAsync(Voice);
    }

    /// <summary>Speaks for more than a second, until the time and the level show it.</summary>
    private static async Task<ILocator> RecordAsync(IPage page)
    {
        await Button(page, "Gravar mensagem de voz").ClickAsync();
        var recording = page.GetByRole(AriaRole.Status, new() { Name = "Gravando" });
        await Expect(recording).ToHaveTextAsync(Seconds());
        await Shop.UntilAsync(page, """
            () => {
              const bars = [...document.querySelectorAll("[aria-hidden=true] > span[style*=height]")].map(x => parseInt(x.style.height, 10));
              return bars.length >= 10 && Math.max(...bars) > Math.min(...bars);
            }
            """);
        return recording;
    }

    /// <summary>On the phone it is a voice message, in the one container and with the one codec that play everywhere.</summary>
    private static async Task VoiceArrivedAsync(Talk talk)
    {
        await talk.ArrivedAsync("\"type\":\"audio\"");
        var message = (await talk.Installation.SimAsync($"messages?to={Talk.Customer}")).GetProperty("items").EnumerateArray().Last();
        var audio = message.GetProperty("content");
        Assert.True(audio.GetProperty("voice").GetBoolean(), audio.ToString());
        var bytes = await talk.Installation.Simulator.GetByteArrayAsync($"/_sim/media/{audio.GetProperty("id").GetString()}");
        Assert.Equal("OggS", Encoding.ASCII.GetString(bytes, 0, 4));
        Assert.Equal("OpusHead", Encoding.ASCII.GetString(bytes, 28, 8));
        Assert.InRange(bytes.Length, 1_000, 200_000);
    }

    private static ILocator Voice(IPage page) => page.GetByRole(AriaRole.Slider, new() { Name = "Posição no áudio" });

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    [GeneratedRegex("0:[0-9]*[1-9]")]
    private static partial Regex Seconds();
}
