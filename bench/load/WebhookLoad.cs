using System.Diagnostics;
using System.Threading.Channels;

namespace Taktchat.Load;

/// <summary>Webhooks at a constant rate: an open model, so each latency counts from the instant the request was due, and a
/// server that stalls cannot hide it. Enough connections that their number is not the limit.</summary>
internal static class WebhookLoad
{
    /// <param name="dueAt">Filled with the instant each message was due, for whoever measures it further on.</param>
    public static async Task<int> RunAsync(Options options, long[]? dueAt = null)
    {
        var rate = options.Number("rate", 5000);
        var warmup = options.Number("warmup", 20);
        var seconds = options.Number("seconds", 60);
        var bodies = new WebhookBodies(options.Text("number"), options.Text("secret"), options.Number("customers", 500));
        var due = Channel.CreateUnbounded<(int Index, long At)>();
        var total = Total(options);
        var warm = total - (rate * seconds);
        var measured = new Latencies(rate * seconds);
        var failures = new Counter();
        var workers = Enumerable.Range(0, options.Number("connections", 256)).Select(_ => Task.Run(async () =>
        {
            using var connection = new RawConnection(new Uri(options.Text("url")), options.Text("path"));
            await foreach (var (index, at) in due.Reader.ReadAllAsync())
            {
                var ok = await connection.PostAsync(bodies.Make(index), bodies.Signature);
                if (!ok)
                {
                    failures.Increment();
                }

                if (index >= warm)
                {
                    measured.Add(Stopwatch.GetElapsedTime(at));
                }
            }
        })).ToArray();

        var start = Stopwatch.GetTimestamp();
        await PaceAsync(due.Writer, (rate, warm, warmup), total, start, dueAt);
        await Task.WhenAll(workers);
        var elapsed = Stopwatch.GetElapsedTime(start).TotalSeconds - warmup;
        Console.WriteLine($"webhooks {rate}/s wanted, {measured.Count / elapsed:F0}/s held over {elapsed:F1} s, {measured}, failures {failures.Value}, sent {total}");
        return failures.Value == 0 ? 0 : 1;
    }

    /// <summary>Messages in all: half the rate while the server warms up, then the whole.</summary>
    public static int Total(Options options)
    {
        var rate = options.Number("rate", 5000);
        return (rate * options.Number("warmup", 20) / 2) + (rate * options.Number("seconds", 60));
    }

    /// <summary>Every millisecond hands out what has become due.</summary>
    private static async Task PaceAsync(
        ChannelWriter<(int, long)> due, (int Rate, int Warm, int Seconds) pace, int total, long start, long[]? dueAt)
    {
        var perTick = Stopwatch.Frequency / (double)pace.Rate;
        long DueAt(int index) => start + (long)(index < pace.Warm
            ? index * 2 * perTick
            : (pace.Seconds * (double)Stopwatch.Frequency) + ((index - pace.Warm) * perTick));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        var next = 0;
        while (next < total && await timer.WaitForNextTickAsync())
        {
            var now = Stopwatch.GetTimestamp();
            for (; next < total && DueAt(next) is var at && at <= now; next++)
            {
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
