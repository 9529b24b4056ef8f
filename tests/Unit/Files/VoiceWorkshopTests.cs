using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Taktchat.Files.Converting;
using Taktchat.Files.Blobs;
using Taktchat.Files.Contracts;
using Taktchat.Files.Domain;
using Taktchat.Files.Sniffing;
using Taktchat.Files.Storing;
using Taktchat.Files.Voice;
using Taktchat.Kernel;

namespace Taktchat.Unit.Files;

public sealed class VoiceWorkshopTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("taktchat-voices-").FullName;
    private readonly FileFolders _folders;
    private readonly FakeTimeProvider _time = new();

    public VoiceWorkshopTests() => _folders = new FileFolders(_folder, null, TimeProvider.System);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("a.mp3", "-c:a libmp3lame")]
    [InlineData("a.m4a", "-c:a aac")]
    [InlineData("a.aac", "-c:a aac -f adts")]
    [InlineData("a.wav", "-c:a pcm_s16le")]
    [InlineData("a.ogg", "-c:a libvorbis")]
    [InlineData("stereo.webm", "-c:a libopus -ac 2")]
    [InlineData("stereo.ogg", "-c:a libopus -ac 2")]
    public async Task Where_ffmpeg_is_any_sound_becomes_a_voice_note_of_one_channel(string name, string options)
    {
        var (file, failure) = await PrepareAsync(name, await MakeAsync(name, options), Here());
        Assert.Null(failure);
        Assert.Equal((FileKind.Voice, "audio/ogg"), (file!.Shape.Kind, file.Shape.ContentType));
        Assert.InRange(file.Shape.DurationMs ?? 0, 1450, 1600);
        Assert.EndsWith(".ogg", file.Name, StringComparison.Ordinal);
        Assert.Equal(1, VoiceNotes.Read(await File.ReadAllBytesAsync(file.Original.Path))!.Channels);
        await file.DisposeAsync();
        Assert.Empty(Directory.EnumerateFiles(_folders.Staging));
    }

    [Fact]
    public async Task Where_ffmpeg_is_missing_a_sentence_says_so()
    {
        var mp3 = (byte[])[.. "ID3"u8, 4, 0, 0, 0, 0, 0, 0, .. new byte[500]];
        var (_, failure) = await PrepareAsync("a.mp3", mp3, Nowhere());
        Assert.Equal(FileFailures.NoConverter, failure);
        Assert.Empty(Directory.EnumerateFiles(_folders.Staging));
    }

    [Fact]
    public async Task Where_ffmpeg_is_missing_a_recording_of_a_browser_is_rewrapped_all_the_same()
    {
        var (file, _) = await PrepareAsync("a.webm", Webms.File([.. Enumerable.Repeat(Webms.Packet(30), 100)], head: Webms.Head(channels: 2)), Nowhere());
        Assert.Equal(FileKind.Voice, file!.Shape.Kind);
        await file.DisposeAsync();
    }

    [Fact]
    public async Task What_ffmpeg_cannot_read_is_no_voice_note()
    {
        var noise = (byte[])[.. "ID3"u8, 4, 0, 0, 0, 0, 0, 0, .. Enumerable.Range(0, 3000).Select(x => (byte)(x * 31 % 251))];
        Assert.Equal(FileFailures.NotAVoice, (await PrepareAsync("a.mp3", noise, Here())).Failure);
        // A playlist would make ffmpeg open what it names, was it left to guess.
        Assert.Equal(FileFailures.NotAVoice, (await PrepareAsync("a.mp3", "#EXTM3U\nfile:///etc/passwd\n"u8.ToArray(), Here())).Failure);
        Assert.Empty(Directory.EnumerateFiles(_folders.Staging));
    }

    [Fact]
    public async Task What_a_customer_sent_is_kept_as_it_came()
    {
        var mp3 = (byte[])[.. "ID3"u8, 4, 0, 0, 0, 0, 0, 0, .. new byte[500]];
        var (file, _) = await PrepareAsync("a.mp3", mp3, Nowhere(), isInbound: true);
        Assert.Equal(("audio/mpeg", "a.mp3"), (file!.Shape.ContentType, file.Name));
        await file.DisposeAsync();
    }

    [Fact]
    public async Task A_converter_that_hangs_is_ended_after_a_minute()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-in is a shell script.");
        var script = Path.Combine(_folder, "hang.sh");
        var mark = Path.Combine(_folder, "began");
        await File.WriteAllTextAsync(script, $"#!/bin/sh\necho $$ > '{mark}.new' && mv '{mark}.new' '{mark}'\nexec sleep 600\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        using var ffmpeg = new Ffmpeg(_time, NullLogger<Ffmpeg>.Instance) { Program = script };
        var running = ffmpeg.ToVoiceAsync("a", "audio/mpeg", "b", default);
        while (!File.Exists(mark))
        {
            await Task.Delay(10);
        }

        _time.Advance(TimeSpan.FromSeconds(59));
        Assert.False(running.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.False(await running.WaitAsync(TimeSpan.FromSeconds(20)));
        var process = int.Parse(await File.ReadAllTextAsync(mark), System.Globalization.CultureInfo.InvariantCulture);
        Assert.True(HasEnded(process));
    }

    private static bool HasEnded(int process)
    {
        try
        {
            using var found = System.Diagnostics.Process.GetProcessById(process);
            return found.WaitForExit(5000);
        }
        catch (ArgumentException)
        {
            return true;
        }
    }

    private Ffmpeg Here()
    {
        Assert.SkipWhen(Tool.Ffmpeg is null, Tool.Missing);
        return new Ffmpeg(_time, NullLogger<Ffmpeg>.Instance);
    }

    private Ffmpeg Nowhere() => new(_time, NullLogger<Ffmpeg>.Instance) { Program = null };

    private async Task<byte[]> MakeAsync(string name, string options)
    {
        var path = Path.Combine(_folder, name);
        await Tool.RunAsync(["-f", "lavfi", "-i", "sine=d=1.5:r=48000", .. options.Split(' '), path]);
        return await File.ReadAllBytesAsync(path);
    }

    private async Task<(PreparedFile? File, Failure? Failure)> PrepareAsync(string name, byte[] bytes, Ffmpeg ffmpeg, bool isInbound = false)
    {
        using (ffmpeg)
        {
            var staging = new StagingArea(_folders, _time);
            var staged = staging.Create();
            using var content = new MemoryStream(bytes);
            Assert.True(await staged.FillAsync(content, 1_000_000, default));
            var shape = MediaProbe.Look(staged.Stream, Sniffer.Sniff(staged.Stream, name, null));
            var request = new NewFile(default, content, name, null, 1_000_000, FileUse.VoiceNote, null) { IsInbound = isInbound };
            var result = await new VoiceWorkshop(staging, ffmpeg).PrepareAsync(staged, request, shape, default);
            if (result.File?.Original != staged)
            {
                await staged.DisposeAsync();
            }

            return result;
        }
    }
}
