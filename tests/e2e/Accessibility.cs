using System.Text.Json;
using Microsoft.Playwright;

namespace Taktchat.EndToEnd;

/// <summary>axe-core from the web app's own packages, on the page as it stands.</summary>
internal static class Accessibility
{
    /// <summary>Fails on any serious or critical finding of WCAG 2.2 AA.</summary>
    public static async Task CheckAsync(IPage page, string where)
    {
        // Over the protocol, not as a script of the page: its policy lets none in, and that is right.
        await page.EvaluateAsync(await File.ReadAllTextAsync(Path.Combine(Root(), "web/app/node_modules/axe-core/axe.min.js")));
        // In the middle of a change of theme colours are those of neither.
        await page.EvaluateAsync("""
            () => Promise.all(document.getAnimations().filter(x => x instanceof CSSTransition).map(x => x.finished.catch(() => undefined)))
            """);
        var found = await page.EvaluateAsync<JsonElement>("""
            async () => (await axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"] })).violations
              .filter(x => x.impact === "serious" || x.impact === "critical")
              .map(x => x.id + ": " + x.nodes.map(n => `${n.html} (${n.failureSummary})`).slice(0, 3).join(" | "))
            """);
        Assert.True(found.GetArrayLength() == 0, $"{where}: {found}");
    }

    /// <summary>The same in light and in dark, with a picture of each where somebody wants them.</summary>
    public static async Task CheckInBothThemesAsync(IPage page, string where)
    {
        foreach (var theme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            await page.EmulateMediaAsync(new() { ColorScheme = theme });
            await Shop.PictureAsync(page, $"{where.Replace(' ', '-')}-{theme}");
            await CheckAsync(page, $"{where} in {theme}");
        }
    }

    public static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Taktchat.slnx")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Not inside the repository.");
        }

        return folder;
    }
}
