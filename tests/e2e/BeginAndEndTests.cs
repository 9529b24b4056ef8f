using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Taktchat.EndToEnd;

/// <summary>What the customer notices while an agent is there, conversations the company begins, and the end of one for good.</summary>
public sealed partial class BeginAndEndTests
{
    private const string Stranger = "5521987654321";

    [Fact]
    public async Task The_customer_sees_reading_and_writing_and_a_ticket_is_deleted_for_good()
    {
        await using var talk = await Talk.BeginAsync();
        var page = talk.Page;
        var address = page.Url;
        await page.GotoAsync("/connections");
        await talk.HearAsync(new { text = "Ainda dá tempo?", wamid = "wamid.second" });
        await Expect(Talk.Bubble(talk.Other, "Ainda dá tempo?")).ToBeVisibleAsync();
        // Another browser shows the same person the same conversation: that one has read it.
        await CustomerSeesAsync(talk, x => x.GetProperty("status").GetString() == "read");
        Assert.False((await LastHeardAsync(talk)).TryGetProperty("typingAt", out var before) && before.ValueKind == JsonValueKind.String);

        await page.GotoAsync(address);
        await talk.Composer.PressSequentiallyAsync("Um momen");
        await CustomerSeesAsync(talk, x => x.GetProperty("typingAt").ValueKind == JsonValueKind.String);

        await DeleteAsync(talk);
    }

    [Fact]
    public async Task A_conversation_begins_with_a_number_nobody_knew_or_with_a_contact()
    {
        await using var talk = await Talk.BeginAsync();
        var page = talk.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "Finalizar" }).First.ClickAsync();
        var dialog = await NewAsync(page);
        await dialog.GetByLabel("Buscar contato ou digitar um número").FillAsync("(21) 98765-4321");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Conversar com (21) 98765-4321" }).ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Combobox, new() { Name = "Conexão" })).ToContainTextAsync("Loja Centro");
        await ChooseQueueAsync(page, dialog);
        await Accessibility.CheckInBothThemesAsync(page, "new conversation");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Começar conversa" }).ClickAsync();
        await page.WaitForURLAsync(OneTicket());
        await Expect(page.GetByText("O cliente ainda não escreveu.").First).ToBeVisibleAsync();
        await talk.Other.GotoAsync(page.Url);
        await SendTemplateAsync(talk);

        // A contact known by name, whose window is open still.
        dialog = await NewAsync(page);
        await dialog.GetByLabel("Buscar contato ou digitar um número").FillAsync("Marina");
        await dialog.GetByRole(AriaRole.Button, new() { NameRegex = Marina() }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Começar conversa" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Marina Castro" }).First).ToBeVisibleAsync();
        await talk.Other.GotoAsync(page.Url);
        await talk.Composer.FillAsync("Marina, seu bolo ficou pronto");
        await talk.Composer.PressAsync("Enter");
        await talk.BothShowAsync(x => Talk.Bubble(x, "Marina, seu bolo ficou pronto"));
        await talk.ArrivedAsync("Marina, seu bolo ficou pronto");

        // What was before stands beside it as it is now.
        foreach (var each in (IPage[])[page, talk.Other])
        {
            var before = each.GetByRole(AriaRole.Region, new() { Name = "Outros atendimentos" }).GetByRole(AriaRole.Listitem);
            await Expect(before).ToHaveCountAsync(1);
            await Expect(before).ToContainTextAsync("Finalizado");
        }

        // Who is in service already is not begun twice.
        var address = page.Url;
        await page.GetByRole(AriaRole.Link, new() { Name = "Tickets" }).First.ClickAsync();
        dialog = await NewAsync(page);
        await dialog.GetByLabel("Buscar contato ou digitar um número").FillAsync("Marina");
        await dialog.GetByRole(AriaRole.Button, new() { NameRegex = Marina() }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Começar conversa" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(address);
        await Expect(Talk.Bubble(page, "Marina, seu bolo ficou pronto")).ToBeVisibleAsync();
    }

    /// <summary>Asked once; gone from both browsers at once; and written down.</summary>
    private static async Task DeleteAsync(Talk talk)
    {
        var page = talk.Page;
        var protocol = (await page.GetByText(Protocol()).First.TextContentAsync())!.TrimStart('#');
        await page.GetByRole(AriaRole.Button, new() { Name = "Mais ações" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Excluir ticket" }).ClickAsync();
        var asked = page.GetByRole(AriaRole.Alertdialog);
        await Expect(asked).ToContainTextAsync(protocol);
        await Accessibility.CheckInBothThemesAsync(page, "delete a ticket");
        await asked.GetByRole(AriaRole.Button, new() { Name = "Excluir para sempre" }).ClickAsync();
        await Expect(page.GetByText($"Ticket {protocol} excluído.")).ToBeVisibleAsync();
        foreach (var each in (IPage[])[page, talk.Other])
        {
            await Expect(each.GetByRole(AriaRole.Article)).ToHaveCountAsync(0);
            await Expect(each.GetByText("Ainda dá tempo?")).ToHaveCountAsync(0);
        }

        await Expect(talk.Other.GetByText("Ticket não encontrado")).ToBeVisibleAsync();
        await page.GotoAsync("/audit");
        await Expect(page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = $"Ana Lima excluiu o ticket #{protocol}" })).ToBeVisibleAsync();
    }

    private static async Task<JsonElement> LastHeardAsync(Talk talk) =>
        (await talk.Installation.SimAsync("messages?wamid=wamid.second")).GetProperty("items")[0];

    private static async Task CustomerSeesAsync(Talk talk, Predicate<JsonElement> what)
    {
        var since = TimeProvider.System.GetTimestamp();
        JsonElement message;
        while (!what(message = await LastHeardAsync(talk)))
        {
            Assert.True(TimeProvider.System.GetElapsedTime(since).TotalSeconds < 20, message.ToString());
            await talk.Page.WaitForTimeoutAsync(100);
        }
    }

    private static async Task<ILocator> NewAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Novo", Exact = true }).First.ClickAsync();
        return page.GetByRole(AriaRole.Dialog, new() { Name = "Nova conversa" });
    }

    private static async Task ChooseQueueAsync(IPage page, ILocator dialog)
    {
        await dialog.GetByRole(AriaRole.Combobox, new() { Name = "Fila" }).ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { Name = "Padrão" }).ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Combobox, new() { Name = "Fila" })).ToContainTextAsync("Padrão");
    }

    private static async Task SendTemplateAsync(Talk talk)
    {
        await talk.Page.GetByRole(AriaRole.Button, new() { Name = "Enviar modelo" }).First.ClickAsync();
        var dialog = talk.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Confirmar encomenda" }).First.ClickAsync();
        foreach (var (at, value) in ((string[])["Sônia", "dois bolos"]).Index())
        {
            await dialog.GetByLabel("Texto:").Nth(at).FillAsync(value);
        }

        await dialog.GetByRole(AriaRole.Button, new() { Name = "Enviar modelo" }).ClickAsync();
        await talk.BothShowAsync(x => Talk.Bubble(x, "dois bolos"));
        await talk.ArrivedAsync("confirmar_encomenda", Stranger);
    }

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    [GeneratedRegex("^#[0-9]{4}-[0-9]{6}$")]
    private static partial Regex Protocol();

    [GeneratedRegex("Marina Castro")]
    private static partial Regex Marina();

    [GeneratedRegex("/tickets/[0-9a-f-]+")]
    private static partial Regex OneTicket();
}
