namespace Taktchat.CloudApi.World;

/// <summary>One message the provider has truly got, whatever its sender was told.</summary>
internal sealed record LedgerEntry(
    long Number, string Wamid, string PhoneNumberId, string To, string Type, string? Text, string? BizOpaqueCallbackData, DateTimeOffset At);

/// <summary>Every accepted message; in test mode never shortened, so that a test can prove "exactly once".</summary>
internal sealed class Ledger(SimulatorOptions options)
{
    private const int DemoKept = 50_000;
    private readonly Lock gate = new();
    private readonly List<LedgerEntry> entries = [];
    private long total;

    public long Total => Interlocked.Read(ref total);

    public void Add(ChatMessage message, string to)
    {
        lock (gate)
        {
            total++;
            entries.Add(new LedgerEntry(
                total, message.Wamid, message.Chat.Number.Id, to, message.Type, message.Text, message.BizData, message.At));
            if (options.Mode == SimulatorMode.Demo && entries.Count > DemoKept)
            {
                entries.RemoveRange(0, DemoKept / 10);
            }
        }
    }

    /// <summary>Entries after the given running number, at most <paramref name="limit"/> of them.</summary>
    public LedgerEntry[] After(long number, int limit)
    {
        lock (gate)
        {
            var first = entries.FindIndex(x => x.Number > number);
            return first < 0 ? [] : [.. entries.Skip(first).Take(limit)];
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            total = 0;
            entries.Clear();
        }
    }
}
