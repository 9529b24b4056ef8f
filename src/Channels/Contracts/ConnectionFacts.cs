using Taktchat.Kernel;
using Taktchat.Kernel.Events;

namespace Taktchat.Channels.Contracts;

/// <summary>A number or account through which a company talks to its customers (the guide's <i>Conexão</i>).</summary>
public readonly record struct ConnectionId(Guid Value) : ITypedId<ConnectionId>
{
    /// <summary>The entity behind it, for composite foreign keys of the modules above.</summary>
    public const string EntityName = "Taktchat.Channels.Domain.Connection";

    public static ConnectionId From(Guid value) => new(value);
}

/// <summary>What a connection is; on the wire in snake_case.</summary>
public enum ConnectionKind
{
    WhatsAppWeb = 1,
    WhatsAppCloud = 2,
    SiteChat = 3,
}

/// <summary>Wire words of <see cref="ConnectionKind"/>, written out because "WhatsApp" is one word.</summary>
public static class ConnectionKinds
{
    public static readonly IReadOnlyDictionary<string, ConnectionKind> ByWord = new Dictionary<string, ConnectionKind>
    {
        ["whatsapp_web"] = ConnectionKind.WhatsAppWeb,
        ["whatsapp_cloud"] = ConnectionKind.WhatsAppCloud,
        ["site_chat"] = ConnectionKind.SiteChat,
    };

    public static string Word(this ConnectionKind kind) => kind switch
    {
        ConnectionKind.WhatsAppWeb => "whatsapp_web",
        ConnectionKind.WhatsAppCloud => "whatsapp_cloud",
        _ => "site_chat",
    };
}

/// <summary>Whether messages flow. <c>AwaitingAction</c>: a person has something to do first (scan, set up the webhook).</summary>
public enum ConnectionStatus
{
    Connected = 1,
    Connecting = 2,
    AwaitingAction = 3,
    Disconnected = 4,
    Blocked = 5,
}

/// <summary>A connection's settings, status or health changed; screens fetch it again and its lane looks whether it may send.</summary>
public sealed record ConnectionChanged(CompanyId CompanyId, ConnectionId ConnectionId) : DomainEvent(CompanyId);

/// <summary>A connection was deleted: what still waits to be sent through it never will be.</summary>
public sealed record ConnectionRemoved(CompanyId CompanyId, ConnectionId ConnectionId) : DomainEvent(CompanyId);

/// <summary>What others need to know of a connection to use it.</summary>
/// <param name="SendBlock">Null when it may send; else the code of the reason why messages wait (see <see cref="ProviderErrors"/>).</param>
/// <param name="MessagesPerSecond">What the provider lets through for this number.</param>
public sealed record ConnectionInfo(
    CompanyId CompanyId, ConnectionId Id, string Name, ConnectionKind Kind, ConnectionStatus Status, bool IsStopped,
    string? SendBlock, int MessagesPerSecond);

/// <summary>Connections by id, cached on this node and dropped from the cache when they change.</summary>
public interface IConnectionDirectory
{
    /// <summary>Null when the company has no such connection, or it was deleted.</summary>
    ValueTask<ConnectionInfo?> FindAsync(CompanyId company, ConnectionId connection, CancellationToken cancellationToken);

    /// <summary>The same, by an id that is known to be ours; for background work.</summary>
    ValueTask<ConnectionInfo?> FindAsync(ConnectionId connection, CancellationToken cancellationToken);
}

/// <summary>Takes what a provider said about a connection while something was sent through it.</summary>
public interface IConnectionHealth
{
    /// <summary>The token was refused (AUTH) or the number was stopped (NUM-STOP): the connection turns red with this reason.</summary>
    Task ReportRefusedAsync(ConnectionId connection, int providerCode, string? detail, CancellationToken cancellationToken);
}
