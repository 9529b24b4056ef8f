namespace Taktchat.CloudApi.World;

/// <summary>The last N entries of something, oldest first.</summary>
internal sealed class RingLog<T>(int capacity)
{
    private readonly Lock gate = new();
    private readonly Queue<T> entries = new();

    public long Total { get; private set; }

    public void Add(T entry)
    {
        lock (gate)
        {
            Total++;
            entries.Enqueue(entry);
            if (entries.Count > capacity)
            {
                entries.Dequeue();
            }
        }
    }

    public T[] Snapshot()
    {
        lock (gate)
        {
            return [.. entries];
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            Total = 0;
            entries.Clear();
        }
    }
}
