using Taktchat.Files.Containers;
using Taktchat.Files.Voice;

namespace Taktchat.Unit.Files;

public sealed class VoiceNotesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("taktchat-voice-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("chromium-voice.webm")]
    [InlineData("chromium-voice.mp4")]
    public async Task What_chromium_records_sounds_the_same_in_ogg(string name)
    {
        var recording = await File.ReadAllBytesAsync(Captured(name));
        var (note, ogg) = Rewrap(recording);
        Assert.InRange(note.DurationMs, 2300, 2900);
        Assert.Equal(1, note.Channels);
        Assert.Equal(note, VoiceNotes.Read(ogg));

        Assert.SkipWhen(Tool.Ffmpeg is null, Tool.Missing);
        await AssertSoundsAsync(Captured(name), ogg);
    }

    /// <summary>Every length of frame, and all the ways in which the containers are written.</summary>
    [Theory]
    [InlineData("webm", "20", "")]
    [InlineData("webm", "60", "")]
    [InlineData("webm", "2.5", "")]
    [InlineData("webm", "20", "-live 1")]
    [InlineData("mp4", "20", "")]
    [InlineData("mp4", "20", "-movflags +faststart")]
    [InlineData("mp4", "40", "-movflags +frag_keyframe+empty_moov+default_base_moof")]
    [InlineData("mp4", "20", "-movflags +frag_keyframe+empty_moov -frag_duration 200000")]
    public async Task What_ffmpeg_wraps_sounds_the_same_in_ogg(string container, string frame, string options)
    {
        Assert.SkipWhen(Tool.Ffmpeg is null, Tool.Missing);
        var source = Path.Combine(_folder, "source." + container);
        await Tool.RunAsync(["-f", "lavfi", "-i", "anoisesrc=d=3.21:c=pink:r=48000", "-ac", "1", "-c:a", "libopus", "-b:a", "24k",
            "-frame_duration", frame, .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries), "-f", container, source]);
        var (note, ogg) = Rewrap(await File.ReadAllBytesAsync(source));
        Assert.InRange(note.DurationMs, 3190, 3300);
        await AssertSoundsAsync(source, ogg);
    }

    [Fact]
    public async Task A_recording_of_firefox_is_ogg_already_and_is_read_as_it_is()
    {
        Assert.SkipWhen(Tool.Ffmpeg is null, Tool.Missing);
        var ogg = await Tool.RunAsync("-f", "lavfi", "-i", "sine=d=1.5:r=48000", "-ac", "1", "-c:a", "libopus", "-f", "ogg", "-");
        var note = VoiceNotes.Read(ogg)!;
        Assert.InRange(note.DurationMs, 1499, 1501);

        ogg[^20] ^= 1;
        Assert.Null(VoiceNotes.Read(ogg));
    }

    [Fact]
    public async Task Vorbis_and_aac_are_no_voice_notes()
    {
        Assert.SkipWhen(Tool.Ffmpeg is null, Tool.Missing);
        var vorbis = await Tool.RunAsync("-f", "lavfi", "-i", "sine=d=1", "-c:a", "libvorbis", "-f", "ogg", "-");
        Assert.Null(VoiceNotes.Read(vorbis));
        var path = Path.Combine(_folder, "a.m4a");
        await Tool.RunAsync("-f", "lavfi", "-i", "sine=d=1", "-c:a", "aac", path);
        Assert.Null(VoiceNotes.Rewrap(await File.ReadAllBytesAsync(path), Stream.Null));
    }

    [Fact]
    public async Task A_recording_that_breaks_off_is_kept_up_to_there()
    {
        var recording = await File.ReadAllBytesAsync(Captured("chromium-voice.webm"));
        var (note, ogg) = Rewrap(recording[..(recording.Length * 2 / 3)]);
        Assert.InRange(note.DurationMs, 1000, 2200);
        Assert.Equal(note, VoiceNotes.Read(ogg));
    }

    [Fact]
    public void The_end_that_was_padded_is_cut_off()
    {
        var block = Webms.Packet(20);
        var whole = Webms.File([block, block, block]);
        var cut = Webms.File([block, block, block], discardNanoseconds: 7_000_000);
        Assert.Equal(Rewrap(whole).Note.DurationMs - 7, Rewrap(cut).Note.DurationMs);
    }

    [Fact]
    public void A_packet_longer_than_a_page_goes_on_in_the_next()
    {
        var large = new byte[70_000];
        large[0] = 0x08;
        var (_, ogg) = Rewrap(Webms.File([Webms.Packet(20), large, Webms.Packet(20)]));
        Assert.NotNull(VoiceNotes.Read(ogg));
        // The full page on which no packet ends says so by its position, and the next that it goes on with one.
        var full = ogg.AsSpan().IndexOf((ReadOnlySpan<byte>)[.. "OggS"u8, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]);
        Assert.True(full > 0);
        var next = full + 4 + ogg.AsSpan(full + 4).IndexOf("OggS"u8);
        Assert.Equal(1, ogg[next + 5] & 1);
    }

    [Theory]
    [InlineData(0x00, 480)]
    [InlineData(0x18, 2880)]
    [InlineData(0x60, 480)]
    [InlineData(0x68, 960)]
    [InlineData(0x80, 120)]
    [InlineData(0x98, 960)]
    [InlineData(0x99, 1920)]
    [InlineData(0x9A, 1920)]
    public void The_first_byte_of_a_packet_tells_how_long_it_lasts(byte first, int samples) =>
        Assert.Equal(samples, Opus.Samples([first, 0]));

    [Fact]
    public void A_packet_of_many_frames_counts_them_and_lasts_at_most_120_ms()
    {
        Assert.Equal(6 * 960, Opus.Samples([0x9B, 6]));
        Assert.Equal(0, Opus.Samples([0x9B, 7]));
        Assert.Equal(0, Opus.Samples([0x9B]));
        Assert.Equal(0, Opus.Samples([0x9B, 0]));
        Assert.Equal(0, Opus.Samples([]));
    }

    private static string Captured(string name) => Path.Combine(AppContext.BaseDirectory, "Files", "captured", name);

    private static (VoiceNote Note, byte[] Ogg) Rewrap(byte[] recording)
    {
        using var output = new MemoryStream();
        var note = VoiceNotes.Rewrap(recording, output);
        Assert.NotNull(note);
        return (note, output.ToArray());
    }

    /// <summary>The same samples as ffmpeg's own copy into Ogg has.</summary>
    private async Task AssertSoundsAsync(string source, byte[] ogg)
    {
        var (ours, theirs) = (Path.Combine(_folder, "ours.ogg"), Path.Combine(_folder, "theirs.ogg"));
        await File.WriteAllBytesAsync(ours, ogg);
        await Tool.RunAsync("-i", source, "-vn", "-map_metadata", "-1", "-c:a", "copy", "-f", "ogg", theirs);
        var (mine, copied) = (await Tool.DecodeAsync(ours), await Tool.DecodeAsync(theirs));
        Assert.True(mine.Length > 100_000);
        // The padding at the very end is cut by whom it is known to; up to there every sample is the same.
        var common = Math.Min(mine.Length, copied.Length);
        Assert.InRange(Math.Abs(mine.Length - copied.Length), 0, 2 * 2880);
        Assert.True(mine.AsSpan(0, common).SequenceEqual(copied.AsSpan(0, common)), "The samples differ.");
    }
}
