using System.Buffers.Binary;

namespace Taktchat.Unit.Files;

/// <summary>Writes WebM as Chromium does: sizes of segment and clusters unknown.</summary>
internal static class Webms
{
    /// <summary>A packet of CELT at 20 ms, with this many bytes.</summary>
    public static byte[] Packet(int length)
    {
        var packet = new byte[length];
        packet[0] = 0x98;
        return packet;
    }

    public static byte[] Head(byte channels = 1) =>
        [.. "OpusHead"u8, 1, channels, 0x38, 0x01, 0x80, 0xBB, 0, 0, 0, 0, 0];

    public static byte[] File(byte[][] packets, byte flags = 0x80, long? discardNanoseconds = null, byte[]? head = null)
    {
        byte[] track = [.. Element([0xD7], [1]), .. Element([0x83], [2]), .. Element([0x86], "A_OPUS"u8), .. Element([0x63, 0xA2], head ?? Head())];
        List<byte> file =
        [
            .. Element([0x1A, 0x45, 0xDF, 0xA3], Element([0x42, 0x82], "webm"u8)),
            0x18, 0x53, 0x80, 0x67, 0x01, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
            .. Element([0x16, 0x54, 0xAE, 0x6B], Element([0xAE], track)),
            0x1F, 0x43, 0xB6, 0x75, 0x01, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
            .. Element([0xE7], [0]),
        ];
        foreach (var packet in packets.SkipLast(discardNanoseconds is null ? 0 : 1))
        {
            file.AddRange(Element([0xA3], [0x81, 0, 0, flags, .. packet]));
        }

        if (discardNanoseconds is { } cut)
        {
            var number = new byte[8];
            BinaryPrimitives.WriteInt64BigEndian(number, cut);
            file.AddRange(Element([0xA0], [.. Element([0xA1], [0x81, 0, 0, 0, .. packets[^1]]), .. Element([0x75, 0xA2], number)]));
        }

        return [.. file];
    }

    public static byte[] Element(ReadOnlySpan<byte> id, ReadOnlySpan<byte> content)
    {
        var size = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(size, content.Length);
        size[0] = 0x01;
        return [.. id, .. size, .. content];
    }
}
