using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Taktchat.Channels.Contracts;
using Taktchat.Channels.Inbound;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;

namespace Taktchat.Channels.Domain;

/// <summary>One update of a provider, stored before we answer. Written by raw SQL only (<see cref="InboundWriteHandler"/>).</summary>
internal sealed class InboundEventRow : ICompanyOwned
{
    public const int Open = 0;
    public const int Done = 1;
    public const int Parked = 2;
    public const int Discarded = 3;

    public CompanyId CompanyId { get; private init; }

    public Guid Id { get; private init; }

    public ConnectionId ConnectionId { get; private init; }

    public InboundKind Kind { get; private init; }

    /// <summary>Unique: four bytes of provider time in seconds, twelve of SHA-256 over connection, kind, provider id and status.</summary>
    public byte[] EventKey { get; private init; } = [];

    public byte[] Body { get; private init; } = [];

    public long ReceivedAt { get; private init; }

    public int State { get; private init; }

    public int Attempts { get; private init; }

    /// <summary>While open: when somebody else may take it up, because whoever did has had his time.</summary>
    public long NextAt { get; private init; }

    public string? Reason { get; private init; }

    public long? DoneAt { get; private init; }
}

internal sealed class InboundEventConfiguration : IEntityTypeConfiguration<InboundEventRow>
{
    public void Configure(EntityTypeBuilder<InboundEventRow> builder)
    {
        builder.InCompany("inbound_events");
        builder.Refers<InboundEventRow, Connection>(nameof(InboundEventRow.ConnectionId));
        builder.HasIndex(x => x.EventKey).IsUnique();
        builder.HasIndex(x => x.NextAt).HasFilter("state = 0").HasDatabaseName("ix_inbound_events_open");
        builder.HasIndex(x => new { x.CompanyId, x.Id }).HasFilter("state = 2").HasDatabaseName("ix_inbound_events_parked");
        builder.HasIndex(x => x.DoneAt).HasFilter("done_at is not null").HasDatabaseName("ix_inbound_events_done");
    }
}
