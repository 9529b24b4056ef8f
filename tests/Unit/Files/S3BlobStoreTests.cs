using System.Security.Cryptography;
using Amazon.S3;
using Microsoft.Extensions.Configuration;
using Taktchat.Files.Blobs;

namespace Taktchat.Unit.Files;

public sealed class S3BlobStoreTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("taktchat-s3-").FullName;
    private S3Fake _s3 = null!;
    private S3BlobStore _store = null!;

    public async ValueTask InitializeAsync()
    {
        _s3 = await S3Fake.StartAsync();
        _store = Store(S3Fake.Secret);
    }

    public async ValueTask DisposeAsync()
    {
        _store.Dispose();
        await _s3.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1000)]
    [InlineData(S3BlobStore.PartSize)]
    [InlineData(S3BlobStore.PartSize + 1)]
    [InlineData((S3BlobStore.PartSize * 2) + 12345)]
    public async Task What_is_put_is_what_is_read(int size)
    {
        var bytes = RandomNumberGenerator.GetBytes(size);
        await PutAsync("a/b/c", bytes);
        Assert.Equal(size, await _store.SizeAsync("a/b/c", default));
        Assert.Equal(bytes, await ReadAsync("a/b/c", 0, null));
        Assert.Equal("image/png", _s3.TypeOf("a/b/c"));
        Assert.Equal(0, _s3.OpenUploads);
    }

    [Theory]
    [InlineData(0, 10L, 10)]
    [InlineData(990, null, 10)]
    [InlineData(500, 5L, 5)]
    [InlineData(995, 100L, 5)]
    [InlineData(1000, null, 0)]
    [InlineData(2000, 5L, 0)]
    [InlineData(10, 0L, 0)]
    public async Task A_part_is_asked_of_the_bucket_not_cut_here(int offset, long? length, int expected)
    {
        var bytes = RandomNumberGenerator.GetBytes(1000);
        await PutAsync("k", bytes);
        Assert.Equal(bytes.Skip(offset).Take(expected), await ReadAsync("k", offset, length));
        Assert.DoesNotContain("GET", _s3.Calls);
    }

    [Fact]
    public async Task What_is_not_there_is_null_and_may_be_deleted()
    {
        Assert.Null(await _store.OpenAsync("nada", 0, null, default));
        Assert.Null(await _store.SizeAsync("nada", default));
        await _store.DeleteAsync("nada", default);
        await PutAsync("algo", [1]);
        await _store.DeleteAsync("algo", default);
        Assert.Empty(_s3.Keys);
    }

    [Fact]
    public async Task Parts_of_an_upload_that_breaks_off_are_thrown_away()
    {
        _s3.RefusePart = 2;
        await Assert.ThrowsAsync<AmazonS3Exception>(() => PutAsync("grande", new byte[S3BlobStore.PartSize * 2]));
        Assert.Equal(0, _s3.OpenUploads);
        Assert.Empty(_s3.Keys);
    }

    [Fact]
    public async Task A_wrong_secret_is_refused_by_the_bucket()
    {
        using var stranger = Store("outro");
        var error = await Assert.ThrowsAsync<AmazonS3Exception>(() => stranger.SizeAsync("a", default));
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, error.StatusCode);
    }

    [Fact]
    public void Without_settings_there_is_no_bucket() => Assert.Null(S3Settings.Of(Settings([])));

    [Theory]
    [InlineData("lacks AccessKey, SecretKey", "Bucket=b", "Region=r")]
    [InlineData("lacks Bucket", "AccessKey=a", "SecretKey=s", "Region=r")]
    [InlineData("lacks Endpoint or Region", "Bucket=b", "AccessKey=a", "SecretKey=s")]
    [InlineData("lacks Bucket, AccessKey, SecretKey", "Endpoint=http://x")]
    [InlineData("not an http or https address", "Bucket=b", "AccessKey=a", "SecretKey=s", "Endpoint=minio:9000")]
    [InlineData("neither true nor false", "Bucket=b", "AccessKey=a", "SecretKey=s", "Region=r", "ForcePathStyle=sim")]
    public void Half_a_bucket_is_refused_in_a_sentence(string sentence, params string[] settings)
    {
        Assert.Contains(sentence, S3Settings.Problem(Settings(settings)), StringComparison.Ordinal);
        Assert.Null(S3Settings.Of(Settings(settings)));
    }

    private S3BlobStore Store(string secret) => new(S3Settings.Of(Settings(
        ["Endpoint=" + _s3.Address, "Bucket=" + S3Fake.Bucket, "Region=" + S3Fake.Region, "AccessKey=" + S3Fake.AccessKey, "SecretKey=" + secret]))!);

    private static IConfiguration Settings(string[] settings) => new ConfigurationBuilder().AddInMemoryCollection(
        settings.Select(x => x.Split('=', 2)).ToDictionary(x => $"{S3Settings.Section}:{x[0]}", x => (string?)x[1])).Build();

    private async Task PutAsync(string key, byte[] bytes)
    {
        var path = Path.Combine(_folder, "blob");
        await File.WriteAllBytesAsync(path, bytes);
        await _store.PutAsync(key, path, "image/png", default);
    }

    private async Task<byte[]> ReadAsync(string key, long offset, long? length)
    {
        await using var stream = await _store.OpenAsync(key, offset, length, default);
        using var memory = new MemoryStream();
        await stream!.CopyToAsync(memory);
        return memory.ToArray();
    }
}
