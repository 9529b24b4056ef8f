using System.Buffers.Binary;

namespace Taktchat.Files.Containers;

/// <summary>Writes Opus packets as an Ogg stream: head, tags, then pages of about a second.</summary>
internal sealed class OggOpusWriter(Stream output, uint serial)
{
    private const int SamplesPerPage = 48_000;
    private const int MostSegments = 255;

    private readonly byte[] _page = new byte[Ogg.HeaderSize + MostSegments + (MostSegments * 255)];
    private readonly byte[] _lacing = new byte[MostSegments];
    private readonly byte[] _body = new byte[MostSegments * 255];
    private int _segments;
    private int _length;
    private uint _sequence;
    private long _granule;
    private long _pageBegan;
    private bool _isContinued;

    /// <summary>Samples so far, at 48 kHz.</summary>
    public long Granule => _granule;

    public void WriteHead(ReadOnlySpan<byte> opusHead)
    {
        Append(opusHead);
        Flush(flags: 2, granule: 0);
        ReadOnlySpan<byte> vendor = "Taktchat"u8;
        Span<byte> tags = stackalloc byte[16 + vendor.Length];
        "OpusTags"u8.CopyTo(tags);
        BinaryPrimitives.WriteInt32LittleEndian(tags[8..], vendor.Length);
        vendor.CopyTo(tags[12..]);
        BinaryPrimitives.WriteInt32LittleEndian(tags[(12 + vendor.Length)..], 0);
        Append(tags);
        Flush(flags: 0, granule: 0);
    }

    public void WritePacket(ReadOnlySpan<byte> packet, int samples)
    {
        if (_segments > 0 && (_granule - _pageBegan >= SamplesPerPage || _segments + (packet.Length / 255) + 1 > MostSegments))
        {
            Flush(flags: 0, _granule);
        }

        Append(packet);
        _granule += samples;
    }

    /// <summary>Ends the stream; <paramref name="cut"/> samples of the last packet are not to be played.</summary>
    public void End(long cut) => Flush(flags: 4, Math.Max(0, _granule - cut));

    private void Append(ReadOnlySpan<byte> packet)
    {
        while (true)
        {
            if (_segments == MostSegments)
            {
                // A packet longer than a page: no packet ends on this one, which its position says as -1.
                Flush(flags: 0, -1);
                _isContinued = true;
            }

            var part = Math.Min(packet.Length, 255);
            packet[..part].CopyTo(_body.AsSpan(_length));
            _lacing[_segments++] = (byte)part;
            _length += part;
            packet = packet[part..];
            if (part < 255)
            {
                return;
            }
        }
    }

    private void Flush(byte flags, long granule)
    {
        var header = _page.AsSpan(0, Ogg.HeaderSize);
        header.Clear();
        "OggS"u8.CopyTo(header);
        header[5] = (byte)(flags | (_isContinued ? 1 : 0));
        BinaryPrimitives.WriteInt64LittleEndian(header[6..], granule);
        BinaryPrimitives.WriteUInt32LittleEndian(header[14..], serial);
        BinaryPrimitives.WriteUInt32LittleEndian(header[18..], _sequence++);
        header[26] = (byte)_segments;
        _lacing.AsSpan(0, _segments).CopyTo(_page.AsSpan(Ogg.HeaderSize));
        _body.AsSpan(0, _length).CopyTo(_page.AsSpan(Ogg.HeaderSize + _segments));
        var page = _page.AsSpan(0, Ogg.HeaderSize + _segments + _length);
        BinaryPrimitives.WriteUInt32LittleEndian(page[22..], Ogg.Crc(page));
        output.Write(page);
        (_segments, _length, _pageBegan, _isContinued) = (0, 0, _granule, false);
    }
}
