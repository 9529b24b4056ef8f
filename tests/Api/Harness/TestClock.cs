namespace Taktchat.Api.Harness;

/// <summary>A clock that goes on by itself and is put forward by the test: nobody waits for fifteen minutes or thirty days.</summary>
public sealed class TestClock : TimeProvider
{
    private long _ahead;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Interlocked.Read(ref _ahead));

    public override long GetTimestamp() =>
        base.GetTimestamp() + (Interlocked.Read(ref _ahead) * (TimestampFrequency / TimeSpan.TicksPerSecond));

    public void Advance(TimeSpan by) => Interlocked.Add(ref _ahead, by.Ticks);

    /// <summary>To the beginning of the next minute: what is counted by the minute has a whole one before it.</summary>
    public void AdvanceToFullMinute() =>
        Advance(TimeSpan.FromTicks(TimeSpan.TicksPerMinute - (GetUtcNow().Ticks % TimeSpan.TicksPerMinute)));
}

/// <summary>An installation for the tests of one class, whose clock they put forward.</summary>
public sealed class ClockedApp : IAsyncLifetime
{
    public ClockedApp() => App = new TaktchatApp { Clock = Clock };

    public TestClock Clock { get; } = new();

    public TaktchatApp App { get; }

    public ValueTask InitializeAsync() => App.InitializeAsync();

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
