using Taktchat.Channels.Contracts;
using Taktchat.Contacts.Contracts;
using Taktchat.Kernel;

namespace Taktchat.Tickets.Contracts;

/// <summary>Whose ticket it is, and over which connection it runs.</summary>
public sealed record TicketPlace(ContactId Contact, ConnectionId Connection, TicketStatus Status, ConversationId Conversation);

/// <summary>Tickets by id for the modules above.</summary>
public interface ITicketLookup
{
    /// <summary>Null when the company has no such ticket.</summary>
    Task<TicketPlace?> FindAsync(CompanyId company, TicketId ticket, CancellationToken cancellationToken);
}
