using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Taktchat.Kernel.Sql;

namespace Taktchat.Kernel.Data;

/// <summary>SQLite has one writer at a time: whoever writes, EF Core or the hot writer, takes this gate before
/// <c>BEGIN IMMEDIATE</c>. Without it EF's busy-waiting stalls a batch for a second. On PostgreSQL it is always open.</summary>
public sealed partial class WriteGate(Database database, TimeProvider time, ILogger<WriteGate> logger) : IDisposable
{
    /// <summary>A hold longer than this delays every webhook behind it, so it is logged with its caller.</summary>
    private static readonly TimeSpan LongHold = TimeSpan.FromMilliseconds(50);

    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly AsyncLocal<bool> _held = new();

    /// <summary>Whether the calling flow holds the gate: waiting for the hot writer then would wait for itself.</summary>
    public bool IsHeldByCaller => database.Engine == SqlEngine.Sqlite && _held.Value;

    /// <summary>Waits for the gate. Must be disposed after the transaction has ended.</summary>
    public async ValueTask<Hold> EnterAsync(
        CancellationToken cancellationToken, [CallerMemberName] string caller = "", [CallerFilePath] string file = "")
    {
        if (database.Engine == SqlEngine.PostgreSql)
        {
            return default;
        }

        if (_held.Value)
        {
            throw new InvalidOperationException("The write gate is not re-entrant.");
        }

        await _gate.WaitAsync(cancellationToken);
        return new Hold(this, time.GetTimestamp(), caller, file);
    }

    /// <summary>For the writer's own thread, which is not part of any asynchronous flow.</summary>
    public Hold Enter()
    {
        if (database.Engine == SqlEngine.PostgreSql)
        {
            return default;
        }

        _gate.Wait();
        return new Hold(this, time.GetTimestamp(), "hot writer", "");
    }

    /// <summary>Marks the calling flow as the holder, so that re-entry throws instead of hanging.
    /// An async callee's AsyncLocal does not reach its caller, hence a call of its own.</summary>
    public void MarkHeld(bool held) => _held.Value = held;

    public void Dispose() => _gate.Dispose();

    private void Leave(long since, string caller, string file)
    {
        _gate.Release();
        var held = time.GetElapsedTime(since);
        if (held > LongHold)
        {
            LogLongHold(held.TotalMilliseconds, caller, System.IO.Path.GetFileName(file));
        }
    }

    [LoggerMessage(1001, LogLevel.Warning, "The write gate was held for {Milliseconds:F0} ms by {Caller} ({File})")]
    private partial void LogLongHold(double milliseconds, string caller, string file);

    /// <summary>The gate, held.</summary>
    public readonly struct Hold(WriteGate? gate, long since, string caller, string file) : IDisposable
    {
        public void Dispose() => gate?.Leave(since, caller, file);
    }
}
