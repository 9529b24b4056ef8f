using Microsoft.Playwright;

namespace Taktchat.EndToEnd;

/// <summary>All an agent can send by the screen arrives at the customer's phone as that type; equal in two browsers.</summary>
public sealed class OutboundTypesTests
{
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
}
