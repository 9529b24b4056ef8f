using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Taktchat.Channels.Contracts;
using Taktchat.Contacts.Contracts;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Tickets.Contracts;

namespace Taktchat.Tickets.Domain;

/// <summary>Everything between one contact and one connection.</summary>
internal sealed class Conversation : ICompanyOwned
{
    public CompanyId CompanyId { get; private init; }

    public ConversationId Id { get; private init; }

    public ContactId ContactId { get; private init; }

    public ConnectionId ConnectionId { get; private init; }

    /// <summary>When the customer last wrote in a ticket that has been deleted since: the 24-hour window outlives it.</summary>
    public long? LastInboundAt { get; private init; }

    public long CreatedAt { get; private init; }
}

/// <summary>An entry of a ticket's timeline, written in the transaction of what it tells.</summary>
internal sealed class TicketEvent : ICompanyOwned
{
    public CompanyId CompanyId { get; private init; }

    public Guid Id { get; private init; }

    public TicketId TicketId { get; private init; }

    public TicketEventType Type { get; private init; }

    /// <summary>Null when no person did it.</summary>
    public UserId? ActorId { get; private init; }

    public long At { get; private init; }

    public string? Data { get; private init; }

    public static TicketEvent Of(Ticket ticket, TicketEventType type, UserId? actor, TimeProvider time) => new()
    {
        CompanyId = ticket.CompanyId,
        Id = Ids.New(time),
        TicketId = ticket.Id,
        Type = type,
        ActorId = actor,
        At = time.NowMs(),
    };
}

/// <summary>The last protocol number a company gave out.</summary>
internal sealed class ProtocolCounter : ICompanyOwned
{
    public CompanyId CompanyId { get; private init; }

    public long Value { get; private init; }
}

internal sealed class TicketTables :
    IEntityTypeConfiguration<Conversation>, IEntityTypeConfiguration<Ticket>, IEntityTypeConfiguration<TicketEvent>,
    IEntityTypeConfiguration<ProtocolCounter>
{
    public void Configure(EntityTypeBuilder<Conversation> builder)
    {
        builder.InCompany("conversations");
        builder.Refers(ContactId.EntityName, nameof(Conversation.ContactId));
        builder.Refers(ConnectionId.EntityName, nameof(Conversation.ConnectionId));
        builder.HasIndex(x => new { x.CompanyId, x.ContactId, x.ConnectionId }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Ticket> builder)
    {
        builder.InCompany("tickets");
        builder.Refers<Ticket, Conversation>(nameof(Ticket.ConversationId));
        builder.Refers<Ticket, Queue>(nameof(Ticket.QueueId));
        builder.Refers(ContactId.EntityName, nameof(Ticket.ContactId));
        builder.Refers(ConnectionId.EntityName, nameof(Ticket.ConnectionId));
        builder.Refers(Mapping.UserEntityName, nameof(Ticket.AssigneeId));
        builder.Property(x => x.StateVersion).IsConcurrencyToken();

        // The promise "never two active tickets" itself.
        builder.HasIndex(x => new { x.CompanyId, x.ContactId, x.ConnectionId }).IsUnique()
            .HasFilter("status < 2").HasDatabaseName("ux_tickets_active");

        // A ticket stands in one of these and moves in it with every message, so there is one a status and it carries all
        // that the list filters by; closed ones stand still and may have an index for each question.
        ActiveIndex(builder, "status = 0", "ix_tickets_pending");
        ActiveIndex(builder, "status = 1", "ix_tickets_open");
        builder.HasIndex(x => new { x.CompanyId, x.ActivityAt, x.Id }, "ix_tickets_closed_unread")
            .HasFilter("status = 2 and unread_count > 0").HasDatabaseName("ix_tickets_closed_unread");
        builder.HasIndex(x => new { x.CompanyId, x.ActivityAt, x.Id }, "ix_tickets_closed")
            .HasFilter("status = 2").HasDatabaseName("ix_tickets_closed");
        builder.HasIndex(x => new { x.CompanyId, x.AssigneeId, x.ActivityAt, x.Id }).HasFilter("status = 2")
            .HasDatabaseName("ix_tickets_closed_assignee");
        builder.HasIndex(x => new { x.CompanyId, x.QueueId, x.ActivityAt, x.Id }).HasFilter("status = 2")
            .HasDatabaseName("ix_tickets_closed_queue");
        builder.HasIndex(x => new { x.CompanyId, x.ConnectionId, x.ActivityAt, x.Id }).HasFilter("status = 2")
            .HasDatabaseName("ix_tickets_closed_connection");
        builder.HasIndex(x => new { x.CompanyId, x.EntrySource, x.ActivityAt, x.Id }).HasFilter("status = 2")
            .HasDatabaseName("ix_tickets_closed_source");
        builder.HasIndex(x => new { x.CompanyId, x.ClosedAt }).HasFilter("status = 2").HasDatabaseName("ix_tickets_closed_at");
        builder.HasIndex(x => new { x.CompanyId, x.ConversationId, x.CreatedAt }).HasDatabaseName("ix_tickets_conversation");
        builder.HasIndex(x => new { x.CompanyId, x.Protocol }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<TicketEvent> builder)
    {
        builder.InCompany("ticket_events");
        builder.Refers<TicketEvent, Ticket>(nameof(TicketEvent.TicketId));
        builder.Refers(Mapping.UserEntityName, nameof(TicketEvent.ActorId));
        builder.HasIndex(x => new { x.CompanyId, x.TicketId, x.Id });
    }

    public void Configure(EntityTypeBuilder<ProtocolCounter> builder) =>
        builder.ToTable("protocol_counters").HasKey(x => x.CompanyId);

    private static void ActiveIndex(EntityTypeBuilder<Ticket> builder, string status, string name) =>
        builder.HasIndex(x => new { x.CompanyId, x.ActivityAt, x.Id, x.AssigneeId, x.QueueId, x.ConnectionId, x.EntrySource, x.UnreadCount }, name)
            .HasFilter(status).HasDatabaseName(name);
}
