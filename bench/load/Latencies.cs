namespace Taktchat.Load;

/// <summary>Latencies in microseconds, one slot a request, so that measuring allocates nothing.</summary>
internal sealed class Latencies(int capacity)
{
    private readonly int[] _values = new int[capacity];
    private int _count;

    public int Count => Math.Min(_count, _values.Length);

    public void Add(TimeSpan latency)
    {
        var slot = Interlocked.Increment(ref _count) - 1;
        if (slot < _values.Length)
        {
            _values[slot] = (int)Math.Min(int.MaxValue, latency.TotalMicroseconds);
        }
    }

    public void AddSince(long timestamp) => Add(System.Diagnostics.Stopwatch.GetElapsedTime(timestamp));

    /// <summary>p50/p95/p99/max in milliseconds.</summary>
    public override string ToString()
    {
        var sorted = _values.AsSpan(0, Count).ToArray();
        Array.Sort(sorted);
        double At(double share) => sorted.Length == 0 ? 0 : sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))] / 1000.0;
        return $"p50 {At(0.5):F1} p95 {At(0.95):F1} p99 {At(0.99):F1} max {At(1):F1} ms";
    }
}
