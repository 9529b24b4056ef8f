using Taktchat.Channels.Contracts;
using Taktchat.Contacts.Contracts;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Tickets.Contracts;

namespace Taktchat.Tickets.Domain;

/// <summary>One service cycle. <see cref="StateVersion"/> guards status, person and queue only; what messages move
/// (counters, preview, activity) is written by SET expressions and never conflicts with a person's click.</summary>
internal sealed class Ticket : CompanyEntity
{
    public const int PreviewMaxLength = 160;

    public TicketId Id { get; private init; }

    public ConversationId ConversationId { get; private init; }

    public ContactId ContactId { get; private init; }

    public ConnectionId ConnectionId { get; private init; }

    public QueueId? QueueId { get; private set; }

    public UserId? AssigneeId { get; private set; }

    public TicketStatus Status { get; private set; }

    public EntrySource EntrySource { get; private init; }

    /// <summary>What customer and agent call it by: year and a number that the company counts.</summary>
    public string Protocol { get; private init; } = "";

    public int UnreadCount { get; private init; }

    public string? LastMessage { get; private init; }

    public int? LastMessageType { get; private init; }

    /// <summary>0 inbound, 1 outbound.</summary>
    public int? LastMessageDirection { get; private init; }

    public long? LastMessageAt { get; private init; }

    /// <summary>When the customer last wrote, by the provider's clock: the 24-hour window counts from here.</summary>
    public long? LastInboundAt { get; private init; }

    /// <summary>Newest message or change: the order of the list.</summary>
    public long ActivityAt { get; private set; }

    public long CreatedAt { get; private init; }

    public long UpdatedAt { get; private set; }

    public long? ClosedAt { get; private set; }

    public long StateVersion { get; private set; }

    /// <summary>Somebody takes the ticket from the waiting ones.</summary>
    public Failure? Accept(UserId by, TimeProvider time)
    {
        if (Status != TicketStatus.Pending)
        {
            return TicketFailures.NotPending;
        }

        AssigneeId = by;
        return Become(TicketStatus.Open, time);
    }

    /// <summary>Gives the ticket back: it waits again, and is nobody's.</summary>
    public Failure? Return(TimeProvider time)
    {
        if (Status != TicketStatus.Open)
        {
            return TicketFailures.NotOpen;
        }

        AssigneeId = null;
        return Become(TicketStatus.Pending, time);
    }

    /// <summary>Ends the service cycle; the customer's next message begins another.</summary>
    public Failure? Close(TimeProvider time)
    {
        if (Status == TicketStatus.Closed)
        {
            return TicketFailures.AlreadyClosed;
        }

        ClosedAt = time.NowMs();
        return Become(TicketStatus.Closed, time);
    }

    /// <summary>Takes a finished cycle up again; it is the caller's. The database refuses it while another is active.</summary>
    public Failure? Reopen(UserId by, TimeProvider time)
    {
        if (Status != TicketStatus.Closed)
        {
            return TicketFailures.NotClosed;
        }

        (AssigneeId, ClosedAt) = (by, null);
        return Become(TicketStatus.Open, time);
    }

    private Failure? Become(TicketStatus status, TimeProvider time)
    {
        Status = status;
        StateVersion++;
        UpdatedAt = time.NowMs();
        ActivityAt = Math.Max(ActivityAt, UpdatedAt);
        Raise(new TicketChanged(CompanyId, Id, StateVersion));
        return null;
    }
}
