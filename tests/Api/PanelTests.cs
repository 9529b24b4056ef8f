using System.Net.Http.Json;
using SkiaSharp;
using Taktchat.Api.Harness;

namespace Taktchat.Api;

/// <summary>What stands beside a conversation and on the dashboard: tickets of before, files, what was closed today.</summary>
public sealed class PanelTests(TaktchatApp app)
{
    [Fact]
    public async Task A_contact_has_all_its_tickets_the_newest_first()
    {
        var company = await (await app.CompanyAsync()).ConnectedAsync();
        var customer = company.Customer();
        var made = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            await company.CustomerWritesAsync(customer, "Oi");
            var ticket = await company.TicketAsync();
            made.Insert(0, ticket.Text("id"));
            await company.Admin.PostAsync($"/api/tickets/{made[0]}/accept");
            await company.Admin.PostAsync($"/api/tickets/{made[0]}/close");
        }

        await company.CustomerWritesAsync(company.Customer(), "Outro");
        var contact = (await company.Admin.GetJsonAsync($"/api/tickets/{made[0]}")).GetProperty("contact").Text("id");
        var first = await company.Admin.GetJsonAsync($"/api/contacts/{contact}/tickets?limit=2");
        var second = await company.Admin.GetJsonAsync($"/api/contacts/{contact}/tickets?limit=2&after={first.Text("next")}");
        Assert.Equal(made, first.Items().Concat(second.Items()).Select(x => x.Text("id")));
        Assert.Null(second.MaybeText("next"));
        Assert.Equal("not_found", await (await company.Admin.GetAsync($"/api/contacts/{Guid.CreateVersion7()}/tickets")).CodeAsync(404));
    }

    [Fact]
    public async Task A_conversation_has_its_files_over_all_of_its_tickets()
    {
        var company = await (await app.CompanyAsync()).ConnectedAsync();
        var customer = company.Customer();
        var sent = new List<string>();
        var ticket = "";
        for (var i = 0; i < 2; i++)
        {
            await company.CustomerWritesAsync(customer, "Oi");
            ticket = (await company.TicketAsync()).Text("id");
            await company.Admin.PostAsync($"/api/tickets/{ticket}/accept");
            var file = (await (await Uploads.PostAsync(company.Admin, Jpeg(), "foto.jpg")).JsonAsync(201)).Text("id");
            sent.Insert(0, (await (await company.Admin.PostAsJsonAsync("/api/messages",
                new { ticketId = ticket, type = "image", fileId = file, clientId = Guid.CreateVersion7() })).JsonAsync(201)).Text("id"));
            await company.Admin.PostAsync($"/api/tickets/{ticket}/close");
        }

        var media = (await company.Admin.GetJsonAsync($"/api/tickets/{ticket}/media")).Items();
        Assert.Equal(sent, media.Select(x => x.Text("id")));
        Assert.All(media, x => Assert.NotNull(x.GetProperty("media").MaybeText("thumbnailUrl")));
        Assert.Equal("not_found", await (await company.Admin.GetAsync($"/api/tickets/{Guid.CreateVersion7()}/media")).CodeAsync(404));
    }

    [Fact]
    public async Task Closed_tickets_are_counted_from_an_instant_on()
    {
        var company = await (await app.CompanyAsync()).ConnectedAsync();
        var before = DateTimeOffset.UnixEpoch;
        for (var i = 0; i < 3; i++)
        {
            await company.CustomerWritesAsync(company.Customer(), "Oi");
            var ticket = (await company.TicketAsync()).Text("id");
            await company.Admin.PostAsync($"/api/tickets/{ticket}/accept");
            before = (await company.Admin.PostAsync($"/api/tickets/{ticket}/close")).GetProperty("closedAt").GetDateTimeOffset();
        }

        Assert.Equal(3, await CountAsync(company, DateTimeOffset.UnixEpoch));
        Assert.Equal(1, await CountAsync(company, before));
        Assert.Equal(0, await CountAsync(company, before.AddMilliseconds(1)));
    }

    private static async Task<int> CountAsync(TestCompany company, DateTimeOffset since) => (await company.Admin.GetJsonAsync(
        $"/api/tickets/counts/closed?since={Uri.EscapeDataString(since.ToString("O"))}")).GetProperty("count").GetInt32();

    private static byte[] Jpeg()
    {
        using var bitmap = new SKBitmap(64, 64, isOpaque: true);
        bitmap.Erase(SKColors.SteelBlue);
        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, 90);
        return data.ToArray();
    }
}
