using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;
using Taktchat.Api.Harness;
using Taktchat.Tenancy.Contracts;

namespace Taktchat.Api;

/// <summary>People show a photo of themselves wherever they are shown, and a first visit is told apart.</summary>
public sealed class PhotoTests(TaktchatApp app)
{
    [Fact]
    public async Task A_photo_is_a_small_square_and_stands_wherever_the_person_does()
    {
        var company = await (await app.CompanyAsync()).ConnectedAsync();
        await company.CustomerWritesAsync(company.Customer(), "Oi");
        var ticket = (await company.TicketAsync()).Text("id");
        await company.Admin.PostAsync($"/api/tickets/{ticket}/accept");
        await company.SendAsync(ticket, "Certo");
        Assert.Null((await company.Admin.GetJsonAsync("/api/me")).MaybeText("photoUrl"));

        var address = (await SetAsync(company.Admin, await UploadAsync(company.Admin))).Text("photoUrl");
        using var photo = SKBitmap.Decode(await app.Anonymous().GetByteArrayAsync(address));
        Assert.Equal((256, 256), (photo.Width, photo.Height));

        Assert.Equal(address, (await company.Admin.GetJsonAsync("/api/auth/me")).GetProperty("user").Text("photoUrl"));
        Assert.Equal(address, (await company.Admin.GetJsonAsync("/api/users")).Items().Single().Text("photoUrl"));
        Assert.Equal(address, (await company.Admin.GetJsonAsync($"/api/tickets/{ticket}")).GetProperty("assignee").Text("photoUrl"));
        Assert.Equal(address, (await company.Admin.GetJsonAsync("/api/tickets?status=open")).Items().Single().GetProperty("assignee").Text("photoUrl"));
        var sent = (await company.Admin.GetJsonAsync($"/api/tickets/{ticket}/messages")).Items()[0];
        Assert.Equal(address, sent.GetProperty("author").Text("photoUrl"));
        Assert.Contains((await company.Admin.GetJsonAsync($"/api/tickets/{ticket}/events")).Items(),
            x => x.GetProperty("actor").ValueKind == JsonValueKind.Object && x.GetProperty("actor").Text("photoUrl") == address);
    }

    [Fact]
    public async Task Another_photo_lets_the_old_file_go_and_no_photo_lets_go_the_last()
    {
        var company = await app.CompanyAsync();
        var first = await UploadAsync(company.Admin);
        await SetAsync(company.Admin, first);
        await SetAsync(company.Admin, first);
        Assert.Equal(1, await company.CountAsync("select count(*) from files where company_id = $1 and used_at is not null"));

        await SetAsync(company.Admin, await UploadAsync(company.Admin));
        Assert.Equal(1, await company.CountAsync("select count(*) from files where company_id = $1 and used_at is null"));
        Assert.Equal(1, await company.CountAsync("select count(*) from files where company_id = $1 and used_at is not null"));

        Assert.Null((await (await company.Admin.DeleteAsync("/api/me/photo")).JsonAsync(200)).MaybeText("photoUrl"));
        Assert.Equal(0, await company.CountAsync("select count(*) from files where company_id = $1 and used_at is not null"));
    }

    [Fact]
    public async Task Only_an_own_and_unused_picture_becomes_a_photo()
    {
        var company = await app.CompanyAsync();
        var (agent, agentId) = await company.PersonAsync(Role.Agent);
        var other = await UploadAsync(company.Admin);
        Assert.Equal("not_found", await (await PutAsync(agent, other)).CodeAsync(404));
        Assert.Equal("validation.failed", await (await agent.PutAsJsonAsync("/api/me/photo", new { })).CodeAsync(400));

        var text = (await (await Uploads.PostAsync(agent, Encoding.UTF8.GetBytes("Olá"), "a.txt", "document")).JsonAsync(201)).GetProperty("id").GetGuid();
        Assert.Equal("file.not_an_image", await (await PutAsync(agent, text)).CodeAsync(422));
        var drawing = await Uploads.PostAsync(agent, Encoding.UTF8.GetBytes("<svg xmlns=\"http://www.w3.org/2000/svg\"/>"), "a.svg", "photo");
        Assert.Equal(422, (int)drawing.StatusCode);

        // A deactivated person comes back with the photo.
        var address = (await SetAsync(agent, await UploadAsync(agent))).Text("photoUrl");
        foreach (var isActive in new[] { false, true })
        {
            var changed = await (await company.Admin.PatchAsJsonAsync($"/api/users/{agentId.Value}", new { isActive })).JsonAsync(200);
            Assert.Equal(address, changed.Text("photoUrl"));
        }
    }

    [Fact]
    public async Task The_very_first_sign_in_is_told_apart_from_all_that_follow()
    {
        var company = await app.CompanyAsync();
        var email = $"{Guid.CreateVersion7():N}@exemplo.com.br";
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IUserFactory>().CreateAsync(new(company.Id, "Bia", email, "senha-de-teste", Role.Agent), default);
        foreach (var isFirst in new[] { true, false, false })
        {
            using var browser = app.Anonymous();
            var session = await (await browser.PostAsJsonAsync("/api/auth/login", new { email, password = "senha-de-teste" })).JsonAsync(200);
            Assert.Equal(isFirst, session.GetProperty("isFirstSignIn").GetBoolean());
        }
    }

    private static async Task<Guid> UploadAsync(HttpClient client)
    {
        using var bitmap = new SKBitmap(640, 400, isOpaque: true);
        bitmap.Erase(SKColors.SteelBlue);
        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, 90);
        return (await (await Uploads.PostAsync(client, data.ToArray(), "eu.jpg", "photo")).JsonAsync(201)).GetProperty("id").GetGuid();
    }

    private static Task<HttpResponseMessage> PutAsync(HttpClient client, Guid fileId) => client.PutAsJsonAsync("/api/me/photo", new { fileId });

    private static async Task<JsonElement> SetAsync(HttpClient client, Guid file) => await (await PutAsync(client, file)).JsonAsync(200);
}
