using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Taktchat.EndToEnd;

/// <summary>Every type of message both ways, in two real browsers that stay equal, against the strict simulator.</summary>
public sealed partial class EveryTypeTests
{
    private const string Customer = "5511971234567";

    /// <summary>An orange picture of 240 by 160.</summary>
    private static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAPAAAACgCAIAAAC9uXYyAAABRElEQVR42u3SQQ0AAAjEsHOJFLTiBhV8SJMqWJbpgjciAYYGQ4OhwdAYGgwNhgZDg6ExNBgaDA2GBkNjaDA0GBoMDYbG0GBoMDQYGgyNocHQYGgwNBgaQ4OhwdBgaDA0hgZDg6HB0BgaDA2GBkODoTE0GBoMDYYGQ2NoMDQYGgwNhsbQYGgwNBgaDI2hwdBgaDA0GBpDg6HB0GBoMDSGBkODocHQYGgMDYYGQ4OhMTQYGgwNhgZDY2gwNBgaDA2GxtBgaDA0GBoMjaHB0GBoMDQYGkODocHQYGgwNIYGQ4OhwdBgaAwNhgZDg6ExtAoYGgwNhgZDY2gwNBgaDA2GxtBgaDA0GBoMjaHB0GBoMDQYGkODocHQYGgwNIYGQ4OhwdBgaAwNhgZDg6HB0BgaDA2GBkNjaDA0GBoMDYbG0GBoMDTcWO+86Hrl/NHNAAAAAElFTkSuQmCC");

    [Fact]
    public async Task What_a_customer_sends_is_shown_and_what_an_agent_sends_arrives()
    {
        Assertions.SetDefaultExpectTimeout(30_000);
        await using var installation = await Installation.StartAsync();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Shop.LaunchAsync(playwright);
        var page = await Shop.OpenAsync(browser, installation);
        await Shop.SetUpAsync(page);
        await Shop.ConnectAsync(page, installation);
        var other = await Shop.SecondBrowserAsync(browser, installation);

        await InboundAsync(installation, new { type = "text", text = "Oi! Quero encomendar um bolo" });
        foreach (var each in (IPage[])[page, other])
        {
            await Shop.Ticket(each).ClickAsync();
            await Expect(Bubble(each, "Quero encomendar um bolo")).ToBeVisibleAsync();
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Aceitar" }).First.ClickAsync();
        await Expect(other.GetByRole(AriaRole.Textbox, new() { NameRegex = Writing() })).ToBeVisibleAsync();
        await CustomerSendsAsync(installation);
        foreach (var each in (IPage[])[page, other])
        {
            await ShowsAsync(each);
        }

        await AgentSendsAsync(page);
        await ArrivedAsync(installation);
        // The lists are virtual: how many bubbles are drawn says nothing, what they say and how far they have come does.
        foreach (var said in (string[])["cardápio.pdf", "Claro, Marina!"])
        {
            await Expect(Bubble(other, said)).ToHaveAttributeAsync("data-status", "read");
        }

        foreach (var theme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            await page.EmulateMediaAsync(new() { ColorScheme = theme });
            await Shop.PictureAsync(page, $"conversation-{theme}");
            await Accessibility.CheckAsync(page, $"conversation in {theme}");
        }
    }

    private static async Task CustomerSendsAsync(Installation installation)
    {
        using var content = new ByteArrayContent(Png);
        var put = await installation.Simulator.PostAsync("/_sim/media?type=image/png&name=bolo.png", content);
        var photo = (await put.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString();
        await InboundAsync(installation, new { type = "image", mediaId = photo, caption = "Este modelo" });
        using var pdf = new ByteArrayContent("%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF"u8.ToArray());
        put = await installation.Simulator.PostAsync("/_sim/media?type=application/pdf&name=receita.pdf", pdf);
        var document = (await put.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString();
        await InboundAsync(installation, new { type = "document", mediaId = document, filename = "receita.pdf" });
        await InboundAsync(installation, new { type = "location", location = new { latitude = -23.56, longitude = -46.65, name = "Casa da Marina" } });
        await InboundAsync(installation, new
        {
            type = "contacts",
            contacts = new[] { new { name = new { formatted_name = "Bia Souza" }, phones = new[] { new { phone = "+55 11 91234-5678", wa_id = "5511912345678" } } } },
        });
        await InboundAsync(installation, new { type = "unsupported", unsupported = "poll_creation" });
    }

    private static async Task ShowsAsync(IPage page)
    {
        await Expect(page.GetByRole(AriaRole.Img, new() { Name = "Este modelo" }).First).ToBeVisibleAsync();
        await Expect(page.GetByText("receita.pdf").First).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { NameRegex = Place() }).First).ToBeVisibleAsync();
        await Expect(page.GetByText("Bia Souza").First).ToBeVisibleAsync();
        await Expect(page.GetByText("Ainda não é mostrado aqui").First).ToBeVisibleAsync();
    }

    private static async Task AgentSendsAsync(IPage page)
    {
        // A picture and a document at once, through the tray.
        await page.Locator("input[type=file]").First.SetInputFilesAsync((FilePayload[])[
            new() { Name = "vitrine.png", MimeType = "image/png", Buffer = Png },
            new() { Name = "cardápio.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF"u8.ToArray() },
        ]);
        await page.GetByRole(AriaRole.Button, new() { Name = "Enviar", Exact = true }).Last.ClickAsync();
        await Expect(Bubble(page, "cardápio.pdf")).ToHaveAttributeAsync("data-status", "read");

        // A quote and a reaction by the message's menu.
        var asked = Bubble(page, "Quero encomendar um bolo");
        await asked.ClickAsync(new() { Button = MouseButton.Right });
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Responder" }).ClickAsync();
        var composer = page.GetByRole(AriaRole.Textbox, new() { NameRegex = Writing() });
        await composer.FillAsync("Claro, Marina!");
        await composer.PressAsync("Enter");
        await Expect(Bubble(page, "Claro, Marina!")).ToHaveAttributeAsync("data-status", "read");
    }

    private static async Task ArrivedAsync(Installation installation)
    {
        var text = JsonSerializer.Serialize(await installation.SimAsync($"messages?to={Customer}"), Readable);
        Assert.Contains("cardápio.pdf", text, StringComparison.Ordinal);
        Assert.Contains("Claro, Marina!", text, StringComparison.Ordinal);
        Assert.Contains("\"image\"", text, StringComparison.Ordinal);
    }

    private static Task InboundAsync(Installation installation, object order)
    {
        var whole = JsonSerializer.SerializeToNode(order)!.AsObject();
        whole["from"] = Customer;
        whole["name"] = "Marina Castro";
        return installation.SimAsync("inbound", (object)whole);
    }

    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static ILocator Bubble(IPage page, string text) => page.GetByRole(AriaRole.Article).Filter(new() { HasText = text }).First;

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    [GeneratedRegex("^Escreva")]
    private static partial Regex Writing();

    [GeneratedRegex("Casa da Marina")]
    private static partial Regex Place();
}
