using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Taktchat.CloudApi.Tests;

public sealed class MediaTests
{
    [Fact]
    public async Task What_was_uploaded_can_be_looked_up_downloaded_and_removed()
    {
        await using var lab = await Lab.StartAsync();
        var id = await lab.UploadAsync(LabMedia.Jpeg, "image/jpeg");

        var (_, media) = await lab.GraphAsync(HttpMethod.Get, id);
        var (status, bytes, type) = await lab.DownloadAsync((string)media["url"]!);
        var (_, removed) = await lab.GraphAsync(HttpMethod.Delete, id);
        var (gone, _) = await lab.GraphAsync(HttpMethod.Get, id);

        Assert.Equal(
            (id, "whatsapp", "image/jpeg", LabMedia.Jpeg.Length.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ((string?)media["id"], (string?)media["messaging_product"], (string?)media["mime_type"], (string?)media["file_size"]));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(LabMedia.Jpeg)), (string?)media["sha256"]);
        Assert.Equal((HttpStatusCode.OK, "image/jpeg"), (status, type));
        Assert.Equal(LabMedia.Jpeg, bytes);
        Assert.True((bool)removed["success"]!);
        Assert.Equal(HttpStatusCode.BadRequest, gone);
        Assert.Equal(HttpStatusCode.NotFound, (await lab.DownloadAsync((string)media["url"]!)).Status);
    }

    [Fact]
    public async Task An_address_wants_a_token_and_a_named_product_and_ends_after_five_minutes()
    {
        await using var lab = await Lab.StartAsync();
        var id = await lab.UploadAsync(LabMedia.Jpeg, "image/jpeg");
        var url = (string)(await lab.GraphAsync(HttpMethod.Get, id)).Body["url"]!;

        var codes = new List<HttpStatusCode>
        {
            (await lab.DownloadAsync(url, token: null)).Status,
            (await lab.DownloadAsync(url, token: "EAASIM-expired")).Status,
            (await lab.DownloadAsync(url, agent: null)).Status,
            (await lab.DownloadAsync(url.Replace("hash=", "hash=0", StringComparison.Ordinal))).Status,
        };
        await lab.AdvanceAsync(299);
        codes.Add((await lab.DownloadAsync(url)).Status);
        await lab.AdvanceAsync(1);
        codes.Add((await lab.DownloadAsync(url)).Status);

        Assert.Equal([401, 401, 400, 404, 200, 404], codes.Select(x => (int)x));
    }

    [Fact]
    public async Task An_id_lives_thirty_days_when_uploaded_and_seven_when_received()
    {
        await using var lab = await Lab.StartAsync();
        var uploaded = await lab.UploadAsync(LabMedia.Jpeg, "image/jpeg");
        var received = await lab.PhoneFileAsync(LabMedia.Jpeg, "image/jpeg");
        async Task<string> SeeAsync() => $"{(int)(await lab.GraphAsync(HttpMethod.Get, uploaded)).Status} {(int)(await lab.GraphAsync(HttpMethod.Get, received)).Status}";

        var seen = new List<string>();
        foreach (var days in (double[])[6.9, 0.2, 22.8, 0.2])
        {
            await lab.AdvanceAsync(days * 86_400);
            seen.Add(await SeeAsync());
        }

        Assert.Equal(["200 200", "200 400", "200 400", "400 400"], seen);
    }

    [Theory]
    [InlineData("image/gif", 10, 131053)]
    [InlineData("image/jpeg", 5 * 1024 * 1024, 0)]
    [InlineData("image/jpeg", (5 * 1024 * 1024) + 1, 131053)]
    [InlineData("audio/ogg; codecs=opus", 1000, 0)]
    [InlineData("audio/mpeg", (16 * 1024 * 1024) + 1, 131053)]
    [InlineData("image/webp", (500 * 1024) + 1, 131053)]
    [InlineData("application/pdf", 0, 131053)]
    public async Task An_upload_is_judged_by_type_and_size(string type, int size, int code)
    {
        await using var lab = await Lab.StartAsync();

        var (_, body) = await lab.PostMediaAsync(LabMedia.Form(new ByteArrayContent(new byte[size]), type));

        Assert.Equal(code, (int?)body["error"]?["code"] ?? 0);
    }

    [Fact]
    public async Task An_upload_without_its_parts_is_refused()
    {
        await using var lab = await Lab.StartAsync();

        var (_, product) = await lab.PostMediaAsync(LabMedia.Form(new ByteArrayContent([1]), "image/jpeg", product: null));
        var (_, file) = await lab.PostMediaAsync(LabMedia.Form(new ByteArrayContent([1]), "image/jpeg", name: null));
        var (_, shape) = await lab.PostMediaAsync(new StringContent("{}"));

        Assert.Equal("(#100) The parameter messaging_product is required.", (string?)product["error"]!["message"]);
        Assert.Equal("(#100) Param file must be a file", (string?)file["error"]!["message"]);
        Assert.Equal(100, (int)shape["error"]!["code"]!);
    }

    [Fact]
    public async Task A_hundred_megabytes_pass_through_without_staying_in_memory()
    {
        await using var lab = await Lab.StartAsync();
        const int size = 100 * 1024 * 1024;
        using var content = new StreamContent(new Zeros(size));
        using var more = new StreamContent(new Zeros(size + 1));

        var (_, body) = await lab.PostMediaAsync(LabMedia.Form(content, "application/pdf", "grande.pdf"));
        var (_, refused) = await lab.PostMediaAsync(LabMedia.Form(more, "application/pdf", "enorme.pdf"));
        var url = (string)(await lab.GraphAsync(HttpMethod.Get, (string)body["id"]!)).Body["url"]!;
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Authorization = new("Bearer", "EAASIM-valid");
        request.Headers.UserAgent.ParseAdd("Lab/1.0");
        using var answer = await lab.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Lab.Cancel);

        Assert.Equal(size, answer.Content.Headers.ContentLength);
        Assert.Equal(131053, (int)refused["error"]!["code"]!);
    }

    [Fact]
    public async Task Uploads_and_downloads_fail_when_told_to()
    {
        await using var lab = await Lab.StartAsync();
        await lab.FaultsAsync("""{"faults":[{"match":{"path":"media-upload"},"times":1,"code":131000},{"match":{"path":"media-download"},"http":404,"times":1}]}""");

        var (status, _) = await lab.PostMediaAsync(LabMedia.Form(new ByteArrayContent(new byte[4_000_000]), "image/png"));
        var id = await lab.UploadAsync(LabMedia.Jpeg, "image/jpeg");
        var url = (string)(await lab.GraphAsync(HttpMethod.Get, id)).Body["url"]!;

        Assert.Equal(HttpStatusCode.InternalServerError, status);
        Assert.Equal(HttpStatusCode.NotFound, (await lab.DownloadAsync(url)).Status);
        Assert.Equal(HttpStatusCode.OK, (await lab.DownloadAsync(url)).Status);
    }

    [Fact]
    public async Task Media_belongs_to_the_number_that_uploaded_it()
    {
        await using var lab = await Lab.StartAsync();
        await lab.SimAsync("tokens", JsonNode.Parse("""{"token":"stranger","wabaIds":["1"]}""")!);
        var id = await lab.UploadAsync(LabMedia.Jpeg, "image/jpeg");
        var url = (string)(await lab.GraphAsync(HttpMethod.Get, id)).Body["url"]!;

        Assert.Equal(HttpStatusCode.BadRequest, (await lab.GraphAsync(HttpMethod.Get, id + "?phone_number_id=42")).Status);
        Assert.Equal(HttpStatusCode.OK, (await lab.GraphAsync(HttpMethod.Get, $"{id}?phone_number_id={Lab.Number}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await lab.GraphAsync(HttpMethod.Get, id, token: "stranger")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await lab.DownloadAsync(url, token: "stranger")).Status);
    }

    [Fact]
    public async Task Nothing_stays_on_disk_after_the_end()
    {
        var options = new SimulatorOptions { Seed = 1 };
        var store = new Media.MediaStore(new Time.SimClock(TimeProvider.System), new World.SimRandom(options));
        using var content = new MemoryStream([1, 2, 3]);
        var bytes = await store.WriteAsync(content, Lab.Cancel);
        Assert.True(File.Exists(bytes!.Path));

        store.Dispose();

        Assert.False(Directory.Exists(Path.GetDirectoryName(bytes.Path)));
    }

    /// <summary>A long file that is nowhere.</summary>
    private sealed class Zeros(long length) : Stream
    {
        private long position;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position { get => position; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = (int)Math.Min(count, length - position);
            buffer.AsSpan(offset, read).Clear();
            position += read;
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
