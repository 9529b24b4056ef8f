using Taktchat.Channels.Contracts;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Messages.Composing;
using Taktchat.Messages.Contracts;

namespace Taktchat.Messages.Outbound;

/// <summary>A message somebody wants to send: stored as <c>queued</c>, once for each client id.</summary>
internal sealed class QueueMessage(Draft draft, SendTarget target, string clientId, string language) : WriteJob
{
    public Draft Draft { get; } = draft;

    public SendTarget Target { get; } = target;

    public string ClientId { get; } = clientId;

    public string Language { get; } = language;

    /// <summary>Given: the message goes there, if it is still active. Else the active ticket, or a new one that is the
    /// author's.</summary>
    public Guid? Ticket { get; init; }

    /// <summary>True: in the conversation only, without a ticket.</summary>
    public bool WithoutTicket { get; init; }

    public CompanyId Company => Draft.Company;

    public ConnectionId Connection => Target.Connection;

    /// <summary>A reaction is shown at another message: it opens no ticket and moves none.</summary>
    public bool IsAttached => Draft.Type.IsAttached();

    /// <summary>What it answers, as the provider knows it.</summary>
    public byte[]? QuotedKey { get; set; }

    public Guid? AttachedTo { get; set; }

    public MessageView? Stored { get; set; }

    /// <summary>False when this client id was there before: <see cref="Stored"/> is what it made then.</summary>
    public bool IsNew { get; set; }

    public Failure? Refusal { get; set; }

    protected override void Reset()
    {
        base.Reset();
        (Stored, Refusal, IsNew, QuotedKey, AttachedTo) = (null, null, false, null, null);
    }
}
