using System.Security.Cryptography;
using System.Text;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;

namespace Taktchat.Channels.Contracts;

/// <summary>What an update of a provider is about.</summary>
public enum InboundKind
{
    /// <summary>A customer wrote.</summary>
    Message = 1,

    /// <summary>A receipt of something we sent.</summary>
    Status = 2,

    /// <summary>The company itself wrote, on the phone.</summary>
    Echo = 3,

    /// <summary>Anything else the provider tells: templates, quality, account. Stored; read by later steps.</summary>
    Notice = 4,

    /// <summary>A signed body that could not be split into updates; parked as it is.</summary>
    Raw = 5,
}

/// <summary>One stored update of a provider, ready to be processed.</summary>
/// <param name="Body">One JSON object, UTF-8: <c>field</c>, <c>metadata</c>, <c>contact</c> and the one <c>item</c>.</param>
public sealed record InboundEvent(
    Guid Id, CompanyId CompanyId, ConnectionId ConnectionId, InboundKind Kind, ReadOnlyMemory<byte> Body, long ReceivedAt, int Attempts);

/// <summary>How a provider names a customer.</summary>
/// <param name="IsPhone">Digits of a phone number; else the provider's own user id.</param>
public sealed record ProviderAddress(string Value, bool IsPhone);

/// <summary>What an event says, in words that are the same on every channel.</summary>
public abstract record Incoming(InboundEvent Event);

/// <summary>A message, from a customer or (an echo) typed by the company on its phone.</summary>
/// <param name="Customer">The other side, strongest address first; never empty.</param>
/// <param name="ProviderTime">Unix milliseconds by the provider's clock, never later than when we received it.</param>
/// <param name="MayOpenTicket">False for what only attaches to what it speaks of: reactions, edits, system notes, echoes.</param>
/// <param name="RawType">The provider's word for the type, where ours is a placeholder.</param>
/// <param name="Content">What it holds beyond its text; null for nothing.</param>
/// <param name="OpensWindow">True for what opens the time in which anything may be sent (whatsapp-cloud-api reference 6.1).</param>
/// <param name="QuotedProviderId">The message it answers or reacts to.</param>
public sealed record IncomingMessage(
    InboundEvent Event, IReadOnlyList<ProviderAddress> Customer, string? ProfileName, string ProviderId, long ProviderTime,
    bool IsEcho, bool MayOpenTicket, bool OpensWindow, MessageType Type, string? Text, string? RawType, MessageContent? Content,
    string? QuotedProviderId)
    : Incoming(Event)
{
    /// <summary>Set when the message says that the customer moved here from other addresses.</summary>
    public IReadOnlyList<ProviderAddress> MovedFrom { get; init; } = [];
}

/// <summary>How far a message of ours has come.</summary>
public enum ReceiptKind
{
    Sent = 1,
    Delivered = 2,
    Read = 3,
    Played = 4,
    Failed = 5,
}

/// <summary>A receipt of something we sent.</summary>
/// <param name="AttemptId">The attempt it is for, when the provider returned what we gave it along.</param>
/// <param name="At">Unix milliseconds by the provider's clock.</param>
public sealed record IncomingReceipt(
    InboundEvent Event, string ProviderId, Guid? AttemptId, ReceiptKind Kind, long At, int? ErrorCode, string? ErrorDetail)
    : Incoming(Event);

/// <summary>What processing made of an event.</summary>
public enum InboundResult
{
    /// <summary>Its effect is committed, and the event was marked done with it.</summary>
    Done,

    /// <summary>There was nothing to do: to be marked done.</summary>
    Ignored,

    /// <summary>Not now: look again later (a receipt whose message is not known yet).</summary>
    Later,
}

/// <summary>Told once how an event ended; with an error the event stays open, is tried again and in the end parked. May be
/// called on the writer's thread: must be quick.</summary>
public delegate void InboundSettled(InboundResult result, Exception? error);

/// <summary>Processes what came in. Implemented above the channels, so that a channel need not know what a ticket is.</summary>
public interface IInboundProcessor
{
    /// <summary>Does it, marks the event done in the same transaction, and then calls <paramref name="settled"/>; or throws
    /// without calling it.</summary>
    ValueTask ProcessAsync(Incoming incoming, InboundSettled settled, CancellationToken cancellationToken);
}

/// <summary>The ledger of events inside the open transaction of their effect.</summary>
public interface IInboundLedger
{
    void MarkDone(WriteBatch batch, IReadOnlyList<InboundEvent> events);
}

/// <summary>Provider ids as keys: unique for one connection, and short, because every message pays for its index entry.</summary>
public static class ProviderKeys
{
    /// <summary>First 16 bytes of SHA-256 over connection and provider id.</summary>
    public static byte[] Of(ConnectionId connection, string providerId)
    {
        var size = 16 + Encoding.UTF8.GetMaxByteCount(providerId.Length);
        var bytes = size <= 512 ? stackalloc byte[size] : new byte[size];
        connection.Value.TryWriteBytes(bytes, bigEndian: true, out _);
        var length = 16 + Encoding.UTF8.GetBytes(providerId, bytes[16..]);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes[..length], hash);
        return hash[..16].ToArray();
    }
}
