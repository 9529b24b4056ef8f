using Microsoft.Playwright;

namespace Taktchat.EndToEnd;

/// <summary>The main screens in the other two languages: nothing is left in Portuguese, nothing is cut off, on a desk and on a phone.</summary>
public sealed class LanguagesTests
{
    /// <summary>The widest has the contact's panel beside the conversation.</summary>
    private static readonly (int Width, int Height)[] Sizes = [(1440, 900), (1280, 720), (390, 844)];

    [Fact]
    public async Task English_and_Spanish_are_whole_and_fit()
    {
        await using var talk = await Talk.BeginAsync();
        var page = talk.Page;
        await talk.Composer.FillAsync("Claro, Marina!");
        await talk.Composer.PressAsync("Enter");
        await talk.HearAsync(new { type = "voice", mediaId = await talk.OnPhoneAsync("voice.ogg", "audio/ogg; codecs=opus") });
        await talk.HearAsync(new { type = "location", location = new { latitude = -23.56, longitude = -46.65, name = "Casa da Marina" } });
        await talk.Installation.SimAsync("inbound", (object)new { from = "5511988880001", name = "João Pereira", text = "Boa tarde!" });
        await talk.BothShowAsync(x => x.GetByText("Casa da Marina"));
        string[] screens =
        [
            "/dashboard", "/tickets", new Uri(page.Url).AbsolutePath, "/tickets?view=columns", "/contacts", "/connections", "/users", "/profile", "/audit",
        ];
        foreach (var language in (string[])["en", "es"])
        {
            await page.EvaluateAsync("x => localStorage.setItem('taktchat.language', x)", language);
            var words = await Words.OfAsync(language);
            foreach (var screen in screens)
            {
                await page.GotoAsync(screen);
                await LookAsync(page, words, $"{language}{(screen.Length > 30 ? "-conversation" : screen.Replace('/', '-').Replace('?', '-'))}");
            }
        }
    }

    private static async Task LookAsync(IPage page, Words words, string name)
    {
        foreach (var (width, height) in Sizes.Where(x => x.Width <= 1280 || name.EndsWith("conversation", StringComparison.Ordinal)))
        {
            await page.SetViewportSizeAsync(width, height);
            await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            await Assertions.Expect(page.Locator("[aria-busy=true], .MuiSkeleton-root")).ToHaveCountAsync(0);
            await Shop.PictureAsync(page, $"{name}-{width}");
            await words.CheckAsync(page, name);
            await FitsAsync(page, $"{name} at {width}×{height}");
        }
    }

    /// <summary>The page is not wider than the window; what one presses is inside it and says all of its words, unless it scrolls there
    /// or ends in dots on purpose.</summary>
    private static async Task FitsAsync(IPage page, string where)
    {
        var wrong = await page.EvaluateAsync<string[]>("""
            () => {
              const wide = document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth;
              const scrolls = (x) => x && (["auto", "scroll"].includes(getComputedStyle(x).overflowX) && x.scrollWidth > x.clientWidth || scrolls(x.parentElement));
              const dots = (x, end) => getComputedStyle(x).textOverflow === "ellipsis" || (x !== end && dots(x.parentElement, end));
              const saysMore = (x, at) => {
                const walk = document.createTreeWalker(x, NodeFilter.SHOW_TEXT);
                while (walk.nextNode()) {
                  const around = walk.currentNode.parentElement, words = document.createRange();
                  words.selectNodeContents(walk.currentNode);
                  const place = words.getBoundingClientRect();
                  if (around.checkVisibility() && !around.closest(".visually-hidden") && !dots(around, x) && (place.left < at.left - 1 || place.right > at.right + 1)) return true;
                }
                return false;
              };
              const cut = [...document.querySelectorAll("button, a, [role=tab], [role=option], [role=combobox]")].filter((x) => {
                const at = x.getBoundingClientRect();
                if (!x.checkVisibility() || at.width < 2 || at.height < 2 || x.closest(".visually-hidden")) return false;
                if ((at.left < -1 || at.right > innerWidth + 1) && !scrolls(x.parentElement)) return true;
                return saysMore(x, at);
              }).map((x) => x.outerHTML.replace(/<svg.*?<\/svg>/gs, "").slice(0, 200));
              return wide > 0 ? [`wider by ${wide} px`, ...cut] : cut;
            }
            """);
        Assert.True(wrong.Length == 0, $"{where}: {string.Join(" | ", wrong)}");
    }
}
