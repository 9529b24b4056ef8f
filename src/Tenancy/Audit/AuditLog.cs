using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Sql;
using Taktchat.Tenancy.Contracts;
using Taktchat.Tenancy.Domain;

namespace Taktchat.Tenancy.Audit;

internal sealed class AuditTable : IEntityTypeConfiguration<AuditRow>
{
    public void Configure(EntityTypeBuilder<AuditRow> builder)
    {
        builder.InCompany("audit_entries");
        builder.Refers<AuditRow, User>(nameof(AuditRow.ActorId));
        builder.HasIndex(x => new { x.CompanyId, x.ActorId, x.Id }).HasDatabaseName("ix_audit_entries_actor");
        builder.HasIndex(x => new { x.CompanyId, x.Action, x.Id }).HasDatabaseName("ix_audit_entries_action");
    }
}

internal sealed class AuditLog(TimeProvider time) : IAuditLog
{
    private static readonly SqlStatement Insert = new("""
        insert into audit_entries (company_id, id, actor_id, action, target_id, label, at, changes)
        values ($1, $2, $3, $4, $5, $6, $7, $8)
        """);

    public void Write(WriteBatch batch, AuditEntry entry) =>
        batch.Sql.Execute(Insert, (entry, Id: Ids.New(time), batch.Now), static (p, x) => p
            .Add(x.entry.Company.Value).Add(x.Id).Add(x.entry.By.Value).Add(x.entry.Action).Add(x.entry.Target).Add(x.entry.Label).Add(x.Now)
            .Add(AuditRow.Write(x.entry.Changes)));
}
