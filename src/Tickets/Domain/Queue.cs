using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Tickets.Contracts;

namespace Taktchat.Tickets.Domain;

/// <summary>Where tickets of one subject wait.</summary>
internal sealed class Queue : CompanyEntity
{
    public const string DefaultName = "Padrão";
    public const string DefaultColor = "#0f766e";

    public QueueId Id { get; private init; }

    public string Name { get; private init; } = "";

    /// <summary><c>#rrggbb</c>.</summary>
    public string Color { get; private init; } = "";

    public int Position { get; private init; }

    /// <summary>1 for the queue the company was born with.</summary>
    public int IsDefault { get; private init; }

    public long CreatedAt { get; private init; }

    public static Queue Default(CompanyId company, TimeProvider time) => new()
    {
        CompanyId = company,
        Id = new(Ids.New(time)),
        Name = DefaultName,
        Color = DefaultColor,
        IsDefault = 1,
        CreatedAt = time.NowMs(),
    };
}

internal sealed class QueueConfiguration : IEntityTypeConfiguration<Queue>
{
    public void Configure(EntityTypeBuilder<Queue> builder)
    {
        builder.InCompany("queues");
        builder.OwnedByCompany();
        builder.HasIndex(x => new { x.CompanyId, x.Name }).IsUnique();
    }
}
