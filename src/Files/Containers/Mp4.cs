using System.Buffers.Binary;
using System.Text;

namespace Taktchat.Files.Containers;

/// <summary>Walks over the boxes between two places of an MP4 file. Ends where a size makes no sense.</summary>
internal ref struct Mp4Boxes(ReadOnlySpan<byte> data, int start, int end)
{
    private readonly ReadOnlySpan<byte> _data = data;
    private readonly int _end = Math.Min(end, data.Length);
    private int _next = start;

    /// <summary>Four letters.</summary>
    public uint Type { get; private set; }

    /// <summary>Where the box itself begins.</summary>
    public int Begin { get; private set; }

    /// <summary>Where its content begins.</summary>
    public int Start { get; private set; }

    public int End { get; private set; }

    public readonly ReadOnlySpan<byte> Content => _data[Start..End];

    public readonly bool Is(string type) => Type == Four(type);

    public bool MoveNext()
    {
        var left = _end - _next;
        if (left < 8)
        {
            return false;
        }

        long size = BinaryPrimitives.ReadUInt32BigEndian(_data[_next..]);
        Type = BinaryPrimitives.ReadUInt32BigEndian(_data[(_next + 4)..]);
        var header = 8;
        if (size == 1 && left >= 16)
        {
            size = (long)Math.Min(BinaryPrimitives.ReadUInt64BigEndian(_data[(_next + 8)..]), int.MaxValue);
            header = 16;
        }

        size = size == 0 ? left : size;
        if (size < header)
        {
            return false;
        }

        Begin = _next;
        Start = _next + header;
        // The last box may be cut off: what is there counts.
        End = (int)Math.Min(_next + size, _end);
        _next = End;
        return true;
    }

    /// <summary>Moves to the next box of this type.</summary>
    public bool Find(string type)
    {
        while (MoveNext())
        {
            if (Is(type))
            {
                return true;
            }
        }

        return false;
    }

    public static uint Four(string type) => BinaryPrimitives.ReadUInt32BigEndian(Encoding.ASCII.GetBytes(type));
}

/// <summary>A track of an MP4 file.</summary>
internal sealed class Mp4Track
{
    public uint Id { get; set; }

    /// <summary><c>soun</c>, <c>vide</c> …</summary>
    public string Handler { get; set; } = "";

    /// <summary>Four letters of the first sample description: <c>Opus</c>, <c>mp4a</c>, <c>avc1</c> …</summary>
    public string Codec { get; set; } = "";

    public int Width { get; set; }

    public int Height { get; set; }

    /// <summary>The first sample description, from behind its size and letters.</summary>
    public Range Description { get; set; } = 0..0;

    /// <summary>The table of samples.</summary>
    public Range Table { get; set; } = 0..0;

    /// <summary>For fragments that do not say it themselves.</summary>
    public uint DefaultSize { get; set; }
}

/// <summary>What the head of an MP4 file says of it.</summary>
internal sealed class Mp4
{
    private const int MostTracks = 64;

    public List<Mp4Track> Tracks { get; } = [];

    public double? DurationMs { get; private set; }

    /// <summary>Reads the content of <c>moov</c>, which lies in <paramref name="data"/> from <paramref name="start"/> on.</summary>
    public static Mp4 Read(ReadOnlySpan<byte> data, int start, int end)
    {
        var file = new Mp4();
        var boxes = new Mp4Boxes(data, start, end);
        while (boxes.MoveNext())
        {
            if (boxes.Is("mvhd"))
            {
                file.DurationMs = Duration(boxes.Content);
            }
            else if (boxes.Is("trak") && file.Tracks.Count < MostTracks)
            {
                file.Tracks.Add(ReadTrack(data, boxes.Start, boxes.End));
            }
            else if (boxes.Is("mvex"))
            {
                file.ReadDefaults(data, boxes.Start, boxes.End);
            }
        }

        return file;
    }

    private static double? Duration(ReadOnlySpan<byte> header)
    {
        var isLong = header.Length > 0 && header[0] == 1;
        if (header.Length < (isLong ? 32 : 20))
        {
            return null;
        }

        var scale = BinaryPrimitives.ReadUInt32BigEndian(header[(isLong ? 20 : 12)..]);
        double ticks = isLong ? BinaryPrimitives.ReadUInt64BigEndian(header[24..]) : BinaryPrimitives.ReadUInt32BigEndian(header[16..]);
        return scale == 0 || ticks is 0 or uint.MaxValue or ulong.MaxValue ? null : ticks * 1000 / scale;
    }

    private static Mp4Track ReadTrack(ReadOnlySpan<byte> data, int start, int end)
    {
        var track = new Mp4Track();
        var boxes = new Mp4Boxes(data, start, end);
        while (boxes.MoveNext())
        {
            if (boxes.Is("tkhd"))
            {
                ReadHeader(track, boxes.Content);
            }
            else if (boxes.Is("mdia"))
            {
                ReadMedia(track, data, boxes.Start, boxes.End);
            }
        }

        return track;
    }

    private static void ReadHeader(Mp4Track track, ReadOnlySpan<byte> header)
    {
        var shift = header.Length > 0 && header[0] == 1 ? 12 : 0;
        if (header.Length < 84 + shift)
        {
            return;
        }

        track.Id = BinaryPrimitives.ReadUInt32BigEndian(header[(shift == 0 ? 12 : 20)..]);
        var (width, height) = (Fixed(header[(76 + shift)..]), Fixed(header[(80 + shift)..]));
        // A phone held upright records lying frames and turns them by this matrix: a = d = 0.
        var isTurned = BinaryPrimitives.ReadInt32BigEndian(header[(40 + shift)..]) == 0
            && BinaryPrimitives.ReadInt32BigEndian(header[(44 + shift)..]) != 0;
        (track.Width, track.Height) = isTurned ? (height, width) : (width, height);
    }

    private static int Fixed(ReadOnlySpan<byte> value) => (int)(BinaryPrimitives.ReadUInt32BigEndian(value) >> 16);

    private static void ReadMedia(Mp4Track track, ReadOnlySpan<byte> data, int start, int end)
    {
        var boxes = new Mp4Boxes(data, start, end);
        while (boxes.MoveNext())
        {
            if (boxes.Is("hdlr") && boxes.Content.Length >= 12)
            {
                track.Handler = Encoding.ASCII.GetString(boxes.Content.Slice(8, 4));
            }
            else if (boxes.Is("minf"))
            {
                var inside = new Mp4Boxes(data, boxes.Start, boxes.End);
                if (inside.Find("stbl"))
                {
                    track.Table = inside.Start..inside.End;
                    ReadDescription(track, data, inside.Start, inside.End);
                }
            }
        }
    }

    private static void ReadDescription(Mp4Track track, ReadOnlySpan<byte> data, int start, int end)
    {
        var boxes = new Mp4Boxes(data, start, end);
        if (!boxes.Find("stsd"))
        {
            return;
        }

        var entries = new Mp4Boxes(data, boxes.Start + 8, boxes.End);
        if (entries.MoveNext())
        {
            Span<byte> letters = stackalloc byte[4];
            BinaryPrimitives.WriteUInt32BigEndian(letters, entries.Type);
            track.Codec = Encoding.ASCII.GetString(letters);
            track.Description = entries.Start..entries.End;
        }
    }

    private void ReadDefaults(ReadOnlySpan<byte> data, int start, int end)
    {
        var boxes = new Mp4Boxes(data, start, end);
        while (boxes.Find("trex"))
        {
            if (boxes.Content.Length >= 24)
            {
                var id = BinaryPrimitives.ReadUInt32BigEndian(boxes.Content[4..]);
                var size = BinaryPrimitives.ReadUInt32BigEndian(boxes.Content[16..]);
                Tracks.Where(x => x.Id == id).ToList().ForEach(x => x.DefaultSize = size);
            }
        }
    }
}
