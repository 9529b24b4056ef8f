using Orleans.Concurrency;
using Taktchat.Channels.Contracts;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;

namespace Taktchat.Messages.Inbound;

/// <summary>Everything that comes into one conversation passes here, so that two nodes cannot store two of its messages in
/// the wrong order. Holds no state: what is true is in the database.</summary>
internal interface IConversationGrain : IGrainWithStringKey
{
    /// <summary>Stores the message, on its ticket, with its event marked done; returns after the commit.</summary>
    // Interleaves: the jobs enter the writer's queue in the order of the calls, and none waits for another's commit.
    [AlwaysInterleave]
    Task IngestAsync(Ingest message);
}

internal sealed class ConversationGrain(HotWriter writer) : Grain, IConversationGrain
{
    public Task IngestAsync(Ingest message) => writer.RunAsync(new IngestMessage(message));
}

/// <summary>A message that is to be stored, with its contact already found.</summary>
[GenerateSerializer]
[Immutable]
internal sealed record Ingest
{
    [Id(0)]
    public required Guid EventId { get; init; }

    [Id(1)]
    public required Guid Company { get; init; }

    [Id(2)]
    public required Guid Connection { get; init; }

    [Id(3)]
    public required Guid Contact { get; init; }

    [Id(4)]
    public required string ProviderId { get; init; }

    [Id(5)]
    public required long ProviderTime { get; init; }

    [Id(6)]
    public required long ReceivedAt { get; init; }

    [Id(7)]
    public required bool IsEcho { get; init; }

    [Id(8)]
    public required bool MayOpenTicket { get; init; }

    [Id(9)]
    public required MessageType Type { get; init; }

    [Id(10)]
    public string? Text { get; init; }

    [Id(11)]
    public string? RawType { get; init; }

    [Id(12)]
    public string? Content { get; init; }

    [Id(13)]
    public string? QuotedProviderId { get; init; }

    /// <summary>What the ledger of events needs to mark this one done.</summary>
    public InboundEvent Event() => new(EventId, new CompanyId(Company), new ConnectionId(Connection), InboundKind.Message, default, ReceivedAt, 0);
}
