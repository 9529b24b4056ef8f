using System.Globalization;

namespace Taktchat.Proof.Harness;

/// <summary>How much a process takes while something runs: its resident memory, as the kernel counts it.</summary>
internal static class Memory
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Megabytes before, and at the peak while it ran.</summary>
    public static async Task<(double Before, double Peak)> WhileAsync(int process, Func<Task> runs)
    {
        var (before, highBefore) = (Read(process, "VmRSS"), Read(process, "VmHWM"));
        using var over = new CancellationTokenSource();
        var sampled = SampleAsync(process, over.Token);
        try
        {
            await runs();
        }
        finally
        {
            await over.CancelAsync();
        }

        // A new high of its life the kernel has noted itself, however short it was.
        var high = Read(process, "VmHWM");
        return (before, high > highBefore ? high : Math.Max(before, await sampled));
    }

    private static async Task<double> SampleAsync(int process, CancellationToken over)
    {
        var peak = Read(process, "VmRSS");
        using var timer = new PeriodicTimer(Pause);
        try
        {
            while (await timer.WaitForNextTickAsync(over))
            {
                peak = Math.Max(peak, Read(process, "VmRSS"));
            }
        }
        catch (OperationCanceledException)
        {
            // It is over.
        }

        return peak;
    }

    /// <summary>"VmRSS:     123456 kB".</summary>
    private static double Read(int process, string name)
    {
        var line = File.ReadLines($"/proc/{process}/status").First(x => x.StartsWith(name + ":", StringComparison.Ordinal));
        return double.Parse(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }
}
