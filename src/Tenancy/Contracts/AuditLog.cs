using Taktchat.Kernel;
using Taktchat.Kernel.Data;

namespace Taktchat.Tenancy.Contracts;

/// <summary>What is written into the audit, as a stable word.</summary>
public static class AuditActions
{
    public const string TicketDeleted = "ticket.deleted";
}

/// <summary>Somebody did something that cannot be seen in what is left.</summary>
/// <param name="Action">One of <see cref="AuditActions"/>.</param>
/// <param name="Target">The id of what it was done to.</param>
/// <param name="Label">What people called it; no text of customers.</param>
public sealed record AuditEntry(CompanyId Company, UserId By, string Action, Guid Target, string Label);

/// <summary>The audit of a company: only ever written to.</summary>
public interface IAuditLog
{
    /// <summary>In the transaction of what it tells of.</summary>
    void Write(WriteBatch batch, AuditEntry entry);
}
