using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Sql;
using Taktchat.Tenancy.Contracts;
using Taktchat.Tenancy.Domain;

namespace Taktchat.Tenancy.Audit;

/// <summary>One line of the audit.</summary>
internal sealed class AuditRow : ICompanyOwned
{
    public CompanyId CompanyId { get; private init; }

    public Guid Id { get; private init; }

    public UserId ActorId { get; private init; }

    public string Action { get; private init; } = "";

    public Guid TargetId { get; private init; }

    public string Label { get; private init; } = "";

    public long At { get; private init; }
}

internal sealed class AuditTable : IEntityTypeConfiguration<AuditRow>
{
    public void Configure(EntityTypeBuilder<AuditRow> builder)
    {
        builder.InCompany("audit_entries");
        builder.Refers<AuditRow, User>(nameof(AuditRow.ActorId));
    }
}

internal sealed class AuditLog(TimeProvider time) : IAuditLog
{
    private static readonly SqlStatement Insert = new("""
        insert into audit_entries (company_id, id, actor_id, action, target_id, label, at) values ($1, $2, $3, $4, $5, $6, $7)
        """);

    public void Write(WriteBatch batch, AuditEntry entry) =>
        batch.Sql.Execute(Insert, (entry, Id: Ids.New(time), batch.Now), static (p, x) => p
            .Add(x.entry.Company.Value).Add(x.Id).Add(x.entry.By.Value).Add(x.entry.Action).Add(x.entry.Target).Add(x.entry.Label).Add(x.Now));
}
