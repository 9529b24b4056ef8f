using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Taktchat.Channels.Contracts;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Messages.Contracts;
using Taktchat.Tickets.Contracts;

namespace Taktchat.Messages.Domain;

/// <summary>One message. Written by the hot writer only (raw SQL); this class gives the schema its shape.</summary>
internal sealed class Message : ICompanyOwned
{
    public const int TextMaxLength = 4096;
    public const int ClientIdMaxLength = 64;

    public CompanyId CompanyId { get; private init; }

    /// <summary>Version 7: later messages have greater ids, which breaks ties of the order.</summary>
    public MessageId Id { get; private init; }

    public ConversationId ConversationId { get; private init; }

    /// <summary>Null for what belongs to no service cycle.</summary>
    public TicketId? TicketId { get; private init; }

    public ConnectionId ConnectionId { get; private init; }

    public Direction Direction { get; private init; }

    public MessageType Type { get; private init; }

    public string? RawType { get; private init; }

    public string? Text { get; private init; }

    /// <summary>JSON of <see cref="MessageContent"/>: what it holds beyond its text.</summary>
    public string? Content { get; private init; }

    /// <summary>Its file: of an outbound message from the beginning, of an inbound one when it has been fetched.</summary>
    public FileId? FileId { get; private init; }

    /// <summary>Of what carries a file: <see cref="Contracts.MediaState"/>.</summary>
    public int? MediaState { get; private init; }

    /// <summary>Why the file could not be fetched.</summary>
    public int? MediaError { get; private init; }

    /// <summary>The message a reaction, an edit or a revocation speaks of. Such a row is shown there and in no list.</summary>
    public MessageId? AttachedTo { get; private init; }

    /// <summary>The newest emoji the customer has put on this message, and when; the time stays when it is taken back.</summary>
    public string? CustomerReaction { get; private init; }

    public long? CustomerReactedAt { get; private init; }

    public string? CompanyReaction { get; private init; }

    public long? CompanyReactedAt { get; private init; }

    public MessageStatus Status { get; private init; }

    /// <summary>Place in the conversation: inbound the provider's time, outbound max(now, last + 1); never recomputed.</summary>
    public long SortAt { get; private init; }

    public string? ProviderId { get; private init; }

    /// <summary>First 16 bytes of SHA-256 over connection and provider id. Unique: the same provider id never makes two
    /// rows. A hash, because provider ids are 50 to 130 characters and each message pays for its index entry.</summary>
    public byte[]? ProviderKey { get; private init; }

    /// <summary>The <see cref="ProviderKey"/> of the message this one answers or reacts to; it may come later or never.</summary>
    public byte[]? QuotedKey { get; private init; }

    /// <summary>Chosen by who sends; unique in the company, so that a repeated request sends once.</summary>
    public string? ClientId { get; private init; }

    public UserId? AuthorId { get; private init; }

    /// <summary>Outbound: the provider's value that this goes to, and 1 when that is a BSUID.</summary>
    public string? Recipient { get; private init; }

    public int RecipientIsUserId { get; private init; }

    public Guid? AttemptId { get; private init; }

    public int Attempts { get; private init; }

    /// <summary>Attempts made before this series: a person's "try again" begins a new one.</summary>
    public int AttemptsBefore { get; private init; }

    /// <summary>When this series of attempts began: a person's message is given up after 5 tries or 2 minutes.</summary>
    public long? QueuedAt { get; private init; }

    /// <summary>Not to be claimed before.</summary>
    public long? NextAt { get; private init; }

    public long? ClaimEpoch { get; private init; }

    public long? ClaimedAt { get; private init; }

    public int? ErrorCode { get; private init; }

    public string? ErrorDetail { get; private init; }

    public long? SentAt { get; private init; }

    public long? DeliveredAt { get; private init; }

    public long? ReadAt { get; private init; }

    public long? EditedAt { get; private init; }

    public long? DeletedAt { get; private init; }

    public long CreatedAt { get; private init; }
}

/// <summary>One try to send a message. Its id travels to the provider and comes back in receipts.</summary>
internal sealed class MessageAttempt : ICompanyOwned
{
    public CompanyId CompanyId { get; private init; }

    public Guid Id { get; private init; }

    public MessageId MessageId { get; private init; }

    public int Number { get; private init; }

    public MessageStatus Status { get; private init; }

    public string? ProviderId { get; private init; }

    public long Epoch { get; private init; }

    public int? ErrorCode { get; private init; }

    public string? ErrorDetail { get; private init; }

    public long StartedAt { get; private init; }

    public long? EndedAt { get; private init; }
}

/// <summary>A file that is still at the provider: fetched apart from its message, again and again, and deleted when it is ours.
/// Its id is the message's.</summary>
internal sealed class MediaFetch : ICompanyOwned
{
    public CompanyId CompanyId { get; private init; }

    public MessageId Id { get; private init; }

    public ConnectionId ConnectionId { get; private init; }

    /// <summary>Due when not after now; null when it was given up, until a person asks again.</summary>
    public long? NextAt { get; private init; }

    public int Attempts { get; private init; }

    public string? LastError { get; private init; }
}

/// <summary>A file of ours that is at the provider, to be sent by its id there: uploaded once for a connection.</summary>
internal sealed class FileUploaded : ICompanyOwned
{
    public CompanyId CompanyId { get; private init; }

    public Guid Id { get; private init; }

    public ConnectionId ConnectionId { get; private init; }

    public FileId FileId { get; private init; }

    public string ProviderId { get; private init; } = "";

    public long ValidUntil { get; private init; }
}

internal sealed class MessageTables : IEntityTypeConfiguration<Message>, IEntityTypeConfiguration<MessageAttempt>,
    IEntityTypeConfiguration<MediaFetch>, IEntityTypeConfiguration<FileUploaded>
{
    public void Configure(EntityTypeBuilder<Message> builder)
    {
        builder.InCompany("messages");
        builder.Refers(ConversationId.EntityName, nameof(Message.ConversationId));
        builder.Refers(TicketId.EntityName, nameof(Message.TicketId));
        builder.Refers(ConnectionId.EntityName, nameof(Message.ConnectionId));
        builder.Refers(Mapping.UserEntityName, nameof(Message.AuthorId));
        builder.Refers(FileId.EntityName, nameof(Message.FileId));
        builder.Refers<Message, Message>(nameof(Message.AttachedTo));
        builder.HasIndex(x => x.ProviderKey).IsUnique();
        builder.HasIndex(x => new { x.CompanyId, x.ClientId }).IsUnique().HasFilter("client_id is not null");
        builder.HasIndex(x => new { x.TicketId, x.SortAt, x.Id }).HasFilter("attached_to is null")
            .HasDatabaseName("ix_messages_ticket");
        builder.HasIndex(x => new { x.CompanyId, x.AttachedTo }).HasFilter("attached_to is not null")
            .HasDatabaseName("ix_messages_attached");
        builder.HasIndex(x => new { x.CompanyId, x.FileId }).HasFilter("file_id is not null")
            .HasDatabaseName("ix_messages_file");
        builder.HasIndex(x => new { x.CompanyId, x.ConversationId, x.SortAt, x.Id }).HasFilter("file_id is not null")
            .HasDatabaseName("ix_messages_media");
        builder.HasIndex(x => new { x.ConversationId, x.SortAt, x.Id }).HasFilter("ticket_id is null")
            .HasDatabaseName("ix_messages_loose");
        builder.HasIndex(x => new { x.ConnectionId, x.QueuedAt, x.Id }).HasFilter("status = 1")
            .HasDatabaseName("ix_messages_queued");
        builder.HasIndex(x => new { x.ConnectionId, x.ClaimedAt }).HasFilter("status = 2")
            .HasDatabaseName("ix_messages_sending");
    }

    public void Configure(EntityTypeBuilder<MediaFetch> builder)
    {
        builder.InCompany("media_fetches");
        builder.Refers<MediaFetch, Message>(nameof(MediaFetch.Id));
        builder.Refers(ConnectionId.EntityName, nameof(MediaFetch.ConnectionId));
        builder.HasIndex(x => x.NextAt).HasFilter("next_at is not null").HasDatabaseName("ix_media_fetches_due");
    }

    public void Configure(EntityTypeBuilder<FileUploaded> builder)
    {
        builder.InCompany("file_uploads");
        builder.Refers(ConnectionId.EntityName, nameof(FileUploaded.ConnectionId));
        builder.Refers(FileId.EntityName, nameof(FileUploaded.FileId));
        builder.HasIndex(x => new { x.CompanyId, x.ConnectionId, x.FileId }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<MessageAttempt> builder)
    {
        builder.InCompany("message_attempts");
        builder.Refers<MessageAttempt, Message>(nameof(MessageAttempt.MessageId));
    }
}
