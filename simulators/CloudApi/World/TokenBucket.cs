namespace Taktchat.CloudApi.World;

/// <summary>A rate limit that fills with time and lets a burst through.</summary>
internal sealed class TokenBucket
{
    private readonly Lock gate = new();
    private readonly double capacity;
    private readonly double perSecond;
    private double level;
    private DateTimeOffset? last;

    public TokenBucket(double capacity, double perSecond)
    {
        (this.capacity, this.perSecond) = (capacity, perSecond);
        level = capacity;
    }

    public bool TryTake(DateTimeOffset now)
    {
        lock (gate)
        {
            if (last is { } before && now > before)
            {
                level = Math.Min(capacity, level + ((now - before).TotalSeconds * perSecond));
            }

            last = now;
            if (level < 1)
            {
                return false;
            }

            level--;
            return true;
        }
    }
}
