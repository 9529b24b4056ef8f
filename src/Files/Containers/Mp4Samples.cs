using System.Buffers.Binary;

namespace Taktchat.Files.Containers;

/// <summary>Finds where the samples of one track lie: by the tables of a finished file, or by the fragments of one that was
/// recorded live. Every sample has at least a byte, so no table can ask for more of them than the file has bytes.</summary>
internal static class Mp4Samples
{
    /// <summary>Null when the tables contradict each other or point outside of the file.</summary>
    public static List<(int Start, int Length)>? Find(ReadOnlySpan<byte> data, Mp4Track track)
    {
        var found = new List<(int, int)>();
        if (!ByTable(data, track.Table, found))
        {
            return null;
        }

        var boxes = new Mp4Boxes(data, 0, data.Length);
        while (boxes.Find("moof"))
        {
            if (!ByFragment(data, track, boxes.Begin, boxes.Start, boxes.End, found))
            {
                return null;
            }
        }

        return found;
    }

    private static bool ByTable(ReadOnlySpan<byte> data, Range range, List<(int, int)> found)
    {
        ReadOnlySpan<byte> sizes = default, chunks = default, offsets = default, longOffsets = default;
        var boxes = new Mp4Boxes(data, range.Start.Value, range.End.Value);
        while (boxes.MoveNext())
        {
            sizes = boxes.Is("stsz") ? boxes.Content : sizes;
            chunks = boxes.Is("stsc") ? boxes.Content : chunks;
            offsets = boxes.Is("stco") ? boxes.Content : offsets;
            longOffsets = boxes.Is("co64") ? boxes.Content : longOffsets;
        }

        var isLong = offsets.IsEmpty;
        var places = isLong ? longOffsets : offsets;
        if (sizes.Length < 12 || places.Length < 8)
        {
            return true;
        }

        var (one, count) = (UInt(sizes, 4), UInt(sizes, 8));
        if (count > data.Length || (one == 0 && sizes.Length < 12 + (4L * count)))
        {
            return false;
        }

        uint sample = 0;
        var chunkCount = Math.Min(UInt(places, 4), (uint)((places.Length - 8) / (isLong ? 8 : 4)));
        for (uint chunk = 0; chunk < chunkCount && sample < count; chunk++)
        {
            var at = isLong ? (long)BinaryPrimitives.ReadUInt64BigEndian(places[(int)(8 + (8 * chunk))..]) : UInt(places, (int)(8 + (4 * chunk)));
            for (var left = PerChunk(chunks, chunk + 1); left > 0 && sample < count; left--, sample++)
            {
                var size = one != 0 ? one : UInt(sizes, (int)(12 + (4 * sample)));
                if (!Add(data, ref at, size, found))
                {
                    return false;
                }
            }
        }

        return sample == count;
    }

    /// <summary>How many samples chunk number <paramref name="chunk"/> has: the last row that begins at or before it says.</summary>
    private static uint PerChunk(ReadOnlySpan<byte> chunks, uint chunk)
    {
        if (chunks.Length < 8)
        {
            return 0;
        }

        var (low, high) = (0, (int)Math.Min(UInt(chunks, 4), (uint)((chunks.Length - 8) / 12)) - 1);
        uint samples = 0;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (UInt(chunks, 8 + (12 * middle)) <= chunk)
            {
                samples = UInt(chunks, 12 + (12 * middle));
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return samples;
    }

    private static bool ByFragment(
        ReadOnlySpan<byte> data, Mp4Track track, int moof, int start, int end, List<(int, int)> found)
    {
        var boxes = new Mp4Boxes(data, start, end);
        while (boxes.Find("traf"))
        {
            var inside = new Mp4Boxes(data, boxes.Start, boxes.End);
            if (!inside.Find("tfhd") || inside.Content.Length < 8 || UInt(inside.Content, 4) != track.Id)
            {
                continue;
            }

            if (!ReadDefaults(inside.Content, track, moof, out var from, out var size))
            {
                return false;
            }

            var at = from;
            while (inside.Find("trun"))
            {
                if (!ByRun(data, inside.Content, from, size, ref at, found))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static bool ReadDefaults(ReadOnlySpan<byte> header, Mp4Track track, int moof, out long from, out uint size)
    {
        var flags = UInt(header, 0) & 0xFFFFFF;
        (from, size) = (moof, track.DefaultSize);
        var position = 8;
        var needed = 8 + ((flags & 1) != 0 ? 8 : 0) + ((flags & 2) != 0 ? 4 : 0) + ((flags & 8) != 0 ? 4 : 0) + ((flags & 16) != 0 ? 4 : 0);
        if (header.Length < needed)
        {
            return false;
        }

        if ((flags & 1) != 0)
        {
            from = (long)BinaryPrimitives.ReadUInt64BigEndian(header[position..]);
            position += 8;
        }

        position += ((flags & 2) != 0 ? 4 : 0) + ((flags & 8) != 0 ? 4 : 0);
        size = (flags & 16) != 0 ? UInt(header, position) : size;
        return true;
    }

    private static bool ByRun(
        ReadOnlySpan<byte> data, ReadOnlySpan<byte> run, long from, uint defaultSize, ref long at, List<(int, int)> found)
    {
        if (run.Length < 8)
        {
            return false;
        }

        var (flags, count, position) = (UInt(run, 0) & 0xFFFFFF, UInt(run, 4), 8);
        if ((flags & 1) != 0)
        {
            if (run.Length < 12)
            {
                return false;
            }

            at = from + BinaryPrimitives.ReadInt32BigEndian(run[8..]);
            position = 12;
        }

        position += (flags & 4) != 0 ? 4 : 0;
        var row = 4 * System.Numerics.BitOperations.PopCount(flags & 0xF00);
        if (count > data.Length || run.Length < position + ((long)row * count))
        {
            return false;
        }

        for (var i = 0; i < count; i++, position += row)
        {
            var size = (flags & 0x200) != 0 ? UInt(run, position + ((flags & 0x100) != 0 ? 4 : 0)) : defaultSize;
            if (!Add(data, ref at, size, found))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Add(ReadOnlySpan<byte> data, ref long at, uint size, List<(int, int)> found)
    {
        if (size == 0 || at < 0 || at > data.Length || at + size > data.Length || found.Count >= data.Length)
        {
            return false;
        }

        found.Add(((int)at, (int)size));
        at += size;
        return true;
    }

    private static uint UInt(ReadOnlySpan<byte> data, int at) => BinaryPrimitives.ReadUInt32BigEndian(data[at..]);
}
