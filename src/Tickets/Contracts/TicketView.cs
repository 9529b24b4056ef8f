namespace Taktchat.Tickets.Contracts;

/// <summary>The customer of a ticket.</summary>
/// <param name="Phone">E.164 digits without plus; null while the provider hides it.</param>
public sealed record TicketContact(Guid Id, string Name, string? Phone);

/// <summary>The connection a ticket runs over.</summary>
/// <param name="Kind"><c>whatsapp_web</c>, <c>whatsapp_cloud</c> or <c>site_chat</c>.</param>
public sealed record TicketConnection(Guid Id, string Name, string Kind);

/// <summary>The queue a ticket waits in.</summary>
public sealed record TicketQueue(Guid Id, string Name, string Color);

/// <summary>The person who attends a ticket.</summary>
/// <param name="PhotoUrl">Signed, good for half an hour at least; null without a photo.</param>
public sealed record TicketAssignee(Guid Id, string Name, string? PhotoUrl);

/// <summary>The time after the customer's last message in which anything may be sent; after it only approved templates.</summary>
/// <param name="ClosesAt">Null: the customer has not written yet, so it is closed.</param>
public sealed record TicketWindow(DateTimeOffset? ClosesAt);

/// <summary>What the caller may do with the ticket now; buttons read this.</summary>
public sealed record TicketCan(bool Accept, bool Return, bool Close, bool Reopen, bool Reply, bool Delete);

/// <summary>A ticket on the wire.</summary>
/// <param name="Protocol">What people call it by: year and number.</param>
/// <param name="EntrySource">whatsapp, lead, reseller or site_chat.</param>
/// <param name="LastMessageAt">By the order of the conversation.</param>
/// <param name="Window">Null on a channel that has no such rule.</param>
/// <param name="StateVersion">Grows with each change of status, person or queue.</param>
public sealed record TicketView(
    Guid Id, TicketStatus Status, string Protocol, TicketContact Contact, Guid ConnectionId, TicketConnection Connection,
    Guid? QueueId, TicketQueue? Queue, Guid? AssigneeId, TicketAssignee? Assignee, string EntrySource, int UnreadCount,
    string? LastMessage, string? LastMessageType, string? LastMessageDirection, DateTimeOffset? LastMessageAt,
    DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, DateTimeOffset? ClosedAt, TicketWindow? Window,
    long StateVersion, TicketCan Can);

/// <summary>One entry of a ticket's timeline.</summary>
/// <param name="Actor">Null when no person did it.</param>
public sealed record TicketEventView(Guid Id, TicketEventType Type, TicketAssignee? Actor, DateTimeOffset At, string? Data);

/// <summary>Numbers on the tabs.</summary>
/// <param name="Mine">Open and the caller's.</param>
/// <param name="Unread">Active tickets with unread messages.</param>
public sealed record TicketCounts(int Mine, int Pending, int Open, int Unread);

/// <summary>How many were closed and are so still.</summary>
public sealed record ClosedTickets(int Count);
