using Microsoft.Playwright;

namespace Taktchat.EndToEnd;

/// <summary>What a customer can send besides words and files at rest: heard, answered, changed, taken back; equal in two browsers.</summary>
public sealed class InboundTypesTests
{
    [Fact]
    public async Task Sound_film_and_sticker_of_a_customer_are_there_to_play_in_both_browsers()
    {
        await using var talk = await Talk.BeginAsync();
        var film = await talk.OnPhoneAsync("video.mp4", "video/mp4");
        await talk.HearAsync(new { type = "video", mediaId = film, caption = "Olha como ficou" });
        await talk.BothShowAsync(x => Talk.Bubble(x, "Olha como ficou"));
        var song = await talk.OnPhoneAsync("audio.mp3", "audio/mpeg");
        await talk.HearAsync(new { type = "audio", mediaId = song });
        await talk.BothShowAsync(x => x.GetByRole(AriaRole.Button, new() { Name = "Reproduzir" }));
        var voice = await talk.OnPhoneAsync("voice.ogg", "audio/ogg; codecs=opus");
        await talk.HearAsync(new { type = "voice", mediaId = voice });
        foreach (var each in (IPage[])[talk.Page, talk.Other])
        {
            await Assertions.Expect(each.GetByRole(AriaRole.Slider, new() { Name = "Posição no áudio" })).ToHaveCountAsync(2);
        }

        await talk.EqualAsync();
        var sticker = await talk.OnPhoneAsync("sticker.webp", "image/webp");
        await talk.HearAsync(new { type = "sticker", mediaId = sticker });
        await talk.BothShowAsync(x => x.GetByRole(AriaRole.Img, new() { Name = "Figurinha" }));
    }

    [Fact]
    public async Task What_a_customer_changes_takes_back_or_answers_is_seen_in_both_browsers()
    {
        await using var talk = await Talk.BeginAsync();
        await talk.HearAsync(new { type = "reaction", target = "wamid.first", emoji = "❤️" });
        await talk.BothShowAsync(x => x.GetByRole(AriaRole.Img, new() { Name = "Marina Castro reagiu com ❤️" }));
        await talk.HearAsync(new { type = "reaction", target = "wamid.first", emoji = "" });
        await talk.NeitherShowsAsync(x => x.GetByRole(AriaRole.Img, new() { Name = "Marina Castro reagiu com ❤️" }));
        await talk.HearAsync(new { text = "De nozes, por favor", quote = "wamid.first", wamid = "wamid.quoting" });
        await talk.BothShowAsync(x => Talk.Bubble(x, "De nozes, por favor").GetByTitle("Ir para a mensagem citada"));
        await talk.HearAsync(new { type = "edit", target = "wamid.quoting", text = "De coco, por favor" });
        await talk.BothShowAsync(x => Talk.Bubble(x, "De coco, por favor").GetByText("editada"));
        await talk.HearAsync(new { type = "revoke", target = "wamid.quoting" });
        await talk.BothShowAsync(x => Talk.Bubble(x, "Mensagem apagada"));
        await talk.NeitherShowsAsync(x => x.GetByText("De coco, por favor"));
    }

    [Fact]
    public async Task Taps_orders_advertisements_and_a_new_number_are_seen_in_both_browsers()
    {
        await using var talk = await Talk.BeginAsync();
        await talk.HearAsync(new { type = "button", button = new { payload = "sim", text = "Confirmo" } });
        await talk.BothShowAsync(x => Talk.Bubble(x, "Confirmo"));
        await talk.HearAsync(new { type = "interactive", interactive = new { type = "button_reply", button_reply = new { id = "a", title = "Retirar na loja" } } });
        await talk.BothShowAsync(x => Talk.Bubble(x, "Retirar na loja"));
        await talk.HearAsync(new
        {
            type = "interactive",
            interactive = new { type = "list_reply", list_reply = new { id = "b", title = "Bolo de nozes", description = "1,5 kg" } },
        });
        await talk.BothShowAsync(x => Talk.Bubble(x, "Bolo de nozes"));
        await talk.HearAsync(new
        {
            type = "order",
            order = new
            {
                catalog_id = "1",
                product_items = new[] { new { product_retailer_id = "bolo", quantity = 2, item_price = 30.5, currency = "BRL" } },
            },
        });
        await talk.BothShowAsync(x => Talk.Bubble(x, "Pedido · 2 itens").GetByText("R$ 61,00"));
        await talk.HearAsync(new
        {
            text = "Vi o anúncio",
            referral = new { source_url = "https://fb.me/1", source_type = "ad", source_id = "1", headline = "Bolos de festa", body = "Encomende já" },
        });
        await talk.BothShowAsync(x => Talk.Bubble(x, "Vi o anúncio").GetByText("Bolos de festa"));
        await talk.HearAsync(new { type = "system", changedTo = "+5511981112222" });
        await talk.BothShowAsync(x => x.GetByRole(AriaRole.Article).Filter(new() { HasText = "5511981112222" }));
    }
}
