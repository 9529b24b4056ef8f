using System.Buffers.Binary;
using Taktchat.Files.Containers;
using Taktchat.Files.Contracts;

namespace Taktchat.Files.Sniffing;

/// <summary>Looks into the container of a video or a sound: how long, how large, and whether a video has a picture at all.
/// Only beginnings and ends are read, however long the file is. What cannot be read stays unknown.</summary>
internal static class MediaProbe
{
    private const int Window = 256 * 1024;

    /// <summary>More than this no head of a real film has.</summary>
    private const int LargestMoov = 16 * 1024 * 1024;

    public static FileShape Look(Stream file, FileShape shape) => shape.ContentType switch
    {
        "video/mp4" or "video/3gpp" or "video/quicktime" or "audio/mp4" => LookMp4(file, shape),
        "video/webm" => LookWebm(file, shape),
        "audio/ogg" => LookOgg(file, shape),
        "audio/wav" => shape with { DurationMs = Wav(Head(file)) },
        "audio/mpeg" => shape with { DurationMs = Mp3(Head(file), file.Length) },
        _ => shape,
    };

    private static FileShape LookMp4(Stream file, FileShape shape)
    {
        if (ReadMoov(file) is not { } moov)
        {
            return shape;
        }

        var mp4 = Mp4.Read(moov, 0, moov.Length);
        var duration = Clamp(mp4.DurationMs);
        if (mp4.Tracks.Find(x => x.Handler == "vide") is { } video)
        {
            return shape with { Kind = FileKind.Video, Width = Positive(video.Width), Height = Positive(video.Height), DurationMs = duration };
        }

        return mp4.Tracks.Exists(x => x.Handler == "soun")
            ? new FileShape(FileKind.Audio, "audio/mp4", ".m4a") { DurationMs = duration } : shape;
    }

    private static FileShape LookWebm(Stream file, FileShape shape)
    {
        var webm = Webm.Read(Head(file), withBlocks: false)!;
        var duration = Clamp(webm.DurationMs);
        if (webm.Tracks.Find(x => x.IsVideo) is { } video)
        {
            return shape with { Width = Positive(video.Width), Height = Positive(video.Height), DurationMs = duration };
        }

        return webm.Tracks.Exists(x => x.IsAudio)
            ? new FileShape(FileKind.Audio, "audio/webm", ".webm") { DurationMs = duration } : shape;
    }

    private static FileShape LookOgg(Stream file, FileShape shape)
    {
        var facts = Ogg.ReadEnds(Head(file), Tail(file));
        // Ogg holds films too; those of our time come in other containers.
        return facts is null ? FileShape.Unknown : shape with { DurationMs = facts.DurationMs > 0 ? facts.DurationMs : null };
    }

    private static int? Wav(ReadOnlySpan<byte> head)
    {
        uint rate = 0;
        for (var at = 12; at + 8 <= head.Length;)
        {
            var size = BinaryPrimitives.ReadUInt32LittleEndian(head[(at + 4)..]);
            if (head[at..].StartsWith("fmt "u8) && at + 20 <= head.Length)
            {
                rate = BinaryPrimitives.ReadUInt32LittleEndian(head[(at + 16)..]);
            }
            else if (head[at..].StartsWith("data"u8))
            {
                return rate == 0 || size == uint.MaxValue ? null : Clamp(size * 1000.0 / rate);
            }

            var next = at + 8L + size + (size & 1);
            if (next > head.Length)
            {
                return null;
            }

            at = (int)next;
        }

        return null;
    }

    private static int? Mp3(ReadOnlySpan<byte> head, long size)
    {
        var at = 0;
        if (head.StartsWith("ID3"u8) && head.Length > 10)
        {
            // Seven bits a byte, so that a tag never looks like a frame.
            at = 10 + ((head[6] & 127) << 21) + ((head[7] & 127) << 14) + ((head[8] & 127) << 7) + (head[9] & 127);
        }

        if (at >= head.Length || Mp3Frame.Read(head[at..]) is not { } frame)
        {
            return null;
        }

        var first = head.Slice(at, Math.Min(frame.Length, head.Length - at));
        var count = first.IndexOf("Xing"u8) is var xing and >= 0 ? xing : first.IndexOf("Info"u8);
        if (count > 0 && count + 12 <= first.Length && (first[count + 7] & 1) != 0)
        {
            return Clamp(1000.0 * BinaryPrimitives.ReadUInt32BigEndian(first[(count + 8)..]) * frame.Samples / frame.SampleRate);
        }

        return Clamp((size - at) * 8000.0 / frame.BitsPerSecond);
    }

    /// <summary>The content of the head, which a film keeps at its beginning or at its end.</summary>
    private static byte[]? ReadMoov(Stream file)
    {
        Span<byte> header = stackalloc byte[16];
        long at = 0;
        // A real film has a dozen boxes at the top; a fragmented one its head before the fragments.
        for (var boxes = 0; boxes < 64 && at + 8 <= file.Length; boxes++)
        {
            file.Position = at;
            var read = file.ReadAtLeast(header, 16, throwOnEndOfStream: false);
            long size = BinaryPrimitives.ReadUInt32BigEndian(header);
            var begin = 8;
            if (size == 1 && read == 16)
            {
                (size, begin) = (BinaryPrimitives.ReadInt64BigEndian(header[8..]), 16);
            }

            size = size == 0 ? file.Length - at : size;
            if (size < begin || size > file.Length - at)
            {
                return null;
            }

            if (header[4..8].SequenceEqual("moov"u8))
            {
                return size > LargestMoov ? null : Read(file, at + begin, (int)(size - begin));
            }

            at += size;
        }

        return null;
    }

    private static byte[] Head(Stream file) => Read(file, 0, (int)Math.Min(file.Length, Window));

    private static byte[] Tail(Stream file) => Read(file, Math.Max(0, file.Length - Window), (int)Math.Min(file.Length, Window));

    private static byte[] Read(Stream file, long at, int length)
    {
        var bytes = new byte[length];
        file.Position = at;
        file.ReadExactly(bytes);
        return bytes;
    }

    private static int? Positive(int value) => value > 0 ? value : null;

    private static int? Clamp(double? milliseconds) =>
        milliseconds is { } ms && ms is >= 1 and < int.MaxValue ? (int)Math.Round(ms) : null;
}
