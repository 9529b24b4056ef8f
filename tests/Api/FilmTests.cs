using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using SkiaSharp;
using Taktchat.Api.Harness;

namespace Taktchat.Api;

/// <summary>A film is shown by a still picture of itself, whoever sent it.</summary>
public sealed class FilmTests(TaktchatApp app) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("taktchat-films-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_customers_film_has_a_picture()
    {
        var company = await (await app.CompanyAsync()).ConnectedAsync();
        using var content = new ByteArrayContent(await FilmAsync());
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        var media = await (await app.Simulator.PostAsync("/_sim/media?type=video%2Fmp4&name=filme.mp4", content)).JsonAsync(200);
        await app.SimAsync(HttpMethod.Post, "inbound",
            new { number = company.PhoneNumberId, from = company.Customer(), type = "video", mediaId = media.Text("id") });
        var ticket = (await TaktchatApp.UntilAsync(
            async () => (await company.Admin.GetJsonAsync("/api/tickets?status=pending")).Items(), x => x.Count > 0))[0].Text("id");
        var message = (await company.Admin.GetJsonAsync($"/api/tickets/{ticket}/messages")).Items()[0];
        var ready = await TypesInTests.UntilMediaAsync(company, message, "ready");
        await IsRedAsync(ready.GetProperty("media"));
    }

    [Fact]
    public async Task An_agents_film_has_a_picture_before_and_after_it_is_sent()
    {
        var company = await (await app.CompanyAsync()).ConnectedAsync();
        await company.CustomerWritesAsync(company.Customer(), "Bom dia");
        var ticket = (await company.TicketAsync()).Text("id");
        await company.Admin.PostAsync($"/api/tickets/{ticket}/accept");
        using var content = new ByteArrayContent(await FilmAsync());
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        var file = await (await company.Admin.PostAsync("/api/files?name=filme.mp4&use=attachment", content)).JsonAsync(201);
        await IsRedAsync(file);
        var sent = await (await company.Admin.PostAsJsonAsync("/api/messages",
            new { ticketId = ticket, type = "video", clientId = Guid.CreateVersion7(), fileId = file.Text("id") })).JsonAsync(201);
        await IsRedAsync(sent.GetProperty("media"));
    }

    private async Task IsRedAsync(JsonElement file)
    {
        using var anonymous = app.Anonymous();
        using var answer = await anonymous.GetAsync(file.Text("thumbnailUrl"));
        Assert.Equal((200, "image/webp"), ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        using var seen = SKBitmap.Decode(await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal((480, 270), (seen.Width, seen.Height));
        var middle = seen.GetPixel(240, 135);
        Assert.True(middle.Red > 150 && middle.Green < 100, $"{middle} is not the red of the film");
    }

    private async Task<byte[]> FilmAsync()
    {
        var path = Path.Combine(_folder.FullName, "filme.mp4");
        var start = new ProcessStartInfo("ffmpeg",
            $"-nostdin -loglevel error -y -f lavfi -i color=c=red:s=640x360:r=5:d=1 -c:v mpeg4 {path}")
        { UseShellExecute = false };
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        return await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
    }
}
