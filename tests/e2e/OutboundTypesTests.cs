using Microsoft.Playwright;

namespace Taktchat.EndToEnd;

/// <summary>All an agent can send by the screen arrives at the customer's phone as that type; equal in two browsers.</summary>
public sealed class OutboundTypesTests
{
    [Fact]
    public async Task Files_of_every_kind_go_out_by_the_menu()
    {
        await using var talk = await Talk.BeginAsync();
        await talk.Page.Locator("input[type=file]").First.SetInputFilesAsync(new FilePayload
        {
            Name = "jingle.mp3",
            MimeType = "audio/mpeg",
            Buffer = await Talk.SampleAsync("audio.mp3"),
        });
        await SentAsync(talk, "audio");
        await SendFileAsync(talk, "Foto ou vídeo", "video.mp4", "video");
        await SendFileAsync(talk, "Documento", "audio.mp3", "document");
        await SendFileAsync(talk, "Figurinha", "sticker.webp", "sticker");
    }

    [Fact]
    public async Task A_place_a_contact_and_things_to_tap_go_out_by_their_dialogs()
    {
        await using var talk = await Talk.BeginAsync();
        var dialog = await OpenAsync(talk, "Localização");
        await dialog.GetByLabel("Coordenadas ou link do mapa").FillAsync("-23.56137, -46.65618");
        await dialog.GetByLabel("Nome do lugar (opcional)").FillAsync("Padaria Estrela");
        await SendAsync(talk, dialog, "\"location\"", x => Talk.Bubble(x, "Padaria Estrela"));

        dialog = await OpenAsync(talk, "Contato");
        await dialog.GetByText("Marina Castro").ClickAsync();
        await SendAsync(talk, dialog, "\"contacts\"", x => Talk.Bubble(x, "Marina Castro"));

        dialog = await OpenAsync(talk, "Botões");
        await dialog.GetByLabel("Texto da mensagem").FillAsync("Entrega ou retirada?");
        await dialog.GetByLabel("Botão 1").FillAsync("Entrega");
        await SendAsync(talk, dialog, "Entrega ou retirada?", x => Talk.Bubble(x, "Entrega ou retirada?"));

        dialog = await OpenAsync(talk, "Lista de opções");
        await dialog.GetByLabel("Texto da mensagem").FillAsync("Qual recheio?");
        await dialog.GetByLabel("Texto do botão que abre a lista").FillAsync("Recheios");
        await dialog.GetByLabel("Opção 1", new() { Exact = true }).FillAsync("Nozes");
        await SendAsync(talk, dialog, "Qual recheio?", x => Talk.Bubble(x, "Qual recheio?"));

        dialog = await OpenAsync(talk, "Botão com link");
        await dialog.GetByLabel("Texto da mensagem").FillAsync("Nosso cardápio");
        await dialog.GetByLabel("Texto do botão").FillAsync("Abrir");
        await dialog.GetByLabel("Endereço do link").FillAsync("https://padaria.example.com/cardapio");
        await SendAsync(talk, dialog, "cta_url", x => Talk.Bubble(x, "Nosso cardápio"));
    }

    [Fact]
    public async Task A_reaction_is_set_and_removed()
    {
        await using var talk = await Talk.BeginAsync();
        await Talk.Bubble(talk.Page, "Quero encomendar um bolo").ClickAsync(new() { Button = MouseButton.Right });
        await talk.Page.GetByRole(AriaRole.Menuitemcheckbox, new() { Name = "❤️" }).ClickAsync();
        var mine = (IPage x) => x.GetByRole(AriaRole.Button, new() { Name = "Nossa reação ❤️: clique para tirar" });
        await talk.BothShowAsync(mine);
        await talk.ArrivedAsync("❤️");
        await mine(talk.Page).ClickAsync();
        await talk.NeitherShowsAsync(mine);
    }

    [Fact]
    public async Task After_24_hours_only_a_template_goes_out_with_its_variables_filled_in()
    {
        await using var talk = await Talk.BeginAsync(TimeProvider.System.GetUtcNow().AddHours(-25));
        await Assertions.Expect(talk.Page.GetByText("Passaram mais de 24 horas").First).ToBeVisibleAsync();
        await Assertions.Expect(talk.Composer).ToHaveCountAsync(0);
        var dialog = await TemplateAsync(talk, "Pedido pronto", ["Marina", "4711", "18 horas"]);
        await Assertions.Expect(Seen(dialog)).ToContainTextAsync("4711");
        await SendTemplateAsync(dialog);
        await talk.BothShowAsync(x => Talk.Bubble(x, "4711"));
        await talk.ArrivedAsync("pedido_pronto");

        // It opens no window: the next one is a template too, and this one wants a picture.
        dialog = await TemplateAsync(talk, "Novidade da semana", ["Marina", "bolo de figo"]);
        await Assertions.Expect(dialog.GetByText("Este modelo precisa de um arquivo.")).ToBeVisibleAsync();
        await Assertions.Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Enviar modelo" })).ToBeDisabledAsync();
        await dialog.Locator("input[type=file]").SetInputFilesAsync(
            new FilePayload { Name = "figo.png", MimeType = "image/png", Buffer = EveryTypeTests.Png });
        await Assertions.Expect(Seen(dialog)).ToContainTextAsync("bolo de figo");
        await Assertions.Expect(Seen(dialog).GetByRole(AriaRole.Img).First).ToBeVisibleAsync();
        await Accessibility.CheckInBothThemesAsync(talk.Page, "templates");
        await SendTemplateAsync(dialog);
        await talk.BothShowAsync(x => Talk.Bubble(x, "bolo de figo").GetByRole(AriaRole.Img));
        Assert.Contains("\"image\"", await talk.ArrivedAsync("bolo de figo"), StringComparison.Ordinal);
        await Assertions.Expect(Talk.Bubble(talk.Other, "bolo de figo")).ToHaveAttributeAsync("data-status", "read");
    }

    /// <summary>How the customer will see it.</summary>
    private static ILocator Seen(ILocator dialog) => dialog.GetByRole(AriaRole.Group, new() { Name = "Como o cliente vê" });

    private static async Task<ILocator> TemplateAsync(Talk talk, string name, string[] values)
    {
        await talk.Page.GetByRole(AriaRole.Button, new() { Name = "Enviar modelo" }).First.ClickAsync();
        var dialog = talk.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Atualizar da Meta" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = name }).First.ClickAsync();
        await Assertions.Expect(dialog.GetByLabel("Texto:")).ToHaveCountAsync(values.Length);
        foreach (var (at, value) in values.Index())
        {
            await dialog.GetByLabel("Texto:").Nth(at).FillAsync(value);
        }

        return dialog;
    }

    private static Task SendTemplateAsync(ILocator dialog) =>
        dialog.GetByRole(AriaRole.Button, new() { Name = "Enviar modelo" }).ClickAsync();

    private static async Task SendFileAsync(Talk talk, string entry, string sample, string type)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "samples", sample);
        var chooser = await talk.Page.RunAndWaitForFileChooserAsync(() => PickAsync(talk, entry));
        await chooser.SetFilesAsync(path);
        await SentAsync(talk, type);
    }

    /// <summary>Sends what is in the tray, and waits until the newest message of both browsers is this one, and read.</summary>
    private static async Task SentAsync(Talk talk, string type)
    {
        await talk.Page.GetByRole(AriaRole.Button, new() { Name = "Enviar", Exact = true }).Last.ClickAsync();
        await talk.ArrivedAsync($"\"type\":\"{type}\"");
        await talk.BothShowAsync(x => x.Locator("article[data-direction=outbound][data-status=read]"));
    }

    private static async Task<ILocator> OpenAsync(Talk talk, string entry)
    {
        await PickAsync(talk, entry);
        return talk.Page.GetByRole(AriaRole.Dialog);
    }

    private static async Task PickAsync(Talk talk, string entry)
    {
        await talk.Page.GetByRole(AriaRole.Button, new() { Name = "Anexar" }).ClickAsync();
        await talk.Page.GetByRole(AriaRole.Menuitem, new() { Name = entry, Exact = true }).ClickAsync();
    }

    private static async Task SendAsync(Talk talk, ILocator dialog, string arrives, Func<IPage, ILocator> shows)
    {
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Enviar", Exact = true }).ClickAsync();
        await talk.BothShowAsync(shows);
        await talk.ArrivedAsync(arrives);
    }
}
