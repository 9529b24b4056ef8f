using Taktchat.Channels.Contracts;
using Taktchat.Kernel;
using Taktchat.Messages.Outbound;

namespace Taktchat.Unit.Messages;

/// <summary>A channel that has less still tells the customer all of it.</summary>
public sealed class RenderDownTests
{
    private static readonly ChannelCapabilities Bare = new(
        Buttons: false, Lists: false, Links: false, Templates: false, Reactions: false, Quotes: false, Locations: false, Contacts: false,
        ReadReceipts: false, Window: null, new Dictionary<MessageType, FileRule>
        {
            [MessageType.Image] = new(100, new HashSet<string> { "image/jpeg" }),
            [MessageType.Audio] = new(100),
            [MessageType.Document] = new(1000),
        });

    private static readonly ChannelCapabilities Full = Bare with
    {
        Buttons = true,
        Lists = true,
        Links = true,
        Templates = true,
        Reactions = true,
        Quotes = true,
        Locations = true,
        Contacts = true,
    };

    [Fact]
    public void Buttons_and_lists_become_numbers_that_can_be_typed()
    {
        var buttons = new Interactive(InteractiveKind.Buttons, "Pedido", "Padaria", [new("Sim", "s"), new("Não", "n")]);
        Assert.Equal("*Pedido*\n\nConfirma?\n\n*1* – Sim\n*2* – Não\n\n_Padaria_", Text("Confirma?", new() { Interactive = buttons }, MessageType.Interactive));
        var list = new Interactive(InteractiveKind.List, ListButton: "Ver", Sections: [new(null, [new("v", "Vendas", "Bolos")]), new("Outros", [new("s", "Suporte")])]);
        Assert.Equal("Escolha\n\n*1* – Vendas (Bolos)\n*2* – Suporte", Text("Escolha", new() { Interactive = list }, MessageType.Interactive));
        var link = new Interactive(InteractiveKind.Link, Buttons: [new("Abrir", null, "https://exemplo.com/x")]);
        Assert.Equal("Veja\nAbrir: https://exemplo.com/x", Text("Veja", new() { Interactive = link }, MessageType.Interactive));
    }

    [Fact]
    public void Places_cards_and_templates_become_text()
    {
        Assert.Equal("Loja\nAv. Paulista, 1\nhttps://maps.google.com/?q=-23.5,-46.25",
            Text("Loja", new() { Location = new(-23.5, -46.25, "Loja", "Av. Paulista, 1") }, MessageType.Location));
        Assert.Equal("Bia\n+55 11 91234-5678", Text("Bia", new() { Contacts = [new("Bia", [new("+55 11 91234-5678")])] }, MessageType.Contact));
        Assert.Equal("Olá Maria", Text("Olá Maria", new() { Template = new(Guid.Empty, "ola", "pt_BR") }, MessageType.Template));
    }

    [Fact]
    public void A_channel_without_quotes_and_reactions_loses_the_mark_or_has_nothing_to_send()
    {
        var answer = Message(MessageType.Text, "Sim", null) with { TargetProviderId = "wamid.x" };
        Assert.Null(RenderDown.For(Bare, answer)!.TargetProviderId);
        Assert.Equal("wamid.x", RenderDown.For(Full, answer)!.TargetProviderId);
        var reaction = Message(MessageType.Reaction, "👍", null) with { TargetProviderId = "wamid.x" };
        Assert.Null(RenderDown.For(Bare, reaction));
        Assert.Same(reaction, RenderDown.For(Full, reaction));
    }

    [Theory]
    [InlineData(MessageType.Image, "image/jpeg", 100, MessageType.Image)]
    [InlineData(MessageType.Image, "image/jpeg", 101, MessageType.Document)]
    [InlineData(MessageType.Image, "image/gif", 10, MessageType.Document)]
    [InlineData(MessageType.Sticker, "image/jpeg", 10, MessageType.Image)]
    [InlineData(MessageType.Voice, "audio/ogg", 10, MessageType.Audio)]
    [InlineData(MessageType.Video, "video/mp4", 10, MessageType.Document)]
    [InlineData(MessageType.Video, "video/mp4", 1001, null)]
    public void A_file_goes_as_what_the_channel_takes(MessageType wanted, string contentType, long size, MessageType? sent) =>
        Assert.Equal(sent, RenderDown.For(Bare, Message(wanted, "", null) with { File = new("1", "a", contentType, size) })?.Type);

    private static string Text(string text, MessageContent content, MessageType type)
    {
        var message = Message(type, text, content);
        Assert.Same(message, RenderDown.For(Full, message));
        var down = RenderDown.For(Bare, message)!;
        Assert.Equal(MessageType.Text, down.Type);
        Assert.Null(down.Content);
        return down.Text;
    }

    private static OutgoingMessage Message(MessageType type, string text, MessageContent? content) => new(
        new CompanyId(Guid.Empty), new ConnectionId(Guid.Empty), new("5511", false), type, text, content, null, null, Guid.Empty);
}
