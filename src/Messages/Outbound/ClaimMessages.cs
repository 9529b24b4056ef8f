using Taktchat.Channels.Contracts;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;

namespace Taktchat.Messages.Outbound;

/// <summary>A message a lane has claimed under its epoch: to be sent now, by exactly one attempt.</summary>
/// <param name="Number">Which attempt of the message this is, from 1.</param>
/// <param name="Try">Which of this series, from 1.</param>
/// <param name="File">Its file at the provider.</param>
/// <param name="Target">What it answers or reacts to, by the provider's id.</param>
/// <param name="AttachedTo">Of a reaction: the message it is for.</param>
internal sealed record Claimed(
    CompanyId Company, ConnectionId Connection, Guid Message, Guid Conversation, Guid Attempt, int Number, int Try, Recipient To,
    MessageType Type, string Text, string? Content, UploadedFile? File, string? Target, Guid? AttachedTo, long QueuedAt);

/// <summary>A file of ours at the provider.</summary>
internal sealed record UploadedFile(FileId Id, string ProviderId, string Name, string ContentType, long Size);

/// <summary>A file that has to be uploaded before its message can be claimed.</summary>
internal sealed record MissingUpload(CompanyId Company, FileId File);

/// <summary>A lane asks for the next messages it may send.</summary>
internal sealed class ClaimMessages(ConnectionId connection, string leaseKey, long epoch, int limit, PairLimits pairs) : WriteJob
{
    public ConnectionId Connection { get; } = connection;

    public string LeaseKey { get; } = leaseKey;

    public long Epoch { get; } = epoch;

    public int Limit { get; } = limit;

    public PairLimits Pairs { get; } = pairs;

    /// <summary>Of the channel; null where anything may be sent at any time.</summary>
    public TimeSpan? Window { get; init; }

    public List<Claimed> Messages { get; } = [];

    public List<MissingUpload> Uploads { get; } = [];

    /// <summary>When the next message that is not due yet will be; null when none waits for time.</summary>
    public long? NextDue { get; set; }

    /// <summary>Somebody else has taken the lane: nothing was claimed.</summary>
    public bool LostLease { get; set; }

    protected override void Reset()
    {
        base.Reset();
        Messages.Clear();
        Uploads.Clear();
        (NextDue, LostLease) = (null, false);
    }
}
