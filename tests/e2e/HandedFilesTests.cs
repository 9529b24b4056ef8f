using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Taktchat.EndToEnd;

/// <summary>Files handed over by hand, dropped or pasted, and one that does not come at first; equal in two browsers.</summary>
public sealed partial class HandedFilesTests
{
    [Fact]
    public async Task What_is_dropped_or_pasted_goes_out_and_what_did_not_come_is_fetched_again()
    {
        await using var talk = await Talk.BeginAsync();
        await DropAsync(talk);
        await PasteAsync(talk);
        await FetchAgainAsync(talk);
        await LookAsync(talk.Page);
    }

    private static async Task DropAsync(Talk talk)
    {
        await FileEventAsync(talk.Page, "vitrine.png", """
            for (const type of ["dragenter", "dragover"])
              document.querySelector("[role=log]").dispatchEvent(new DragEvent(type, { dataTransfer: held, bubbles: true, cancelable: true }));
            """);
        var hint = talk.Page.GetByText("Solte para anexar");
        await Expect(hint).ToBeVisibleAsync();
        await FileEventAsync(talk.Page, "vitrine.png", """
            document.querySelector("[role=log]").dispatchEvent(new DragEvent("drop", { dataTransfer: held, bubbles: true, cancelable: true }));
            """);
        await Expect(hint).ToHaveCountAsync(0);
        await SendAsync(talk, "vitrine.png", "Solta na conversa");
    }

    private static async Task PasteAsync(Talk talk)
    {
        await FileEventAsync(talk.Page, "captura.png", """
            document.querySelector("textarea").dispatchEvent(new ClipboardEvent("paste", { clipboardData: held, bubbles: true, cancelable: true }));
            """);
        await SendAsync(talk, "captura.png", "Colada da tela");
    }

    private static async Task FetchAgainAsync(Talk talk)
    {
        await talk.Installation.SimAsync("faults", new { faults = new[] { new { match = new { path = "object", method = "GET" }, http = 400, code = 100 } } });
        await talk.HearAsync(new { type = "image", mediaId = await talk.OnPhoneAsync("bolo.png", "image/png", EveryTypeTests.Png), caption = "Este modelo" });
        var retry = (IPage x) => Talk.Bubble(x, "Este modelo").GetByRole(AriaRole.Button, new() { Name = "Tentar de novo" });
        await talk.BothShowAsync(retry);
        await Expect(Talk.Bubble(talk.Other, "Este modelo")).ToContainTextAsync(Why());

        // Asked again while it is still so, it says so again.
        await retry(talk.Other).ClickAsync();
        await talk.BothShowAsync(retry);
        using var none = await talk.Installation.Simulator.DeleteAsync("/_sim/faults");
        await retry(talk.Page).ClickAsync();
        await talk.BothShowAsync(x => x.GetByRole(AriaRole.Img, new() { Name = "Este modelo" }));
        await talk.NeitherShowsAsync(retry);
    }

    /// <summary>A click shows it large, to everybody.</summary>
    private static async Task LookAsync(IPage page)
    {
        await Talk.Bubble(page, "Este modelo").GetByRole(AriaRole.Button, new() { Name = "Ampliar: Foto" }).ClickAsync();
        var viewer = page.GetByRole(AriaRole.Dialog, new() { Name = "Fotos e vídeos da conversa" });
        await Expect(viewer.GetByText("3 de 3")).ToBeVisibleAsync();
        await Accessibility.CheckInBothThemesAsync(page, "media viewer");
        await page.Keyboard.PressAsync("ArrowLeft");
        await Expect(viewer.GetByText("2 de 3")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(viewer).ToHaveCountAsync(0);
    }

    /// <summary>An event of the page that holds a file, as the browser makes it for a person's hand.</summary>
    private static Task FileEventAsync(IPage page, string name, string script) => page.EvaluateAsync($$"""
        ([name, content]) => {
          const held = new DataTransfer();
          held.items.add(new File([Uint8Array.from(atob(content), (x) => x.charCodeAt(0))], name, { type: "image/png" }));
          {{script}}
        }
        """, new[] { name, Convert.ToBase64String(EveryTypeTests.Png) });

    private static async Task SendAsync(Talk talk, string name, string caption)
    {
        var tray = talk.Page.GetByRole(AriaRole.List, new() { Name = "1 arquivo escolhido" });
        await Expect(tray).ToContainTextAsync(name);
        await talk.Composer.FillAsync(caption);
        await talk.Composer.PressAsync("Enter");
        await Expect(tray).ToHaveCountAsync(0);
        await talk.BothShowAsync(x => x.GetByRole(AriaRole.Img, new() { Name = caption }));
        Assert.Contains("\"type\":\"image\"", await talk.ArrivedAsync(caption), StringComparison.Ordinal);
    }

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    [GeneratedRegex("arquivo", RegexOptions.IgnoreCase)]
    private static partial Regex Why();
}
