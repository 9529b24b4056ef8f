using System.Buffers.Binary;

namespace Taktchat.Files.Containers;

/// <summary>Opus packets (RFC 6716, section 3).</summary>
internal static class Opus
{
    /// <summary>120 ms, the longest a packet may last.</summary>
    private const int MostSamples = 5760;

    /// <summary>How many samples at 48 kHz a packet lasts, from its first bytes; 0 when it is no packet.</summary>
    public static int Samples(ReadOnlySpan<byte> packet)
    {
        if (packet.IsEmpty)
        {
            return 0;
        }

        var configuration = packet[0] >> 3;
        var frame = configuration switch
        {
            // SILK: 10, 20, 40, 60 ms
            < 12 => new[] { 480, 960, 1920, 2880 }[configuration & 3],
            // Hybrid: 10, 20 ms
            < 16 => 480 << (configuration & 1),
            // CELT: 2.5, 5, 10, 20 ms
            _ => 120 << (configuration & 3),
        };
        var frames = (packet[0] & 3) switch
        {
            0 => 1,
            3 => packet.Length > 1 ? packet[1] & 63 : 0,
            _ => 2,
        };
        return frames * frame <= MostSamples ? frames * frame : 0;
    }

    /// <summary>The head as Ogg wants it, from WebM's private data, which is the same; null when it is none.</summary>
    public static byte[]? HeadFromWebm(ReadOnlySpan<byte> data) =>
        data.Length is >= 19 and <= 276 && data.StartsWith("OpusHead"u8) && data[9] is >= 1 and <= 8 ? data.ToArray() : null;

    /// <summary>The head from MP4's <c>dOps</c>, whose numbers stand the other way round; null when it is none.</summary>
    public static byte[]? HeadFromMp4(ReadOnlySpan<byte> box)
    {
        if (box.Length is < 11 or > 268 || box[0] != 0 || box[1] is < 1 or > 8)
        {
            return null;
        }

        var head = new byte[8 + box.Length];
        "OpusHead"u8.CopyTo(head);
        box.CopyTo(head.AsSpan(8));
        head[8] = 1;
        BinaryPrimitives.WriteUInt16LittleEndian(head.AsSpan(10), BinaryPrimitives.ReadUInt16BigEndian(box[2..]));
        BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(12), BinaryPrimitives.ReadUInt32BigEndian(box[4..]));
        BinaryPrimitives.WriteInt16LittleEndian(head.AsSpan(16), BinaryPrimitives.ReadInt16BigEndian(box[8..]));
        return head;
    }
}
