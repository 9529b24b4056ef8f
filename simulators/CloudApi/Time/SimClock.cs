namespace Taktchat.CloudApi.Time;

/// <summary>The simulated time: the given clock plus an offset that <c>/_sim/clock</c> moves.</summary>
internal sealed class SimClock(TimeProvider source)
{
    private long offsetTicks;

    /// <summary>Raised after the clock was moved by hand, so that waiting timers look again.</summary>
    public event Action? Moved;

    public TimeProvider Source => source;

    public DateTimeOffset UtcNow => source.GetUtcNow().AddTicks(Interlocked.Read(ref offsetTicks));

    public void Advance(TimeSpan by)
    {
        Interlocked.Add(ref offsetTicks, by.Ticks);
        Moved?.Invoke();
    }

    public void Set(DateTimeOffset to)
    {
        Interlocked.Exchange(ref offsetTicks, (to - source.GetUtcNow()).Ticks);
        Moved?.Invoke();
    }

    public void Reset()
    {
        Interlocked.Exchange(ref offsetTicks, 0);
        Moved?.Invoke();
    }
}
