using System.Diagnostics;

namespace Taktchat.Proof.Harness;

/// <summary>Waits for a state, never for time; the deadline only ends a proof that has failed.</summary>
internal static class Wait
{
    public static async Task ForAsync(string what, TimeSpan deadline, Func<Task<bool>> holds, Func<string> evidence, int everyMs = 250)
    {
        var start = Stopwatch.GetTimestamp();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(everyMs));
        while (!await holds())
        {
            Assert.True(Stopwatch.GetElapsedTime(start) < deadline, $"{what} did not come in {deadline}. {evidence()}");
            await timer.WaitForNextTickAsync();
        }
    }
}
