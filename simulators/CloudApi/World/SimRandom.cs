using System.Security.Cryptography;

namespace Taktchat.CloudApi.World;

/// <summary>The one source of chance, seeded, so that a failing run can be repeated.</summary>
internal sealed class SimRandom
{
    private readonly Lock gate = new();
    private Random random;

    public SimRandom(SimulatorOptions options)
    {
        Seed = options.Seed ?? RandomNumberGenerator.GetInt32(int.MaxValue);
        random = new Random(Seed);
    }

    public int Seed { get; private set; }

    public void Reseed(int seed)
    {
        lock (gate)
        {
            Seed = seed;
            random = new Random(seed);
        }
    }

    /// <summary>A whole number from <paramref name="from"/> to <paramref name="to"/>, both included.</summary>
    public int Between(int from, int to)
    {
        lock (gate)
        {
            return random.Next(from, Math.Max(from, to) + 1);
        }
    }

    public bool Percent(double percent)
    {
        if (percent <= 0)
        {
            return false;
        }

        if (percent >= 100)
        {
            return true;
        }

        lock (gate)
        {
            return random.NextDouble() * 100 < percent;
        }
    }

    /// <summary>A message id with the look of a real one: opaque, long, case-sensitive, with characters that need escaping.</summary>
    public string NextWamid() => "wamid.HBg" + Base64(42);

    public string NextTraceId() => "A" + Base64(16).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    public string NextDigits(int length)
    {
        lock (gate)
        {
            return string.Create(length, random, static (span, source) =>
            {
                for (var i = 0; i < span.Length; i++)
                {
                    span[i] = (char)('0' + source.Next(i == 0 ? 1 : 0, 10));
                }
            });
        }
    }

    private string Base64(int bytes)
    {
        Span<byte> buffer = stackalloc byte[bytes];
        lock (gate)
        {
            random.NextBytes(buffer);
        }

        return Convert.ToBase64String(buffer);
    }
}
