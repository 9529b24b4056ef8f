using Taktchat.Contacts.Contracts;
using Taktchat.Channels.Contracts;
using Taktchat.Kernel;
using Taktchat.Kernel.Events;
using Taktchat.Kernel.Sql;

namespace Taktchat.Tickets.Contracts;

/// <summary>One service cycle with a customer (the guide's <i>Ticket</i>).</summary>
public readonly record struct TicketId(Guid Value) : ITypedId<TicketId>
{
    /// <summary>The entity behind it, for composite foreign keys of the modules above.</summary>
    public const string EntityName = "Taktchat.Tickets.Domain.Ticket";

    public static TicketId From(Guid value) => new(value);
}

/// <summary>Everything between one contact and one connection; tickets are cycles in it.</summary>
public readonly record struct ConversationId(Guid Value) : ITypedId<ConversationId>
{
    /// <summary>The entity behind it, for composite foreign keys of the modules above.</summary>
    public const string EntityName = "Taktchat.Tickets.Domain.Conversation";

    public static ConversationId From(Guid value) => new(value);
}

/// <summary>Where tickets wait for a person (the guide's <i>Fila</i>).</summary>
public readonly record struct QueueId(Guid Value) : ITypedId<QueueId>
{
    public static QueueId From(Guid value) => new(value);
}

/// <summary>The numbers are stored: partial indexes name them.</summary>
public enum TicketStatus
{
    Pending = 0,
    Open = 1,
    Closed = 2,
}

/// <summary>Where a ticket came from (the guide's <i>entrySource</i>); an attribute, never part of its identity.</summary>
public enum EntrySource
{
    WhatsApp = 1,
    Lead = 2,
    Reseller = 3,
    SiteChat = 4,
}

/// <summary>Wire words of <see cref="EntrySource"/>.</summary>
public static class EntrySources
{
    public static readonly IReadOnlyDictionary<string, EntrySource> ByWord = new Dictionary<string, EntrySource>
    {
        ["whatsapp"] = EntrySource.WhatsApp,
        ["lead"] = EntrySource.Lead,
        ["reseller"] = EntrySource.Reseller,
        ["site_chat"] = EntrySource.SiteChat,
    };

    public static string Word(this EntrySource source) => source switch
    {
        EntrySource.Lead => "lead",
        EntrySource.Reseller => "reseller",
        EntrySource.SiteChat => "site_chat",
        _ => "whatsapp",
    };
}

/// <summary>What happened to a ticket; the kinds of its timeline.</summary>
public enum TicketEventType
{
    Created = 1,
    Accepted = 2,
    Returned = 3,
    Closed = 4,
    Reopened = 5,
    Merged = 6,
}

/// <summary>A ticket's row is stale on every screen that shows it.</summary>
/// <param name="Version">Its <c>stateVersion</c> after the change.</param>
public sealed record TicketChanged(CompanyId CompanyId, TicketId TicketId, long Version) : DomainEvent(CompanyId);

/// <summary>A person has seen the customer's messages.</summary>
public sealed record TicketSeen(CompanyId CompanyId, TicketId TicketId) : DomainEvent(CompanyId);

/// <summary>A ticket is gone for good, with all that belonged to it.</summary>
public sealed record TicketDeleted(CompanyId CompanyId, TicketId TicketId) : DomainEvent(CompanyId);

/// <summary>What refers to tickets in the modules above, so that one can be deleted in one transaction.</summary>
public interface ITicketReferences
{
    /// <summary>Deletes all that belongs to this ticket.</summary>
    void Delete(Kernel.Data.WriteBatch batch, CompanyId company, TicketId ticket);
}

/// <summary>What a message does to the conversation it belongs to, and what it finds there.</summary>
public sealed class ConversationTouch
{
    public required CompanyId Company { get; init; }

    public required ContactId Contact { get; set; }

    public required ConnectionId Connection { get; init; }

    /// <summary>False for what must never open or reopen a ticket (reactions, system notes, echoes): it only attaches.</summary>
    public required bool MayOpenTicket { get; init; }

    /// <summary>Set by the ledger of the conversation when nothing new came: then no ticket is made for it either.</summary>
    public bool AlreadyKnown { get; set; }

    public ConversationId Conversation { get; set; }

    /// <summary>The active ticket, or null when there is none and none may be opened.</summary>
    public TicketId? Ticket { get; set; }
}

/// <summary>A message's mark on its ticket's row: counters and preview move by SET expressions, so they never conflict
/// with a person who accepts or closes the ticket at the same moment.</summary>
public sealed record TicketBump(
    CompanyId Company, TicketId Ticket, bool Inbound, bool CountsAsUnread, long SortAt, string Preview, int MessageType)
{
    /// <summary>The customer wrote something that opens the time in which anything may be sent.</summary>
    public bool OpensWindow { get; init; }
}

/// <summary>Tickets for the modules above, inside the open transaction of a batch. Raw SQL: this is the hot path.</summary>
public interface ITicketDesk
{
    /// <summary>Finds or creates conversations and looks up their active tickets; creates none.</summary>
    void FindConversations(SqlSession sql, long now, IReadOnlyList<ConversationTouch> touches);

    /// <summary>Gives every touch that may open a ticket, is not already known and has none, its ticket by the five
    /// rules. At most one active ticket per contact and connection: the database holds that.</summary>
    void OpenTickets(Kernel.Data.WriteBatch batch, IReadOnlyList<ConversationTouch> touches);

    /// <summary>A new ticket that is at once open and this person's: somebody writes to a customer first.</summary>
    /// <param name="queue">Where it belongs; null: routed as every new ticket.</param>
    TicketId OpenFor(Kernel.Data.WriteBatch batch, ConversationTouch touch, UserId person, QueueId? queue);

    /// <summary>Moves counters, preview and activity of tickets; one statement a ticket and batch.</summary>
    void Bump(Kernel.Data.WriteBatch batch, IReadOnlyList<TicketBump> bumps);

    /// <summary>The message that stands at this place was edited or taken back: where it is the ticket's last, the preview follows.</summary>
    void Reword(Kernel.Data.WriteBatch batch, CompanyId company, TicketId ticket, long sortAt, string preview, int type);
}
