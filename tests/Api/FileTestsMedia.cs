using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;
using Taktchat.Api.Harness;
using Taktchat.Files.Contracts;
using Taktchat.Kernel;

namespace Taktchat.Api;

/// <summary>The bytes of files, by signed addresses.</summary>
public sealed class FileTestsMedia(ClockedApp clocked) : IClassFixture<ClockedApp>
{
    private TaktchatApp App => clocked.App;

    private IFileLinks Links => App.Services.GetRequiredService<IFileLinks>();

    [Fact]
    public async Task A_part_is_served_for_a_player_that_jumps()
    {
        var (_, file, bytes) = await StoredAsync("mp4");
        using var browser = App.Anonymous();
        (long, long?, Range)[] parts =
            [(0, 99, 0..100), (1000, 1999, 1000..2000), (49_000, null, 49_000..50_000), (49_990, 99_999, 49_990..50_000)];
        foreach (var (from, to, expected) in parts)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, file);
            request.Headers.Range = new RangeHeaderValue(from, to);
            using var part = await browser.SendAsync(request);
            Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
            Assert.Equal(bytes[expected], await part.Content.ReadAsByteArrayAsync());
            Assert.Equal(50_000, part.Content.Headers.ContentRange!.Length);
        }

        using var beyond = new HttpRequestMessage(HttpMethod.Get, file);
        beyond.Headers.Range = new RangeHeaderValue(50_000, null);
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, (await browser.SendAsync(beyond)).StatusCode);
        using var head = new HttpRequestMessage(HttpMethod.Head, file);
        using var known = await browser.SendAsync(head);
        Assert.Equal((200, 50_000L), ((int)known.StatusCode, known.Content.Headers.ContentLength ?? 0));
    }

    [Fact]
    public async Task What_the_browser_has_it_is_not_sent_again()
    {
        var (_, file, _) = await StoredAsync("png");
        using var browser = App.Anonymous();
        using var first = await browser.GetAsync(file);
        using var request = new HttpRequestMessage(HttpMethod.Get, file);
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await browser.SendAsync(request)).StatusCode);
        Assert.True(first.Headers.CacheControl!.Private);
        Assert.InRange(first.Headers.CacheControl.MaxAge!.Value, TimeSpan.FromMinutes(29), TimeSpan.FromMinutes(60));
    }

    [Fact]
    public async Task An_address_is_the_same_for_half_an_hour_and_good_for_thirty_minutes_at_least()
    {
        var (company, _, _) = await StoredAsync("png");
        var id = new FileId(await company.IdAsync("select id from files where company_id = $1"));
        var step = TimeSpan.FromMinutes(30).Ticks;
        clocked.Clock.Advance(TimeSpan.FromTicks(step - (clocked.Clock.GetUtcNow().Ticks % step)));
        var url = Links.Url(company.Id, id, FileVariant.Original);
        clocked.Clock.Advance(TimeSpan.FromMinutes(29));
        Assert.Equal(url, Links.Url(company.Id, id, FileVariant.Original));
        clocked.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.NotEqual(url, Links.Url(company.Id, id, FileVariant.Original));
        clocked.Clock.Advance(TimeSpan.FromMinutes(28));
        using var browser = App.Anonymous();
        using var still = await browser.GetAsync(url);
        Assert.Equal(HttpStatusCode.OK, still.StatusCode);
        Assert.InRange(still.Headers.CacheControl!.MaxAge!.Value, TimeSpan.Zero, TimeSpan.FromMinutes(1));
        clocked.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal("not_found", await (await browser.GetAsync(url)).CodeAsync(404));
    }

    [Fact]
    public async Task An_address_that_was_changed_is_worth_nothing()
    {
        var (mine, url, _) = await StoredAsync("png");
        var (theirs, other, _) = await StoredAsync("png");
        using var browser = App.Anonymous();
        var signature = url[(url.IndexOf("&s=", StringComparison.Ordinal) + 3)..];
        var ends = url[(url.IndexOf("?e=", StringComparison.Ordinal) + 3)..url.IndexOf("&s=", StringComparison.Ordinal)];
        string[] changed =
        [
            url.Replace("/original", "/thumbnail", StringComparison.Ordinal),
            url.Replace("?e=" + ends, "?e=" + (long.Parse(ends, System.Globalization.CultureInfo.InvariantCulture) + 3600), StringComparison.Ordinal),
            url.Replace(mine.Id.Value.ToString("N"), theirs.Id.Value.ToString("N"), StringComparison.Ordinal),
            other[..other.IndexOf("&s=", StringComparison.Ordinal)] + "&s=" + signature,
            url[..^1] + (url[^1] == 'A' ? 'B' : 'A'), url[..^2], url + "A", url.Replace("&s=", "&x=", StringComparison.Ordinal),
            url[..url.IndexOf('?', StringComparison.Ordinal)], url.Replace("/original", "/secret", StringComparison.Ordinal),
            url.Replace("?e=", "?e=-", StringComparison.Ordinal),
            // A good address of a file that is not there tells no more than a bad one.
            Links.Url(mine.Id, new(theirs.Id.Value), FileVariant.Original),
        ];
        var bodies = new HashSet<string>();
        foreach (var address in changed)
        {
            using var answer = await browser.GetAsync(address);
            var body = await answer.JsonAsync(404);
            bodies.Add($"{body.Text("type")} {body.Text("title")} {body.Text("detail")}");
            Assert.True(answer.Headers.CacheControl!.NoStore);
        }

        Assert.Single(bodies);
        Assert.Equal(200, (int)(await browser.GetAsync(url)).StatusCode);
    }

    [Theory]
    [InlineData("png", "inline", "image/png")]
    [InlineData("mp4", "inline", "video/mp4")]
    [InlineData("mp3", "inline", "audio/mpeg")]
    [InlineData("pdf", "attachment", "application/pdf")]
    [InlineData("txt", "attachment", "text/plain")]
    [InlineData("html", "attachment", "application/octet-stream")]
    [InlineData("svg", "attachment", "application/octet-stream")]
    [InlineData("xml", "attachment", "application/octet-stream")]
    [InlineData("js", "attachment", "text/plain")]
    [InlineData("bin", "attachment", "application/octet-stream")]
    public async Task A_strangers_file_can_do_nothing_in_our_origin(string kind, string disposition, string type)
    {
        var (_, url, _) = await StoredAsync(kind);
        using var answer = await App.Anonymous().GetAsync(url);
        Assert.Equal(200, (int)answer.StatusCode);
        var content = answer.Content.Headers;
        Assert.Equal((disposition, type), (content.ContentDisposition!.DispositionType, content.ContentType!.MediaType));
        Assert.Equal($"não é \"isto\".{kind}".Replace('"', '_'), content.ContentDisposition.FileNameStar);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.StartsWith("sandbox; default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("same-origin", answer.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
        using var saved = await App.Anonymous().GetAsync(url + "&download=1");
        Assert.Equal("attachment", saved.Content.Headers.ContentDisposition!.DispositionType);
    }

    /// <summary>As a customer's: nothing is refused then.</summary>
    private async Task<(TestCompany Company, string Url, byte[] Bytes)> StoredAsync(string kind)
    {
        var company = await App.CompanyAsync();
        var bytes = Bytes(kind);
        var (file, _) = await App.Services.GetRequiredService<IFileDesk>().SaveAsync(
            new(company.Id, new MemoryStream(bytes), $"não é \"isto\".{kind}", "image/png", FileLimits.Largest, FileUse.Attachment, null), default);
        return (company, Links.Url(company.Id, file!.Id, FileVariant.Original), bytes);
    }

    private static byte[] Bytes(string kind) => kind switch
    {
        "png" => Png(),
        "mp4" => [0, 0, 0, 0x18, .. "ftypisom"u8, 0, 0, 2, 0, .. "isomiso2"u8, .. Enumerable.Range(0, 49_976).Select(x => (byte)(x * 7))],
        "mp3" => [.. "ID3"u8, 4, 0, 0, 0, 0, 0, 0, .. new byte[500]],
        "pdf" => Encoding.ASCII.GetBytes("%PDF-1.4\n"),
        "html" => Encoding.ASCII.GetBytes("<html><script>alert(1)</script>"),
        "svg" => Encoding.ASCII.GetBytes("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
        "xml" => Encoding.ASCII.GetBytes("<?xml version='1.0'?><a/>"),
        "js" => Encoding.ASCII.GetBytes("alert(1)"),
        "bin" => [1, 2, 3, 0],
        _ => Encoding.ASCII.GetBytes("texto"),
    };

    private static byte[] Png()
    {
        using var bitmap = new SKBitmap(60, 40);
        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }
}
