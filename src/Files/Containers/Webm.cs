using System.Buffers.Binary;
using System.Text;

namespace Taktchat.Files.Containers;

/// <summary>A track of a WebM file; ranges point into the bytes it was read from.</summary>
internal sealed class WebmTrack
{
    public long Number { get; set; }

    public long Type { get; set; }

    public string Codec { get; set; } = "";

    public Range Private { get; set; } = 0..0;

    public int Width { get; set; }

    public int Height { get; set; }

    public bool IsVideo => Type == 1;

    public bool IsAudio => Type == 2;
}

/// <summary>One block of media.</summary>
internal readonly record struct WebmBlock(long Track, int Start, int Length);

/// <summary>Reads WebM (EBML) as browsers record it: clusters whose size nobody wrote, simple blocks, one frame in each. What
/// holds other elements is entered whatever its size says, so that an unknown or a lying size changes nothing.</summary>
internal sealed class Webm
{
    private const long Unknown = -1;
    private const int MostTracks = 64;

    public List<WebmTrack> Tracks { get; } = [];

    public List<WebmBlock> Blocks { get; } = [];

    /// <summary>Null where it was recorded live.</summary>
    public double? DurationMs => _duration is { } ticks && double.IsFinite(ticks) && ticks >= 0 ? ticks * _scale / 1_000_000 : null;

    /// <summary>Frames that share a block are not taken apart.</summary>
    public bool HasLacing { get; private set; }

    /// <summary>Of the last block: what is to be cut off its end, in nanoseconds.</summary>
    public long DiscardPadding { get; private set; }

    private double? _duration;
    private long _scale = 1_000_000;

    /// <summary>Reads as far as the bytes make sense; null when they are no EBML at all.</summary>
    public static Webm? Read(ReadOnlySpan<byte> data, bool withBlocks)
    {
        if (!data.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3]))
        {
            return null;
        }

        var file = new Webm();
        var at = 0;
        while (TryHeader(data, ref at, out var id, out var length))
        {
            if (IsMaster(id))
            {
                if (id == 0xAE && file.Tracks.Count < MostTracks)
                {
                    file.Tracks.Add(new());
                }

                if (id == 0x1F43B675 && !withBlocks)
                {
                    break;
                }

                continue;
            }

            // Cut off in the middle, as a recording is when its tab is closed: what came before counts.
            if (length == Unknown || length > data.Length - at)
            {
                break;
            }

            file.Take(id, data, at, (int)length);
            at += (int)length;
        }

        return file;
    }

    private void Take(uint id, ReadOnlySpan<byte> data, int at, int length)
    {
        var content = data.Slice(at, length);
        switch (id)
        {
            case 0xA3 or 0xA1:
                TakeBlock(content, at);
                break;
            case 0x75A2:
                DiscardPadding = Signed(content);
                break;
            case 0x4489:
                _duration = length == 4 ? BinaryPrimitives.ReadSingleBigEndian(content)
                    : length == 8 ? BinaryPrimitives.ReadDoubleBigEndian(content) : null;
                break;
            case 0x2AD7B1:
                _scale = Math.Clamp(Unsigned(content), 1, 1_000_000_000);
                break;
            default:
                if (Tracks.Count > 0)
                {
                    TakeTrack(Tracks[^1], id, content, at);
                }

                break;
        }
    }

    private static void TakeTrack(WebmTrack track, uint id, ReadOnlySpan<byte> content, int at)
    {
        switch (id)
        {
            case 0xD7:
                track.Number = Unsigned(content);
                break;
            case 0x83:
                track.Type = Unsigned(content);
                break;
            case 0x86:
                track.Codec = Encoding.ASCII.GetString(content[..Math.Min(content.Length, 32)]);
                break;
            case 0x63A2:
                track.Private = at..(at + content.Length);
                break;
            case 0xB0:
                track.Width = (int)Math.Clamp(Unsigned(content), 0, 65_535);
                break;
            case 0xBA:
                track.Height = (int)Math.Clamp(Unsigned(content), 0, 65_535);
                break;
        }
    }

    private void TakeBlock(ReadOnlySpan<byte> content, int at)
    {
        var position = 0;
        DiscardPadding = 0;
        if (!TryNumber(content, ref position, out var track) || content.Length - position < 3)
        {
            return;
        }

        HasLacing |= (content[position + 2] & 0x06) != 0;
        position += 3;
        Blocks.Add(new(track, at + position, content.Length - position));
    }

    /// <summary>Segment, information, tracks, one track, its picture and sound, cluster, group of blocks.</summary>
    private static bool IsMaster(uint id) => id is 0x1A45DFA3 or 0x18538067 or 0x1549A966 or 0x1654AE6B or 0xAE or 0xE0 or 0xE1
        or 0x1F43B675 or 0xA0;

    /// <summary>An element's id, marker included, and its size; moves behind both.</summary>
    private static bool TryHeader(ReadOnlySpan<byte> data, ref int at, out uint id, out long length)
    {
        (id, length) = (0, 0);
        if (at >= data.Length)
        {
            return false;
        }

        var bytes = System.Numerics.BitOperations.LeadingZeroCount((uint)data[at]) - 23;
        if (bytes > 4 || data.Length - at < bytes)
        {
            return false;
        }

        foreach (var b in data.Slice(at, bytes))
        {
            id = (id << 8) | b;
        }

        at += bytes;
        return TryNumber(data, ref at, out length);
    }

    /// <summary>A number of one to eight bytes whose length is told by its first bit; all ones mean that nobody knows.</summary>
    private static bool TryNumber(ReadOnlySpan<byte> data, ref int at, out long value)
    {
        value = 0;
        if (at >= data.Length || data[at] == 0)
        {
            return false;
        }

        var bytes = System.Numerics.BitOperations.LeadingZeroCount((uint)data[at]) - 23;
        if (data.Length - at < bytes)
        {
            return false;
        }

        value = data[at] & (0xFF >> bytes);
        var most = (1L << (7 * bytes)) - 1;
        for (var i = 1; i < bytes; i++)
        {
            value = (value << 8) | data[at + i];
        }

        value = value == most ? Unknown : value;
        at += bytes;
        return true;
    }

    private static long Unsigned(ReadOnlySpan<byte> content)
    {
        ulong value = 0;
        foreach (var b in content[..Math.Min(content.Length, 8)])
        {
            value = (value << 8) | b;
        }

        return (long)Math.Min(value, long.MaxValue);
    }

    private static long Signed(ReadOnlySpan<byte> content)
    {
        long value = content.Length > 0 && (content[0] & 0x80) != 0 ? -1 : 0;
        foreach (var b in content[..Math.Min(content.Length, 8)])
        {
            value = (value << 8) | b;
        }

        return value;
    }
}
