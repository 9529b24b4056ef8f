using System.Buffers.Binary;

namespace Taktchat.Seeder;

/// <summary>Repeatable chance: the same recipe makes the same company every time.</summary>
internal sealed class Dice(ulong seed)
{
    private ulong _state = seed;
    private ulong _sequence;

    public int Below(int limit) => (int)(Next() % (ulong)limit);

    public int Between(int from, int to) => from + Below(to - from + 1);

    public long Between(long from, long to) => from + (long)(Next() % (ulong)(to - from + 1));

    public bool Percent(int percent) => Below(100) < percent;

    public T Pick<T>(IReadOnlyList<T> of) => of[Below(of.Count)];

    /// <summary>A version-7 id of that moment, so that made-up rows sort among real ones. A counter keeps them unique
    /// and in the order of their making within a millisecond.</summary>
    public Guid IdAt(long milliseconds)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, milliseconds << 16);
        var sequence = _sequence++;
        bytes[6] = (byte)(0x70 | ((sequence >> 8) & 0x0F));
        bytes[7] = (byte)sequence;
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], (Next() & 0xFFFF_FFFF) | (sequence << 32 & 0x3FFF_FFFF_FFFF_FFFF) | 0x8000_0000_0000_0000);
        return new Guid(bytes, bigEndian: true);
    }

    // SplitMix64.
    private ulong Next()
    {
        var z = _state += 0x9E37_79B9_7F4A_7C15;
        z = (z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9;
        z = (z ^ (z >> 27)) * 0x94D0_49BB_1331_11EB;
        return z ^ (z >> 31);
    }
}
