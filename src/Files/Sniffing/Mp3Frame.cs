namespace Taktchat.Files.Sniffing;

/// <summary>The header of a layer III frame.</summary>
internal readonly record struct Mp3Frame(int Length, int SampleRate, int Samples, int BitsPerSecond)
{
    private static ReadOnlySpan<short> FirstRates => [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];

    private static ReadOnlySpan<short> SecondRates => [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];

    private static ReadOnlySpan<int> SampleRates => [44_100, 48_000, 32_000];

    /// <summary>Null when these four bytes are no such header.</summary>
    public static Mp3Frame? Read(ReadOnlySpan<byte> head)
    {
        if (head.Length < 4 || head[0] != 0xFF || (head[1] & 0xE6) != 0xE2)
        {
            return null;
        }

        var (version, rate, sampling) = ((head[1] >> 3) & 3, head[2] >> 4, (head[2] >> 2) & 3);
        if (version == 1 || rate is 0 or 15 || sampling == 3)
        {
            return null;
        }

        var isFirst = version == 3;
        var samples = isFirst ? 1152 : 576;
        var sampleRate = SampleRates[sampling] >> (version switch { 3 => 0, 2 => 1, _ => 2 });
        var bits = (isFirst ? FirstRates[rate] : SecondRates[rate]) * 1000;
        return new((samples / 8 * bits / sampleRate) + ((head[2] >> 1) & 1), sampleRate, samples, bits);
    }
}
