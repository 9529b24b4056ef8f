namespace Taktchat.Messages.Outbound;

/// <summary>How fast a lane may send: tokens come back at a rate, up to a burst. The rate gives way when the provider
/// says "too fast" and creeps back.</summary>
internal sealed class TokenBucket
{
    private const double SlowestRate = 1;

    /// <summary>Share of the full rate regained each second after a slow-down.</summary>
    private const double Recovery = 0.05;

    private readonly double _fullRate;
    private readonly double _burst;
    private readonly TimeProvider _time;
    private double _tokens;
    private double _rate;
    private long _at;

    public TokenBucket(double fullRate, double burst, TimeProvider time)
    {
        (_fullRate, _burst, _time) = (fullRate, burst, time);
        (_rate, _tokens, _at) = (fullRate, burst, time.GetTimestamp());
    }

    public double Rate => _rate;

    /// <summary>Whole tokens that may be used now.</summary>
    public int Available()
    {
        Refill();
        return (int)_tokens;
    }

    public void Take(int count) => _tokens -= count;

    /// <summary>Half the speed, and nothing of the burst left.</summary>
    public void SlowDown()
    {
        _rate = Math.Max(SlowestRate, _rate / 2);
        _tokens = 0;
    }

    /// <summary>How long until the next token.</summary>
    public TimeSpan UntilNext()
    {
        Refill();
        return _tokens >= 1 ? TimeSpan.Zero : TimeSpan.FromSeconds((1 - _tokens) / _rate);
    }

    private void Refill()
    {
        var elapsed = _time.GetElapsedTime(_at).TotalSeconds;
        _at = _time.GetTimestamp();
        _tokens = Math.Min(_burst, _tokens + elapsed * _rate);
        _rate = Math.Min(_fullRate, _rate + elapsed * _fullRate * Recovery);
    }
}

/// <summary>WhatsApp lets one business send one customer a message every 6 seconds on average and at most 45 at once
/// (whatsapp-cloud-api reference 6.2); beyond it sends are refused with 131056.</summary>
internal sealed class PairLimits(TimeProvider time)
{
    private const double Burst = 40;
    private const double Rate = 1.0 / 6;
    private const int Capacity = 20_000;

    private readonly Dictionary<Guid, TokenBucket> _pairs = [];

    /// <summary>Takes a message's place, or answers when to look again.</summary>
    public bool TryTake(Guid conversation, out TimeSpan wait)
    {
        if (!_pairs.TryGetValue(conversation, out var bucket))
        {
            if (_pairs.Count >= Capacity)
            {
                _pairs.Clear();
            }

            _pairs[conversation] = bucket = new TokenBucket(Rate, Burst, time);
        }

        wait = bucket.UntilNext();
        if (wait > TimeSpan.Zero)
        {
            return false;
        }

        bucket.Take(1);
        return true;
    }
}
