using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Taktchat.EndToEnd;

/// <summary>The first steps of every work flow: a browser, a company, its connection.</summary>
internal static partial class Shop
{
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
        // A microphone that beeps, and nobody who has to be asked.
        "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream",
    ];

    public static Task<IBrowser> LaunchAsync(IPlaywright playwright) => playwright.Chromium.LaunchAsync(new()
    {
        ExecutablePath = Environment.GetEnvironmentVariable("TAKTCHAT_CHROMIUM") is { Length: > 0 } set ? set : "/usr/bin/chromium",
        Args = Flags,
    });

    public static async Task<IPage> OpenAsync(IBrowser browser, Installation installation)
    {
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = installation.Address.ToString(),
            Locale = "pt-BR",
            ViewportSize = new() { Width = 1440, Height = 900 },
            Permissions = ["microphone"],
        });
        context.SetDefaultTimeout(30_000);
        var page = await context.NewPageAsync();
        await FirstAsync(page);
        return page;
    }

    /// <summary>
    /// The first page of a browser that has just started. Seen once under load: Chromium gave the navigation up itself
    /// (<c>net::ERR_ABORTED</c>, no answer of the server is that); so it is asked a second time, and only for that.
    /// </summary>
    private static async Task FirstAsync(IPage page)
    {
        try
        {
            await page.GotoAsync("/");
        }
        catch (PlaywrightException e) when (e.Message.Contains("net::ERR_ABORTED", StringComparison.Ordinal))
        {
            await page.GotoAsync("/");
        }
    }

    public static async Task SetUpAsync(IPage page)
    {
        await page.GetByLabel("Nome da empresa").FillAsync("Padaria Estrela");
        await page.GetByLabel("Seu nome").FillAsync("Ana Lima");
        await page.GetByLabel("E-mail").FillAsync("ana@padaria.example.com");
        await page.GetByLabel("Senha", new() { Exact = true }).FillAsync("uma-senha-boa");
        await page.GetByRole(AriaRole.Button, new() { Name = "Criar empresa" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Conexões" }).First).ToBeVisibleAsync();
    }

    public static async Task ConnectAsync(IPage page, Installation installation)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Conexões" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Nova Conexão" }).First.ClickAsync();
        await page.GetByLabel("Nome da conexão").FillAsync("Loja Centro");
        await page.GetByLabel("Phone Number ID").FillAsync("300000000000001");
        await page.GetByLabel("Access Token").FillAsync("EAASIM-valid-e2e");
        await page.GetByLabel("Business Account ID").FillAsync("200000000000001");
        await page.GetByLabel("Webhook Verify Token").FillAsync("palavra-secreta");
        await page.GetByLabel("App Secret").FillAsync(installation.AppSecret);
        await page.GetByRole(AriaRole.Button, new() { Name = "Salvar" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Concluir" }).ClickAsync();
        var card = page.GetByRole(AriaRole.Article, new() { Name = "Loja Centro" });
        await Expect(card.GetByText("CONECTADO", new() { Exact = true })).ToBeVisibleAsync();
        await page.GotoAsync("/tickets");
        await page.GetByRole(AriaRole.Tab, new() { NameRegex = Waiting() }).ClickAsync();
    }

    public static async Task<IPage> SecondBrowserAsync(IBrowser browser, Installation installation)
    {
        var page = await OpenAsync(browser, installation);
        await page.GetByLabel("E-mail").FillAsync("ana@padaria.example.com");
        await page.GetByLabel("Senha", new() { Exact = true }).FillAsync("uma-senha-boa");
        await page.GetByRole(AriaRole.Button, new() { Name = "Entrar" }).ClickAsync();
        await page.GetByRole(AriaRole.Tab, new() { NameRegex = Waiting() }).ClickAsync();
        return page;
    }

    /// <summary>Marina's row in the list.</summary>
    public static ILocator Ticket(IPage page) => page.GetByRole(AriaRole.Link, new() { NameRegex = Marina() })
        .Or(page.GetByRole(AriaRole.Option, new() { NameRegex = Marina() })).First;

    /// <summary>Waits until a function of the page says true. Playwright's own way asks for eval, which the page's policy refuses.</summary>
    public static async Task UntilAsync(IPage page, string says)
    {
        var since = TimeProvider.System.GetTimestamp();
        while (!await page.EvaluateAsync<bool>(says))
        {
            Assert.True(TimeProvider.System.GetElapsedTime(since).TotalSeconds < 20, $"Never true: {says}");
            await page.WaitForTimeoutAsync(100);
        }
    }

    /// <summary>Keeps a picture where somebody wants to look at it.</summary>
    public static async Task PictureAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("TAKTCHAT_E2E_PICTURES") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png") });
        }
    }

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    [GeneratedRegex("Marina Castro")]
    private static partial Regex Marina();

    [GeneratedRegex("^Aguardando")]
    private static partial Regex Waiting();
}
