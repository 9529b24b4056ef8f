using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Taktchat.Files.Blobs;
using Taktchat.Files.Contracts;
using Taktchat.Files.Converting;
using Taktchat.Files.Imaging;
using Taktchat.Files.Sniffing;
using Taktchat.Files.Storing;

namespace Taktchat.Unit.Files;

/// <summary>The still picture of a film.</summary>
public sealed class PosterWorkshopTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("taktchat-posters-").FullName;
    private readonly FileFolders _folders;

    public PosterWorkshopTests() => _folders = new FileFolders(_folder, null, TimeProvider.System);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("a.mp4", "video/mp4", "-c:v mpeg4")]
    [InlineData("a.3gp", "video/3gpp", "-c:v mpeg4")]
    [InlineData("a.webm", "video/webm", "-c:v libvpx")]
    public async Task A_film_is_shown_by_its_first_picture(string name, string type, string options)
    {
        using var ffmpeg = new Ffmpeg(TimeProvider.System, NullLogger<Ffmpeg>.Instance);
        using var pictures = new Pictures();
        await using var film = await StagedAsync(await MakeAsync(name, options));
        await using var poster = await new PosterWorkshop(new StagingArea(_folders, TimeProvider.System), ffmpeg, pictures)
            .MakeAsync(film, new FileShape(FileKind.Video, type, Path.GetExtension(name)), TestContext.Current.CancellationToken);
        Assert.NotNull(poster);
        using var seen = SkiaSharp.SKBitmap.Decode(await File.ReadAllBytesAsync(poster.Path));
        Assert.Equal((480, 270), (seen.Width, seen.Height));
        var middle = seen.GetPixel(240, 135);
        Assert.True(middle.Red > 150 && middle.Green < 100, $"{middle} is not the red of the film");
    }

    [Fact]
    public async Task What_is_no_film_where_ffmpeg_is_missing_or_what_is_too_large_has_none_and_leaves_nothing_behind()
    {
        using var here = new Ffmpeg(TimeProvider.System, NullLogger<Ffmpeg>.Instance);
        using var nowhere = new Ffmpeg(TimeProvider.System, NullLogger<Ffmpeg>.Instance) { Program = null };
        using var pictures = new Pictures();
        var whole = await MakeAsync("a.mp4", "-c:v mpeg4");
        var shape = new FileShape(FileKind.Video, "video/mp4", ".mp4");
        (Ffmpeg Ffmpeg, byte[] Film, FileShape Shape)[] cases =
        [
            (nowhere, whole, shape),
            (here, [.. whole.AsSpan(0, 200), .. new byte[3000]], shape),
            // A playlist in the clothes of a film: ffmpeg would open what it names, was it left to guess.
            (here, "#EXTM3U\nfile:///etc/passwd\n"u8.ToArray(), shape),
            (here, whole, shape with { Width = 60_000, Height = 60_000 }),
            (here, whole, shape with { ContentType = "video/x-unknown" }),
        ];
        foreach (var (ffmpeg, bytes, known) in cases)
        {
            await using var film = await StagedAsync(bytes);
            Assert.Null(await new PosterWorkshop(new StagingArea(_folders, TimeProvider.System), ffmpeg, pictures)
                .MakeAsync(film, known, TestContext.Current.CancellationToken));
        }

        Assert.Empty(Directory.EnumerateFiles(_folders.Staging));
    }

    private async Task<StagedFile> StagedAsync(byte[] content)
    {
        var staged = new StagingArea(_folders, TimeProvider.System).Create();
        await staged.Stream.WriteAsync(content, TestContext.Current.CancellationToken);
        return staged;
    }

    private async Task<byte[]> MakeAsync(string name, string options)
    {
        var path = Path.Combine(_folder, name);
        var start = new ProcessStartInfo("ffmpeg",
            $"-nostdin -loglevel error -y -f lavfi -i color=c=red:s=640x360:r=5:d=1 {options} {path}")
        { UseShellExecute = false };
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        return await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
    }
}
