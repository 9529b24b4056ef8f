using System.Text.Json;
using Microsoft.Playwright;

namespace Taktchat.EndToEnd;

/// <summary>Every screen of the menu and the dialogs on them, in light and dark, without a serious finding of axe; and, where
/// somebody wants pictures, in three sizes.</summary>
public sealed class EveryScreenTests
{
    private static readonly (string Name, int Width, int Height)[] Sizes =
        [("1440x900", 1440, 900), ("1280x720", 1280, 720), ("390x844", 390, 844)];

    [Fact]
    public async Task Every_screen_can_be_used_by_everybody_in_light_and_dark()
    {
        await using var talk = await Talk.BeginAsync();
        await FillAsync(talk);
        var page = talk.Page;
        var screens = await ScreensAsync(page);
        await PhotoAsync(page);
        foreach (var (name, address) in screens)
        {
            await page.GotoAsync(address);
            await QuietAsync(page);
            await CheckAsync(page, name);
        }

        await page.GotoAsync("/tickets");
        await QuietAsync(page);
        await DialogAsync(page, "palette", () => page.Keyboard.PressAsync("Control+k"));
        await DialogAsync(page, "keyboard", () => page.Keyboard.PressAsync("?"));
        await DialogAsync(page, "new-ticket", () => page.GetByRole(AriaRole.Button, new() { Name = "Novo", Exact = true }).First.ClickAsync());
        await page.GotoAsync(screens.First(x => x.Name == "conversation").Address);
        await QuietAsync(page);
        await DialogAsync(page, "viewer", () => Talk.Bubble(page, "Assim, com morangos")
            .GetByRole(AriaRole.Button, new() { Name = "Ampliar: Foto" }).ClickAsync());
        await page.GotoAsync("/connections");
        await QuietAsync(page);
        await DialogAsync(page, "new-connection", () => page.GetByRole(AriaRole.Button, new() { Name = "Nova Conexão" }).First.ClickAsync());
        await page.GotoAsync("/users");
        await QuietAsync(page);
        await DialogAsync(page, "new-user", () => page.GetByRole(AriaRole.Button, new() { Name = "Novo Usuário" }).First.ClickAsync());
    }

    [Fact]
    public async Task The_doors_can_be_used_by_everybody_in_light_and_dark()
    {
        Assertions.SetDefaultExpectTimeout(30_000);
        await using var installation = await Installation.StartAsync();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Shop.LaunchAsync(playwright);
        var page = await Shop.OpenAsync(browser, installation);
        await Assertions.Expect(page.GetByLabel("Nome da empresa")).ToBeVisibleAsync();
        await CheckAsync(page, "setup");
        await Shop.SetUpAsync(page);
        var other = await Shop.OpenAsync(browser, installation);
        await Assertions.Expect(other.GetByLabel("E-mail")).ToBeVisibleAsync();
        await CheckAsync(other, "login");
    }

    /// <summary>A conversation of several kinds, and others who wait.</summary>
    private static async Task FillAsync(Talk talk)
    {
        await talk.HearAsync(new { type = "video", mediaId = await talk.OnPhoneAsync("video.mp4", "video/mp4"), caption = "Olha este modelo" });
        await talk.HearAsync(new { type = "voice", mediaId = await talk.OnPhoneAsync("voice.ogg", "audio/ogg; codecs=opus") });
        await talk.Composer.FillAsync("Bom dia, Marina! Fazemos sim. Para quantas pessoas?");
        await talk.Composer.PressAsync("Enter");
        await talk.HearAsync(new { text = "Umas vinte. Dá para entregar?", quote = "wamid.first", wamid = "wamid.twenty" });
        await talk.HearAsync(new { type = "reaction", target = "wamid.first", emoji = "❤️" });
        await talk.HearAsync(new
        {
            type = "contacts",
            contacts = new[] { new { name = new { formatted_name = "Bia Souza" }, phones = new[] { new { phone = "+55 11 91234-5678", wa_id = "5511912345678" } } } },
        });
        await talk.HearAsync(new { type = "location", location = new { latitude = -23.56, longitude = -46.65, name = "Casa da Marina" } });
        await talk.HearAsync(new { type = "image", mediaId = await talk.OnPhoneAsync("cake.jpg", "image/jpeg"), caption = "Assim, com morangos" });
        (string Name, string[] Says)[] others =
        [
            ("João Pereira", ["Bom dia! Meu pedido sai hoje?"]),
            ("Beatriz Souza", ["Oi!", "Vocês fazem torta sem lactose?", "É para sexta-feira 🎂"]),
            ("Padaria do Zé", ["Segue o comprovante do Pix"]),
            ("Carla Mendes", ["Boa tarde", "Vocês abrem no domingo?"]),
            ("Rafael Antunes", ["Quanto custa o pão de fermentação natural?"]),
            ("Luciana Prado", ["Chegou tudo certinho, obrigada! 🥐"]),
            ("Café da Praça", ["Precisamos de 60 croissants amanhã às 6 h"]),
            ("Tiago Nogueira", ["Posso trocar o recheio por doce de leite?"]),
        ];
        foreach (var (at, (name, says)) in others.Index())
        {
            foreach (var text in says)
            {
                await talk.Installation.SimAsync("inbound", (object)new { from = $"551198888000{at}", name, text });
            }
        }

        await talk.BothShowAsync(x => x.GetByRole(AriaRole.Img, new() { Name = "Assim, com morangos" }));
    }

    /// <summary>Ana shows herself; whoever looks sees it at once in the menu.</summary>
    private static async Task PhotoAsync(IPage page)
    {
        await page.GotoAsync("/profile");
        await QuietAsync(page);
        await page.GetByLabel("Escolher foto").Last.SetInputFilesAsync(
            new FilePayload { Name = "ana.webp", MimeType = "image/webp", Buffer = await Talk.SampleAsync("sticker.webp") });
        await page.GetByRole(AriaRole.Button, new() { Name = "Usar" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Remover" }).First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("nav img[src*='/media/']").First).ToBeVisibleAsync();
    }

    /// <summary>From the menu itself, so that a new screen is not forgotten; and what has no entry there.</summary>
    private static async Task<IReadOnlyList<(string Name, string Address)>> ScreensAsync(IPage page)
    {
        var menu = await page.EvaluateAsync<JsonElement>("""() => [...document.querySelectorAll("nav a[href^='/']")].map(x => x.getAttribute("href"))""");
        var found = menu.EnumerateArray().Select(x => x.GetString()!.Split('?')[0]).Distinct().ToList();
        Assert.Contains("/audit", found);
        var conversation = new Uri(page.Url).AbsolutePath;
        return
        [
            .. found.Select(x => (x.Trim('/'), x)), ("conversation", conversation), ("columns", "/tickets?view=columns"), ("profile", "/profile"),
            ("not-found", "/no-such-page"),
        ];
    }

    private static async Task DialogAsync(IPage page, string name, Func<Task> open)
    {
        await open();
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog).Last).ToBeVisibleAsync();
        await CheckAsync(page, name);
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
    }

    private static async Task CheckAsync(IPage page, string name)
    {
        foreach (var theme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            await page.EmulateMediaAsync(new() { ColorScheme = theme });
            await Accessibility.CheckAsync(page, $"{name} in {theme}");
            if (Environment.GetEnvironmentVariable("TAKTCHAT_E2E_PICTURES") is { Length: > 0 })
            {
                foreach (var size in Sizes)
                {
                    await page.SetViewportSizeAsync(size.Width, size.Height);
                    await QuietAsync(page);
                    await Shop.PictureAsync(page, $"{name}-{size.Name}-{theme.ToString().ToLowerInvariant()}");
                }

                await page.SetViewportSizeAsync(Sizes[0].Width, Sizes[0].Height);
            }
        }
    }

    /// <summary>What was asked for has come: nothing is shown as still loading.</summary>
    private static async Task QuietAsync(IPage page)
    {
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await Assertions.Expect(page.Locator("[aria-busy=true], .MuiSkeleton-root")).ToHaveCountAsync(0);
    }
}
