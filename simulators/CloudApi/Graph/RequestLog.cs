using Taktchat.CloudApi.World;

namespace Taktchat.CloudApi.Graph;

/// <summary>One request to the Graph API as it came and how it was answered.</summary>
internal sealed record RequestRecord(
    string Method,
    string Path,
    string Query,
    IReadOnlyDictionary<string, string> Headers,
    string Body,
    int? Status,
    string? Fault,
    DateTimeOffset At);

/// <summary>The last requests to the Graph API.</summary>
internal sealed class RequestLog(SimulatorOptions options)
{
    public RingLog<RequestRecord> Entries { get; } = new(options.LogCapacity);
}
