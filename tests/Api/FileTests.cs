using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;
using Taktchat.Api.Harness;
using Taktchat.Files.Blobs;
using Taktchat.Files.Contracts;
using Taktchat.Kernel;
using Taktchat.Tenancy.Contracts;

namespace Taktchat.Api;

/// <summary>A file comes in over the wire, is judged by its bytes, and is refused in words.</summary>
public sealed class FileTests(TaktchatApp app)
{
    [Fact]
    public async Task An_image_is_uploaded_and_shown_with_its_thumbnail()
    {
        var company = await app.CompanyAsync();
        var jpeg = Jpeg(1200, 800);
        var created = await Uploads.PostAsync(company.Admin, jpeg, "../férias.png", type: "application/pdf");
        var file = await created.JsonAsync(201);
        Assert.Equal($"/api/files/{file.Text("id")}", created.Headers.Location!.ToString());
        Assert.Equal(("image", "férias.png", "image/jpeg"), (file.Text("kind"), file.Text("name"), file.Text("contentType")));
        Assert.Equal((jpeg.Length, 1200, 800), (file.GetProperty("size").GetInt32(), file.GetProperty("width").GetInt32(), file.GetProperty("height").GetInt32()));

        using var browser = app.Anonymous();
        Assert.Equal(jpeg, await browser.GetByteArrayAsync(file.Text("url")));
        using var thumbnail = SKBitmap.Decode(await browser.GetByteArrayAsync(file.Text("thumbnailUrl")));
        Assert.Equal((480, 320), (thumbnail.Width, thumbnail.Height));

        var again = await company.Admin.GetJsonAsync($"/api/files/{file.Text("id")}");
        Assert.Equal(file.ToString(), again.ToString());
    }

    [Theory]
    [InlineData("setup.exe", "MZ\u0090\0\0\0")]
    [InlineData("script.bat", "del *.*")]
    [InlineData("foto.jpg", "<html><script>alert(1)</script></html>")]
    [InlineData("logo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>")]
    [InlineData("a.js", "alert(1)")]
    public async Task What_runs_where_it_is_opened_cannot_be_sent(string name, string content)
    {
        var company = await app.CompanyAsync();
        var refused = await Uploads.PostAsync(company.Admin, Encoding.Latin1.GetBytes(content), name);
        Assert.Equal("file.kind_refused", await refused.CodeAsync(422));
        Assert.Equal(0, await company.CountAsync("select count(*) from files where company_id = $1"));
    }

    [Fact]
    public async Task An_empty_file_is_refused_in_three_languages()
    {
        var company = await app.CompanyAsync();
        foreach (var (language, sentence) in new[] { ("pt-BR", "O arquivo está vazio."), ("en", "The file is empty."), ("es", "El archivo está vacío.") })
        {
            company.Admin.DefaultRequestHeaders.AcceptLanguage.Clear();
            company.Admin.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
            Assert.Equal(sentence, (await (await Uploads.PostAsync(company.Admin, [], "a.txt")).JsonAsync(422)).Text("detail"));
        }
    }

    [Fact]
    public async Task A_file_above_its_limit_is_refused_with_the_limit()
    {
        var company = await app.CompanyAsync();
        var image = (byte[])[.. Jpeg(100, 100), .. new byte[5 * 1024 * 1024]];
        var refused = await (await Uploads.PostAsync(company.Admin, image, "a.jpg")).JsonAsync(413);
        Assert.Equal(("file.too_big", 5 * 1024 * 1024), (refused.Text("code"), refused.GetProperty("maxBytes").GetInt32()));
        Assert.Contains("5 MB", refused.Text("detail"), StringComparison.Ordinal);

        var asDocument = await (await Uploads.PostAsync(company.Admin, image, "a.jpg", "document")).JsonAsync(201);
        Assert.Equal(("document", "image/jpeg"), (asDocument.Text("kind"), asDocument.Text("contentType")));

        Assert.Contains("512 KB", (await (await Uploads.PostAsync(company.Admin, image, "a.webp", "sticker")).JsonAsync(413)).Text("detail"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_of_more_than_100_MB_is_refused_however_it_is_announced(bool isAnnounced)
    {
        var company = await app.CompanyAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/files?name=a.bin") { Content = new Zeros(FileLimits.Largest + 1, isAnnounced) };
        request.Headers.ExpectContinue = isAnnounced;
        Assert.Equal("file.too_big", await (await company.Admin.SendAsync(request)).CodeAsync(413));
        await NothingStagedAsync();
    }

    [Fact]
    public async Task A_file_of_100_MB_is_taken()
    {
        var company = await app.CompanyAsync();
        using var content = new Zeros(FileLimits.Largest, isAnnounced: true);
        var file = await (await company.Admin.PostAsync("/api/files?name=disco.img2", content)).JsonAsync(201);
        Assert.Equal(("document", FileLimits.Largest), (file.Text("kind"), file.GetProperty("size").GetInt64()));
    }

    [Fact]
    public async Task A_bomb_and_a_broken_image_are_refused_and_kept_as_bytes_when_a_customer_sends_them()
    {
        var company = await app.CompanyAsync();
        var broken = Jpeg(400, 400)[..600];
        Assert.Equal("file.broken_image", await (await Uploads.PostAsync(company.Admin, broken, "a.jpg")).CodeAsync(422));
        var bomb = Jpeg(64, 64);
        // Height and width of the frame header, which begins with FF C0.
        var frame = bomb.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
        (bomb[frame + 5], bomb[frame + 7]) = (0xEA, 0xEA);
        Assert.Equal("file.too_many_pixels", await (await Uploads.PostAsync(company.Admin, bomb, "a.jpg")).CodeAsync(422));

        foreach (var bytes in new[] { broken, bomb })
        {
            var (kept, _) = await app.Services.GetRequiredService<IFileDesk>().SaveAsync(
                new(company.Id, new MemoryStream(bytes), "a.jpg", "image/jpeg", FileLimits.Largest, FileUse.Attachment, null), default);
            Assert.Equal((FileKind.Document, "application/octet-stream", false), (kept!.Kind, kept.ContentType, kept.HasThumbnail));
        }
    }

    [Fact]
    public async Task A_sticker_is_a_small_webp_and_a_photo_an_image()
    {
        var company = await app.CompanyAsync();
        var sticker = await (await Uploads.PostAsync(company.Admin, Image(512, 512, SKEncodedImageFormat.Webp), "a.webp", "sticker")).JsonAsync(201);
        Assert.Equal(("sticker", JsonValueKind.Null), (sticker.Text("kind"), sticker.GetProperty("thumbnailUrl").ValueKind));
        Assert.Equal("file.not_a_sticker", await (await Uploads.PostAsync(company.Admin, Jpeg(512, 512), "a.webp", "sticker")).CodeAsync(422));
        Assert.Equal("file.not_an_image", await (await Uploads.PostAsync(company.Admin, "texto"u8.ToArray(), "a.png", "photo")).CodeAsync(422));
        Assert.Equal("validation.failed", await (await Uploads.PostAsync(company.Admin, Jpeg(8, 8), "a.jpg", "wallpaper")).CodeAsync(400));
        var photo = await (await Uploads.PostAsync(company.Admin, Jpeg(900, 300), "eu.jpg", "photo")).JsonAsync(201);
        using var square = SKBitmap.Decode(await app.Anonymous().GetByteArrayAsync(photo.Text("thumbnailUrl")));
        Assert.Equal((256, 256), (square.Width, square.Height));
    }

    [Fact]
    public async Task A_recording_becomes_a_voice_note()
    {
        var company = await app.CompanyAsync();
        var recording = await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "captured", "chromium-voice.webm"));
        var voice = await (await Uploads.PostAsync(company.Admin, recording, "gravacao.webm", "voice_note")).JsonAsync(201);
        Assert.Equal(("voice", "audio/ogg", "gravacao.ogg"), (voice.Text("kind"), voice.Text("contentType"), voice.Text("name")));
        Assert.InRange(voice.GetProperty("durationMs").GetInt32(), 2300, 2900);
        Assert.StartsWith("OggS", Encoding.ASCII.GetString(await app.Anonymous().GetByteArrayAsync(voice.Text("url"))), StringComparison.Ordinal);

        Assert.Equal("audio", (await (await Uploads.PostAsync(company.Admin, recording, "gravacao.webm")).JsonAsync(201)).Text("kind"));
        Assert.Equal("file.not_a_voice", await (await Uploads.PostAsync(company.Admin, "texto"u8.ToArray(), "a.ogg", "voice_note")).CodeAsync(422));
        await NothingStagedAsync();
    }

    [Fact]
    public async Task An_upload_that_breaks_off_leaves_nothing()
    {
        var company = await app.CompanyAsync();
        var token = company.Admin.DefaultRequestHeaders.Authorization!.Parameter;
        using (var socket = new TcpClient())
        {
            await socket.ConnectAsync(IPAddress.Loopback, app.Address.Port);
            await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
                $"POST /api/files?name=a.txt HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\nContent-Length: 100000\r\n\r\n" + new string('a', 5000)));
            await TaktchatApp.UntilAsync(() => Task.FromResult(Staged().Count(x => x.Length == 5000)), x => x > 0);
        }

        await NothingStagedAsync();
        Assert.Equal(0, await company.CountAsync("select count(*) from files where company_id = $1"));
        Assert.Equal(0, await company.CountAsync("select count(*) from file_leftovers where company_id = $1"));
    }

    [Fact]
    public async Task Only_who_may_send_uploads_and_a_foreign_file_is_not_there()
    {
        var (mine, theirs) = (await app.CompanyAsync(), await app.CompanyAsync());
        using var nobody = app.Anonymous();
        Assert.Equal(401, (int)(await Uploads.PostAsync(nobody, Jpeg(8, 8), "a.jpg")).StatusCode);
        var (agent, _) = await mine.PersonAsync(Role.Agent);
        var file = await (await Uploads.PostAsync(agent, Jpeg(8, 8), "a.jpg")).JsonAsync(201);
        Assert.Equal("not_found", await (await theirs.Admin.GetAsync($"/api/files/{file.Text("id")}")).CodeAsync(404));
        Assert.Equal(401, (int)(await nobody.GetAsync($"/api/files/{file.Text("id")}")).StatusCode);
        var desk = app.Services.GetRequiredService<IFileDesk>();
        var id = new FileId(file.GetProperty("id").GetGuid());
        Assert.Null(await desk.FindAsync(theirs.Id, id, default));
        Assert.Empty(await desk.FindManyAsync(theirs.Id, [id], default));
        Assert.Null(await desk.OpenAsync(theirs.Id, id, FileVariant.Original));
        Assert.False(await desk.DeleteAsync(theirs.Id, id, default));
        Assert.Equal([id], (await desk.FindManyAsync(mine.Id, [id, new(Ids.New(TimeProvider.System)), id], default)).Keys);
    }

    private static byte[] Jpeg(int width, int height) => Image(width, height, SKEncodedImageFormat.Jpeg);

    private static byte[] Image(int width, int height, SKEncodedImageFormat format)
    {
        using var bitmap = new SKBitmap(width, height, isOpaque: true);
        bitmap.Erase(SKColors.SteelBlue);
        using var data = bitmap.Encode(format, 90);
        return data.ToArray();
    }

    private List<FileInfo> Staged() =>
        [.. new DirectoryInfo(app.Services.GetRequiredService<FileFolders>().Staging).EnumerateFiles()];

    /// <summary>Others of this application may be uploading: whatever lies there has to go.</summary>
    private async Task NothingStagedAsync()
    {
        var now = Staged().Select(x => x.Name).ToHashSet();
        await TaktchatApp.UntilAsync(() => Task.FromResult(Staged().Count(x => now.Contains(x.Name))), x => x == 0);
    }

    /// <summary>So many zeros, with or without telling beforehand how many.</summary>
    private sealed class Zeros(long length, bool isAnnounced) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            var buffer = new byte[1024 * 1024];
            for (var left = length; left > 0; left -= buffer.Length)
            {
                await stream.WriteAsync(buffer.AsMemory(0, (int)Math.Min(left, buffer.Length)));
            }
        }

        protected override bool TryComputeLength(out long computed)
        {
            computed = length;
            return isAnnounced;
        }
    }
}

/// <summary>Sends a file as the body it is.</summary>
internal static class Uploads
{
    public static async Task<HttpResponseMessage> PostAsync(
        HttpClient client, byte[] bytes, string name, string? use = null, string type = "application/octet-stream")
    {
        using var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        return await client.PostAsync($"/api/files?name={Uri.EscapeDataString(name)}{(use is null ? "" : "&use=" + use)}", content);
    }
}
