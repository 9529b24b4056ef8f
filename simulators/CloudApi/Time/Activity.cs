namespace Taktchat.CloudApi.Time;

/// <summary>Counts what is still to happen (timers, webhooks), so that a test can wait for silence instead of for time.</summary>
internal sealed class Activity
{
    private readonly Lock gate = new();
    private readonly List<TaskCompletionSource> waiters = [];
    private long pending;

    public long Pending => Interlocked.Read(ref pending);

    public void Begin() => Interlocked.Increment(ref pending);

    public void End()
    {
        if (Interlocked.Decrement(ref pending) != 0)
        {
            return;
        }

        TaskCompletionSource[] released;
        lock (gate)
        {
            released = [.. waiters];
            waiters.Clear();
        }

        foreach (var waiter in released)
        {
            waiter.TrySetResult();
        }
    }

    /// <summary>Waits until nothing is pending; false when the time is over first.</summary>
    public async Task<bool> WhenIdleAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(patience);
        try
        {
            while (Pending != 0)
            {
                await NextZeroAsync().WaitAsync(deadline.Token);
            }

            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Pending == 0;
        }
    }

    private Task NextZeroAsync()
    {
        var waiter = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            waiters.Add(waiter);
        }

        // The last End may have come between the caller's look and our registration.
        if (Pending == 0)
        {
            waiter.TrySetResult();
        }

        return waiter.Task;
    }
}
