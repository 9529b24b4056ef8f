using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Taktchat.EndToEnd;

/// <summary>The guide's work flow 1 from an empty installation, in a real browser, in Portuguese.</summary>
public sealed partial class BasicServiceTests
{
    [Fact]
    public async Task A_customer_writes_an_agent_answers_in_the_browser_and_the_ticket_is_closed()
    {
        Assertions.SetDefaultExpectTimeout(30_000);
        await using var installation = await Installation.StartAsync();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Shop.LaunchAsync(playwright);
        var page = await Shop.OpenAsync(browser, installation);
        var errors = new List<string>();
        page.PageError += (_, error) => errors.Add(error);

        await Shop.SetUpAsync(page);
        await Shop.ConnectAsync(page, installation);
        var other = await Shop.SecondBrowserAsync(browser, installation);

        // 1–3: the customer writes, a ticket appears in its queue, in both browsers, without a reload.
        await installation.SimAsync("inbound", new { from = "5511971234567", name = "Marina Castro", text = "Oi! Tem bolo de nozes?" });
        await LookAsync(page, "waiting", () => Shop.Ticket(page).ClickAsync());
        await Expect(Shop.Ticket(other)).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Article).Filter(new() { HasText = "Oi! Tem bolo de nozes?" })).ToBeVisibleAsync();

        // 4: the agent takes it; the other browser sees it leave the waiting ones.
        await page.GetByRole(AriaRole.Button, new() { Name = "Aceitar" }).First.ClickAsync();
        await Expect(Shop.Ticket(other)).ToBeHiddenAsync();

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
        await Expect(Shop.Ticket(page)).ToBeVisibleAsync();
        Assert.Empty(errors);
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

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    [GeneratedRegex("^Escreva")]
    private static partial Regex Writing();

    [GeneratedRegex("^Fechados")]
    private static partial Regex Closed();

    [GeneratedRegex("Temos sim, Marina!")]
    private static partial Regex Answer();
}
