using System.Buffers.Binary;

namespace Taktchat.Files.Containers;

/// <summary>What an Ogg file says of itself.</summary>
/// <param name="Samples">Of the whole, what is to be skipped at the beginning taken off.</param>
internal sealed record OggFacts(bool IsOpus, int Channels, int SampleRate, long Samples)
{
    public int DurationMs => SampleRate == 0 ? 0 : (int)Math.Min(Samples * 1000 / SampleRate, int.MaxValue);
}

/// <summary>Pages of Ogg.</summary>
internal static class Ogg
{
    public const int HeaderSize = 27;

    private static readonly uint[] CrcTable = MakeTable();

    /// <summary>Checks a whole file page by page; null when it is not one Opus or Vorbis stream from the first byte to the last.</summary>
    public static OggFacts? ReadWhole(ReadOnlySpan<byte> data)
    {
        if (Head(data) is not { } head)
        {
            return null;
        }

        var serial = Serial(data);
        long granule = 0;
        var at = 0;
        while (at < data.Length)
        {
            if (PageLength(data[at..]) is not { } length || Serial(data[at..]) != serial || !IsIntact(data.Slice(at, length)))
            {
                return null;
            }

            granule = Granule(data[at..]) is var end && end >= 0 ? end : granule;
            at += length;
        }

        return Facts(head, granule);
    }

    /// <summary>The same from both ends of a file that is too long to be read.</summary>
    public static OggFacts? ReadEnds(ReadOnlySpan<byte> head, ReadOnlySpan<byte> tail)
    {
        if (Head(head) is not { } first)
        {
            return null;
        }

        for (var at = tail.LastIndexOf("OggS"u8); at >= 0; at = tail[..at].LastIndexOf("OggS"u8))
        {
            if (tail.Length - at >= HeaderSize && Serial(tail[at..]) == Serial(head) && Granule(tail[at..]) >= 0)
            {
                return Facts(first, Granule(tail[at..]));
            }
        }

        return Facts(first, 0);
    }

    public static uint Crc(ReadOnlySpan<byte> page)
    {
        uint crc = 0;
        foreach (var b in page)
        {
            crc = (crc << 8) ^ CrcTable[(crc >> 24) ^ b];
        }

        return crc;
    }

    private readonly record struct Begin(bool IsOpus, int Channels, int SampleRate, int PreSkip);

    private static Begin? Head(ReadOnlySpan<byte> data)
    {
        if (PageLength(data) is not { } length || (data[5] & 2) == 0)
        {
            return null;
        }

        var packet = data[(HeaderSize + data[26])..length];
        // Opus counts in 48 kHz whatever was recorded.
        return packet.StartsWith("OpusHead"u8) && packet.Length >= 19
            ? new Begin(true, packet[9], 48_000, BinaryPrimitives.ReadUInt16LittleEndian(packet[10..]))
            : packet.StartsWith("\u0001vorbis"u8) && packet.Length >= 16
                ? new Begin(false, packet[11], (int)Math.Min(BinaryPrimitives.ReadUInt32LittleEndian(packet[12..]), 768_000), 0) : null;
    }

    private static OggFacts Facts(Begin head, long granule) =>
        new(head.IsOpus, head.Channels, head.SampleRate, Math.Clamp(granule - head.PreSkip, 0, long.MaxValue / 1000));

    private static int? PageLength(ReadOnlySpan<byte> page)
    {
        if (page.Length < HeaderSize || !page.StartsWith("OggS\0"u8) || page.Length < HeaderSize + page[26])
        {
            return null;
        }

        var length = HeaderSize + page[26];
        foreach (var segment in page.Slice(HeaderSize, page[26]))
        {
            length += segment;
        }

        return length <= page.Length ? length : null;
    }

    private static uint Serial(ReadOnlySpan<byte> page) => BinaryPrimitives.ReadUInt32LittleEndian(page[14..]);

    private static long Granule(ReadOnlySpan<byte> page) => BinaryPrimitives.ReadInt64LittleEndian(page[6..]);

    private static bool IsIntact(ReadOnlySpan<byte> page)
    {
        uint crc = 0;
        for (var i = 0; i < page.Length; i++)
        {
            // The sum is taken over the page with its own place empty.
            crc = (crc << 8) ^ CrcTable[(crc >> 24) ^ (i is >= 22 and < 26 ? (byte)0 : page[i])];
        }

        return crc == BinaryPrimitives.ReadUInt32LittleEndian(page[22..]);
    }

    private static uint[] MakeTable()
    {
        var table = new uint[256];
        for (uint i = 0; i < 256; i++)
        {
            var value = i << 24;
            for (var bit = 0; bit < 8; bit++)
            {
                value = (value << 1) ^ ((value >> 31) * 0x04C11DB7);
            }

            table[i] = value;
        }

        return table;
    }
}
