using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Taktchat.Channels.Contracts;
using Taktchat.Channels.Domain;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;

namespace Taktchat.Channels.Templates;

/// <summary>A template of the provider, as it was when we last asked. Unique by connection, name and language.</summary>
internal sealed class MessageTemplate : CompanyEntity
{
    public Guid Id { get; private init; }

    public ConnectionId ConnectionId { get; private init; }

    public string ProviderId { get; private set; } = "";

    public string Name { get; private init; } = "";

    public string Language { get; private init; } = "";

    /// <summary>The provider's word in lower case: marketing, utility, authentication.</summary>
    public string Category { get; private set; } = "";

    /// <summary>The provider's word in lower case; only <c>approved</c> may be sent.</summary>
    public string Status { get; private set; } = "";

    /// <summary>green, yellow, red or unknown.</summary>
    public string Quality { get; private set; } = "";

    public string? RejectedReason { get; private set; }

    /// <summary>The provider's JSON of its parts.</summary>
    public string Components { get; private set; } = "[]";

    public long SyncedAt { get; private set; }

    public static MessageTemplate Of(CompanyId company, ConnectionId connection, ProviderTemplate template, TimeProvider time)
    {
        var made = new MessageTemplate
        {
            CompanyId = company,
            Id = Ids.New(time),
            ConnectionId = connection,
            Name = template.Name,
            Language = template.Language,
        };
        made.Take(template, time);
        return made;
    }

    public void Take(ProviderTemplate template, TimeProvider time)
    {
        (ProviderId, Category, Status, Quality) = (template.Id, template.Category, template.Status, template.Quality);
        (RejectedReason, Components, SyncedAt) = (template.RejectedReason, template.Components, time.NowMs());
    }
}

/// <summary>A template in the provider's answer.</summary>
internal sealed record ProviderTemplate(
    string Id, string Name, string Language, string Category, string Status, string Quality, string? RejectedReason, string Components);

internal sealed class MessageTemplateTable : IEntityTypeConfiguration<MessageTemplate>
{
    public void Configure(EntityTypeBuilder<MessageTemplate> builder)
    {
        builder.InCompany("message_templates");
        builder.Refers<MessageTemplate, Connection>(nameof(MessageTemplate.ConnectionId));
        builder.HasIndex(x => new { x.CompanyId, x.ConnectionId, x.Name, x.Language }).IsUnique();
        builder.HasIndex(x => new { x.ConnectionId, x.ProviderId });
    }
}
