namespace Taktchat.CloudApi.Time;

/// <summary>Runs short actions at their simulated time, in order; one timer for all of them.</summary>
internal sealed partial class Scheduler : IDisposable
{
    private readonly Lock gate = new();
    private readonly PriorityQueue<Action, (long Due, long Sequence)> queue = new();
    private readonly SimClock clock;
    private readonly Activity activity;
    private readonly ILogger<Scheduler> logger;
    private readonly ITimer timer;
    private long sequence;
    private long armedFor = long.MaxValue;
    private bool firing;
    private bool disposed;

    public Scheduler(SimClock clock, Activity activity, ILogger<Scheduler> logger)
    {
        this.clock = clock;
        this.activity = activity;
        this.logger = logger;
        timer = clock.Source.CreateTimer(_ => Fire(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        clock.Moved += Fire;
    }

    public int Count
    {
        get
        {
            lock (gate)
            {
                return queue.Count;
            }
        }
    }

    /// <summary>Runs the action after the delay; at once, on the caller's thread, when there is none.</summary>
    public void In(TimeSpan delay, Action action)
    {
        if (delay <= TimeSpan.Zero)
        {
            action();
            return;
        }

        activity.Begin();
        lock (gate)
        {
            var due = (clock.UtcNow + delay).UtcTicks;
            queue.Enqueue(action, (due, sequence++));
            if (due < armedFor)
            {
                Arm();
            }
        }
    }

    public void Clear()
    {
        int dropped;
        lock (gate)
        {
            dropped = queue.Count;
            queue.Clear();
            armedFor = long.MaxValue;
        }

        for (var i = 0; i < dropped; i++)
        {
            activity.End();
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            disposed = true;
            clock.Moved -= Fire;
            timer.Dispose();
        }
    }

    private void Fire()
    {
        lock (gate)
        {
            if (firing || disposed)
            {
                return;
            }

            firing = true;
            armedFor = long.MaxValue;
        }

        while (TakeDue() is { } action)
        {
            Run(action);
        }
    }

    private Action? TakeDue()
    {
        lock (gate)
        {
            if (!disposed && queue.TryPeek(out _, out var next) && next.Due <= clock.UtcNow.UtcTicks)
            {
                return queue.Dequeue();
            }

            firing = false;
            Arm();
            return null;
        }
    }

    private void Run(Action action)
    {
        try
        {
            action();
        }
        catch (Exception exception)
        {
            // One broken event must not stop the clock of all others.
            ActionFailed(logger, exception);
        }
        finally
        {
            activity.End();
        }
    }

    private void Arm()
    {
        if (disposed || firing || !queue.TryPeek(out _, out var next))
        {
            return;
        }

        armedFor = next.Due;
        var wait = TimeSpan.FromTicks(next.Due - clock.UtcNow.UtcTicks);

        // Timers round down to the millisecond: rounding up avoids waking just before the time.
        wait = TimeSpan.FromMilliseconds(Math.Clamp(Math.Ceiling(wait.TotalMilliseconds), 0, TimeSpan.FromDays(20).TotalMilliseconds));
        timer.Change(wait, Timeout.InfiniteTimeSpan);
    }

    [LoggerMessage(9001, LogLevel.Error, "A scheduled event failed")]
    private static partial void ActionFailed(ILogger logger, Exception exception);
}
