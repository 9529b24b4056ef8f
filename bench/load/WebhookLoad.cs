using System.Diagnostics;
using System.Threading.Channels;

namespace Taktchat.Load;

/// <summary>Webhooks at a constant rate: an open model, so each latency counts from the instant the request was due, and a
/// server that stalls cannot hide it.</summary>
internal static class WebhookLoad
{
    /// <param name="dueAt">Filled with the instant each message was due, for whoever measures it further on.</param>
    public static async Task<int> RunAsync(Options options, long[]? dueAt = null)
    {
        var rate = options.Number("rate", 5000);
        var warmup = options.Number("warmup", 10);
        var seconds = options.Number("seconds", 60);
        var bodies = new WebhookBodies(options.Text("number"), options.Text("secret"), options.Number("customers", 500));
        var due = Channel.CreateUnbounded<(int Index, long At)>();
        var total = rate * (warmup + seconds);
        var measured = new Latencies(rate * seconds);
        var failures = new Counter();
        var workers = Enumerable.Range(0, options.Number("connections", 64)).Select(_ => Task.Run(async () =>
        {
            using var connection = new RawConnection(new Uri(options.Text("url")), options.Text("path"));
            await foreach (var (index, at) in due.Reader.ReadAllAsync())
            {
                var ok = await connection.PostAsync(bodies.Make(index), bodies.Signature);
                if (!ok)
                {
                    failures.Increment();
                }

                if (index >= rate * warmup)
                {
                    measured.Add(Stopwatch.GetElapsedTime(at));
                }
            }
        })).ToArray();

        var start = Stopwatch.GetTimestamp();
        await PaceAsync(due.Writer, rate, total, start, dueAt);
        await Task.WhenAll(workers);
        var elapsed = Stopwatch.GetElapsedTime(start).TotalSeconds - warmup;
        Console.WriteLine($"webhooks {rate}/s wanted, {measured.Count / elapsed:F0}/s held over {elapsed:F1} s, {measured}, failures {failures.Value}, sent {total}");
        return failures.Value == 0 ? 0 : 1;
    }

    /// <summary>Every millisecond hands out what has become due.</summary>
    private static async Task PaceAsync(ChannelWriter<(int, long)> due, int rate, int total, long start, long[]? dueAt)
    {
        var perTick = Stopwatch.Frequency / (double)rate;
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        var next = 0;
        while (next < total && await timer.WaitForNextTickAsync())
        {
            var now = Stopwatch.GetTimestamp();
            for (; next < total && start + (long)(next * perTick) <= now; next++)
            {
                var at = start + (long)(next * perTick);
                if (dueAt is not null)
                {
                    dueAt[next] = at;
                }

                due.TryWrite((next, at));
            }
        }

        due.Complete();
    }
}

internal sealed class Counter
{
    private int _value;

    public int Value => _value;

    public void Increment() => Interlocked.Increment(ref _value);
}
