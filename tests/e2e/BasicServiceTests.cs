using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Taktchat.EndToEnd;

/// <summary>The guide's work flow 1 from an empty installation, in a real browser, in Portuguese.</summary>
public sealed partial class BasicServiceTests
{
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    [Fact]
    public async Task A_customer_writes_an_agent_answers_in_the_browser_and_the_ticket_is_closed()
    {
        Assertions.SetDefaultExpectTimeout(30_000);
        await using var installation = await Installation.StartAsync();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("TAKTCHAT_CHROMIUM") is { Length: > 0 } set ? set : "/usr/bin/chromium",
            Args = Flags,
        });
        var page = await OpenAsync(browser, installation);
        var errors = new List<string>();
        page.PageError += (_, error) => errors.Add(error);

        await SetUpAsync(page);
        await ConnectAsync(page, installation);
        var other = await SecondBrowserAsync(browser, installation);

        // 1–3: the customer writes, a ticket appears in its queue, in both browsers, without a reload.
        await installation.SimAsync("inbound", new { from = "5511971234567", name = "Marina Castro", text = "Oi! Tem bolo de nozes?" });
        await LookAsync(page, "waiting", () => Ticket(page).ClickAsync());
        await Expect(Ticket(other)).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Article).Filter(new() { HasText = "Oi! Tem bolo de nozes?" })).ToBeVisibleAsync();

        // 4: the agent takes it; the other browser sees it leave the waiting ones.
        await page.GetByRole(AriaRole.Button, new() { Name = "Aceitar" }).First.ClickAsync();
        await Expect(Ticket(other)).ToBeHiddenAsync();

        // 5–6: the agent answers, the customer gets it, the ticks follow.
        var composer = page.GetByRole(AriaRole.Textbox, new() { NameRegex = Writing() });
        await composer.FillAsync("Temos sim, Marina!");
        await composer.PressAsync("Enter");
        var bubble = page.GetByRole(AriaRole.Article).Filter(new() { HasText = "Temos sim, Marina!" });
        await Expect(bubble).ToHaveAttributeAsync("data-status", "read");
        var got = (await installation.SimAsync("messages?to=5511971234567")).ToString();
        Assert.Single(Answer().Matches(got));

        // 7: the ticket is closed.
        await page.GetByRole(AriaRole.Button, new() { Name = "Finalizar" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Tab, new() { NameRegex = Closed() }).ClickAsync();
        await Expect(Ticket(page)).ToBeVisibleAsync();
        Assert.Empty(errors);
    }

    private static async Task<IPage> OpenAsync(IBrowser browser, Installation installation)
    {
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = installation.Address.ToString(),
            Locale = "pt-BR",
            ViewportSize = new() { Width = 1440, Height = 900 },
        });
        context.SetDefaultTimeout(30_000);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/");
        return page;
    }

    private static async Task SetUpAsync(IPage page)
    {
        await page.GetByLabel("Nome da empresa").FillAsync("Padaria Estrela");
        await page.GetByLabel("Seu nome").FillAsync("Ana Lima");
        await page.GetByLabel("E-mail").FillAsync("ana@padaria.example.com");
        await page.GetByLabel("Senha", new() { Exact = true }).FillAsync("uma-senha-boa");
        await page.GetByRole(AriaRole.Button, new() { Name = "Criar empresa" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Conexões" }).First).ToBeVisibleAsync();
    }

    private static async Task ConnectAsync(IPage page, Installation installation)
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

    private static async Task<IPage> SecondBrowserAsync(IBrowser browser, Installation installation)
    {
        var page = await OpenAsync(browser, installation);
        await page.GetByLabel("E-mail").FillAsync("ana@padaria.example.com");
        await page.GetByLabel("Senha", new() { Exact = true }).FillAsync("uma-senha-boa");
        await page.GetByRole(AriaRole.Button, new() { Name = "Entrar" }).ClickAsync();
        await page.GetByRole(AriaRole.Tab, new() { NameRegex = Waiting() }).ClickAsync();
        return page;
    }

    /// <summary>Keeps a picture of what the browser showed when a step failed.</summary>
    private static async Task LookAsync(IPage page, string name, Func<Task> step)
    {
        try
        {
            await step();
        }
        catch (TimeoutException) when (Environment.GetEnvironmentVariable("TAKTCHAT_E2E_PICTURES") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png") });
            throw;
        }
    }

    /// <summary>Marina's row in the list.</summary>
    private static ILocator Ticket(IPage page) => page.GetByRole(AriaRole.Link, new() { NameRegex = Marina() })
        .Or(page.GetByRole(AriaRole.Option, new() { NameRegex = Marina() })).First;

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    [GeneratedRegex("Marina Castro")]
    private static partial Regex Marina();

    [GeneratedRegex("^Escreva")]
    private static partial Regex Writing();

    [GeneratedRegex("^Aguardando")]
    private static partial Regex Waiting();

    [GeneratedRegex("^Fechados")]
    private static partial Regex Closed();

    [GeneratedRegex("Temos sim, Marina!")]
    private static partial Regex Answer();
}
