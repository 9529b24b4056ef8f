using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Taktchat.EndToEnd;

/// <summary>Every type of message both ways, in two real browsers that stay equal, against the strict simulator.</summary>
public sealed partial class EveryTypeTests
{
    /// <summary>An orange picture of 240 by 160.</summary>
    internal static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAPAAAACgCAIAAAC9uXYyAAABRElEQVR42u3SQQ0AAAjEsHOJFLTiBhV8SJMqWJbpgjciAYYGQ4OhwdAYGgwNhgZDg6ExNBgaDA2GBkNjaDA0GBoMDYbG0GBoMDQYGgyNocHQYGgwNBgaQ4OhwdBgaDA0hgZDg6HB0BgaDA2GBkODoTE0GBoMDYYGQ2NoMDQYGgwNhsbQYGgwNBgaDI2hwdBgaDA0GBpDg6HB0GBoMDSGBkODocHQYGgMDYYGQ4OhMTQYGgwNhgZDY2gwNBgaDA2GxtBgaDA0GBoMjaHB0GBoMDQYGkODocHQYGgwNIYGQ4OhwdBgaAwNhgZDg6ExtAoYGgwNhgZDY2gwNBgaDA2GxtBgaDA0GBoMjaHB0GBoMDQYGkODocHQYGgwNIYGQ4OhwdBgaAwNhgZDg6HB0BgaDA2GBkNjaDA0GBoMDYbG0GBoMDTcWO+86Hrl/NHNAAAAAElFTkSuQmCC");

    private static readonly byte[] Pdf = "%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF"u8.ToArray();

    [Fact]
    public async Task What_a_customer_sends_is_shown_and_what_an_agent_sends_arrives()
    {
        await using var talk = await Talk.BeginAsync();
        var (page, other) = (talk.Page, talk.Other);
        await CustomerSendsAsync(talk);
        foreach (var each in (IPage[])[page, other])
        {
            await ShowsAsync(each);
        }

        await AgentSendsAsync(talk);
        foreach (var said in (string[])["cardápio.pdf", "Claro, Marina!", "\"image\""])
        {
            await talk.ArrivedAsync(said);
        }

        // The lists are virtual: how many bubbles are drawn says nothing, what they say and how far they have come does.
        foreach (var said in (string[])["cardápio.pdf", "Claro, Marina!"])
        {
            await Expect(Talk.Bubble(other, said)).ToHaveAttributeAsync("data-status", "read");
        }

        foreach (var theme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            await page.EmulateMediaAsync(new() { ColorScheme = theme });
            await Shop.PictureAsync(page, $"conversation-{theme}");
            await Accessibility.CheckAsync(page, $"conversation in {theme}");
        }
    }

    private static async Task CustomerSendsAsync(Talk talk)
    {
        var photo = await talk.OnPhoneAsync("bolo.png", "image/png", Png);
        await talk.HearAsync(new { type = "image", mediaId = photo, caption = "Este modelo" });
        var document = await talk.OnPhoneAsync("receita.pdf", "application/pdf", Pdf);
        await talk.HearAsync(new { type = "document", mediaId = document, filename = "receita.pdf" });
        await talk.HearAsync(new { type = "location", location = new { latitude = -23.56, longitude = -46.65, name = "Casa da Marina" } });
        await talk.HearAsync(new
        {
            type = "contacts",
            contacts = new[] { new { name = new { formatted_name = "Bia Souza" }, phones = new[] { new { phone = "+55 11 91234-5678", wa_id = "5511912345678" } } } },
        });
        await talk.HearAsync(new { type = "unsupported", unsupported = "poll_creation" });
    }

    private static async Task ShowsAsync(IPage page)
    {
        await Expect(page.GetByRole(AriaRole.Img, new() { Name = "Este modelo" }).First).ToBeVisibleAsync();
        await Expect(page.GetByText("receita.pdf").First).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { NameRegex = Place() }).First).ToBeVisibleAsync();
        await Expect(page.GetByText("Bia Souza").First).ToBeVisibleAsync();
        await Expect(page.GetByText("Ainda não é mostrado aqui").First).ToBeVisibleAsync();
    }

    private static async Task AgentSendsAsync(Talk talk)
    {
        var page = talk.Page;
        // A picture and a document at once, through the tray.
        await page.Locator("input[type=file]").First.SetInputFilesAsync((FilePayload[])[
            new() { Name = "vitrine.png", MimeType = "image/png", Buffer = Png },
            new() { Name = "cardápio.pdf", MimeType = "application/pdf", Buffer = Pdf },
        ]);
        await page.GetByRole(AriaRole.Button, new() { Name = "Enviar", Exact = true }).Last.ClickAsync();
        await Expect(Talk.Bubble(page, "cardápio.pdf")).ToHaveAttributeAsync("data-status", "read");

        // A quote by the message's menu.
        var asked = Talk.Bubble(page, "Quero encomendar um bolo");
        await asked.ClickAsync(new() { Button = MouseButton.Right });
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Responder" }).ClickAsync();
        await talk.Composer.FillAsync("Claro, Marina!");
        await talk.Composer.PressAsync("Enter");
        await Expect(Talk.Bubble(page, "Claro, Marina!")).ToHaveAttributeAsync("data-status", "read");
    }

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    [GeneratedRegex("Casa da Marina")]
    private static partial Regex Place();
}
