using Taktchat.Files.Contracts;
using Taktchat.Files.Sniffing;

namespace Taktchat.Unit.Files;

public sealed class MediaProbeTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("taktchat-probe-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("chromium-voice.webm", "audio/webm")]
    [InlineData("chromium-voice.mp4", "audio/mp4")]
    public void A_recording_without_a_picture_is_sound(string name, string type)
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Files", "captured", name));
        var shape = MediaProbe.Look(file, Sniffer.Sniff(file, "gravacao", null));
        Assert.Equal((FileKind.Audio, type), (shape.Kind, shape.ContentType));
    }

    [Theory]
    [InlineData("a.mp3", "-c:a libmp3lame -b:a 64k", "audio/mpeg")]
    [InlineData("b.mp3", "-c:a libmp3lame -q:a 5 -write_xing 1", "audio/mpeg")]
    [InlineData("c.mp3", "-c:a libmp3lame -b:a 64k -id3v2_version 0 -write_xing 0", "audio/mpeg")]
    [InlineData("a.wav", "-c:a pcm_s16le", "audio/wav")]
    [InlineData("a.m4a", "-c:a aac", "audio/mp4")]
    [InlineData("a.ogg", "-c:a libvorbis", "audio/ogg")]
    [InlineData("b.ogg", "-c:a libopus -ar 48000", "audio/ogg")]
    [InlineData("a.aac", "-c:a aac -f adts", "audio/aac", null)]
    public async Task A_sound_tells_how_long_it_is(string name, string options, string type, int? duration = 2500)
    {
        Assert.SkipWhen(Tool.Ffmpeg is null, Tool.Missing);
        var path = Path.Combine(_folder, name);
        await Tool.RunAsync(["-f", "lavfi", "-i", "sine=d=2.5", .. options.Split(' '), path]);
        var shape = Look(path);
        Assert.Equal((FileKind.Audio, type), (shape.Kind, shape.ContentType));
        Assert.Equal(duration is null, shape.DurationMs is null);
        Assert.InRange(shape.DurationMs ?? 2500, 2400, 2700);
    }

    [Theory]
    [InlineData("a.mp4", "-c:v mpeg4", "video/mp4")]
    [InlineData("b.mp4", "-c:v mpeg4 -movflags +faststart", "video/mp4")]
    [InlineData("a.mov", "-c:v mpeg4", "video/quicktime")]
    [InlineData("a.webm", "-c:v libvpx -deadline realtime", "video/webm")]
    public async Task A_video_tells_how_large_and_how_long_it_is(string name, string options, string type)
    {
        Assert.SkipWhen(Tool.Ffmpeg is null, Tool.Missing);
        var path = Path.Combine(_folder, name);
        await Tool.RunAsync(["-f", "lavfi", "-i", "testsrc=d=1:s=320x180:r=10", .. options.Split(' '), path]);
        var shape = Look(path);
        Assert.Equal((FileKind.Video, type, 320, 180), (shape.Kind, shape.ContentType, shape.Width ?? 0, shape.Height ?? 0));
        Assert.InRange(shape.DurationMs ?? 0, 900, 1100);
    }

    private static FileShape Look(string path)
    {
        using var file = File.OpenRead(path);
        return MediaProbe.Look(file, Sniffer.Sniff(file, "x", null));
    }
}
