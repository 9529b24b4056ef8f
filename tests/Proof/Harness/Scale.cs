using System.Globalization;

namespace Taktchat.Proof.Harness;

/// <summary>How much is proved: short by default, everything with <c>TAKTCHAT_PROOF=full</c>; a seed makes a run repeatable.</summary>
internal static class Scale
{
    /// <summary>The collection of every proof: two at once would only measure the machine.</summary>
    public const string OneAtATime = "proof";

    public static bool IsFull { get; } = Environment.GetEnvironmentVariable("TAKTCHAT_PROOF") == "full";

    public static int Of(int shortForm, int full) => IsFull ? full : shortForm;

    /// <summary>Chance with a printed seed; <c>TAKTCHAT_SEED</c> repeats it.</summary>
    public static Random Chance(string proof)
    {
        var given = Environment.GetEnvironmentVariable("TAKTCHAT_SEED");
        var seed = given is { Length: > 0 } ? int.Parse(given, CultureInfo.InvariantCulture) : Random.Shared.Next();
        Report($"{proof}: TAKTCHAT_SEED={seed} {(IsFull ? "full" : "short")} form");
        return new Random(seed);
    }

    public static void Report(string line)
    {
        TestContext.Current.TestOutputHelper?.WriteLine(line);
        Console.WriteLine(line);
    }
}
