using Taktchat.Files.Contracts;
using Taktchat.Files.Converting;
using Taktchat.Files.Domain;
using Taktchat.Files.Sniffing;
using Taktchat.Files.Voice;
using Taktchat.Kernel;

namespace Taktchat.Files.Storing;

/// <summary>Makes a voice note of a recording: as it is, rewrapped, or converted, in this order.</summary>
internal sealed class VoiceWorkshop(StagingArea staging, Ffmpeg ffmpeg)
{
    private const string OggType = "audio/ogg";

    public async Task<(PreparedFile? File, Failure? Failure)> PrepareAsync(
        StagedFile staged, NewFile file, FileShape shape, CancellationToken cancellationToken)
    {
        if (staged.Size > FileLimits.ForSending(FileKind.Voice))
        {
            return file.IsInbound ? AsItIs(staged, file, shape) : (null, FileFailures.TooBig(FileLimits.ForSending(FileKind.Voice)));
        }

        var recording = await ReadAsync(staged, cancellationToken);
        if (VoiceNotes.Read(recording) is { } note && (file.IsInbound || note.Channels == 1 || ffmpeg.Program is null))
        {
            return Voice(staged, file, note);
        }

        // What a customer sent is kept as it came; only what we send has to be in the one form that plays everywhere.
        if (file.IsInbound)
        {
            return AsItIs(staged, file, shape);
        }

        var made = staging.Create();
        var isKept = false;
        try
        {
            var (voice, failure) = await MakeAsync(staged, recording, shape, made, cancellationToken);
            isKept = voice is not null;
            return isKept ? Voice(made, file, voice!) : (null, failure);
        }
        finally
        {
            if (!isKept)
            {
                await made.DisposeAsync();
            }
        }
    }

    private async Task<(VoiceNote? Note, Failure? Failure)> MakeAsync(
        StagedFile staged, byte[] recording, FileShape shape, StagedFile made, CancellationToken cancellationToken)
    {
        var rewrapped = VoiceNotes.Rewrap(recording, made.Stream);
        if (rewrapped is not null && (rewrapped.Channels == 1 || ffmpeg.Program is null))
        {
            return (rewrapped, null);
        }

        if (!Ffmpeg.Knows(shape.ContentType))
        {
            return (null, FileFailures.NotAVoice);
        }

        if (ffmpeg.Program is null)
        {
            return (null, FileFailures.NoConverter);
        }

        made.Stream.SetLength(0);
        return await ffmpeg.ToVoiceAsync(staged.Path, shape.ContentType, made.Path, cancellationToken)
            && VoiceNotes.Read(await ReadAsync(made, cancellationToken)) is { } converted
            ? (converted, null) : (null, FileFailures.NotAVoice);
    }

    private static (PreparedFile?, Failure?) Voice(StagedFile staged, NewFile file, VoiceNote note)
    {
        var name = FileNames.WithExtension(FileNames.Clean(file.Name, "voice.ogg"), ".ogg");
        return (new(staged, new(FileKind.Voice, OggType, ".ogg") { DurationMs = note.DurationMs }, name), null);
    }

    private static (PreparedFile?, Failure?) AsItIs(StagedFile staged, NewFile file, FileShape shape) =>
        (new(staged, shape, FileNames.Clean(file.Name, "file" + shape.Extension)), null);

    private static async Task<byte[]> ReadAsync(StagedFile staged, CancellationToken cancellationToken)
    {
        await staged.Stream.FlushAsync(cancellationToken);
        var bytes = new byte[staged.Size];
        staged.Stream.Position = 0;
        await staged.Stream.ReadExactlyAsync(bytes, cancellationToken);
        return bytes;
    }
}
