using System.Security.Cryptography;
using Taktchat.Files.Containers;

namespace Taktchat.Files.Voice;

/// <summary>A voice note in Ogg/Opus.</summary>
internal sealed record VoiceNote(int DurationMs, int Channels);

/// <summary>Brings what browsers record into Ogg/Opus by wrapping its packets anew: not a sample is encoded again. What makes no
/// sense is answered with null, whatever the bytes are.</summary>
internal static class VoiceNotes
{
    private const int SamplesPerMs = 48;

    /// <summary>Firefox records Ogg/Opus itself, and so does WhatsApp: nothing to do but to look whether it is whole.</summary>
    public static VoiceNote? Read(ReadOnlySpan<byte> ogg) =>
        Ogg.ReadWhole(ogg) is { IsOpus: true, Samples: > 0 } facts ? new(facts.DurationMs, facts.Channels) : null;

    /// <summary>Rewraps WebM/Opus or MP4/Opus; null when it is neither, or broken.</summary>
    public static VoiceNote? Rewrap(ReadOnlySpan<byte> recording, Stream output)
    {
        if (Webm.Read(recording, withBlocks: true) is { } webm)
        {
            return FromWebm(recording, webm, output);
        }

        var boxes = new Mp4Boxes(recording, 0, recording.Length);
        return boxes.Find("moov") ? FromMp4(recording, Mp4.Read(recording, boxes.Start, boxes.End), output) : null;
    }

    private static VoiceNote? FromWebm(ReadOnlySpan<byte> data, Webm webm, Stream output)
    {
        var track = webm.Tracks.Find(x => x.IsAudio && x.Codec == "A_OPUS");
        if (track is null || webm.HasLacing || Opus.HeadFromWebm(data[track.Private]) is not { } head)
        {
            return null;
        }

        var packets = webm.Blocks.Where(x => x.Track == track.Number).Select(x => (x.Start, x.Length)).ToList();
        // Nanoseconds; three of them are an eighth of a sample, so nothing that matters is rounded away.
        var cut = Math.Clamp(webm.DiscardPadding, 0, 1_000_000_000) * SamplesPerMs / 1_000_000;
        return Write(data, head, packets, cut, output);
    }

    private static VoiceNote? FromMp4(ReadOnlySpan<byte> data, Mp4 mp4, Stream output)
    {
        // A sample description of sound has 28 bytes before the boxes of its codec.
        const int SoundHeader = 28;
        var track = mp4.Tracks.Find(x => x.Handler == "soun" && x.Codec == "Opus");
        if (track is null)
        {
            return null;
        }

        var boxes = new Mp4Boxes(data, track.Description.Start.Value + SoundHeader, track.Description.End.Value);
        return boxes.Find("dOps") && Opus.HeadFromMp4(boxes.Content) is { } head && Mp4Samples.Find(data, track) is { } packets
            ? Write(data, head, packets, 0, output) : null;
    }

    private static VoiceNote? Write(
        ReadOnlySpan<byte> data, byte[] head, List<(int Start, int Length)> packets, long cut, Stream output)
    {
        var writer = new OggOpusWriter(output, (uint)RandomNumberGenerator.GetInt32(int.MaxValue));
        writer.WriteHead(head);
        foreach (var (start, length) in packets)
        {
            var packet = data.Slice(start, length);
            if (Opus.Samples(packet) is var samples && samples == 0)
            {
                return null;
            }

            writer.WritePacket(packet, samples);
        }

        var skip = head[10] | (head[11] << 8);
        var played = writer.Granule - cut - skip;
        if (played <= 0)
        {
            return null;
        }

        writer.End(cut);
        return new((int)Math.Min(played / SamplesPerMs, int.MaxValue), head[9]);
    }
}
