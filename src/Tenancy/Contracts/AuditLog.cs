using Taktchat.Kernel;
using Taktchat.Kernel.Data;

namespace Taktchat.Tenancy.Contracts;

/// <summary>What is written into the audit, as a stable word.</summary>
public static class AuditActions
{
    public const string TicketDeleted = "ticket.deleted";
    public const string UserCreated = "user.created";
    public const string UserChanged = "user.changed";
    public const string UserDeactivated = "user.deactivated";
    public const string UserActivated = "user.activated";

    /// <summary>People end one of their own sessions; the label says which browser.</summary>
    public const string SessionEnded = "session.ended";
    public const string SessionsEnded = "session.others_ended";
    public const string CompanyChanged = "company.changed";
    public const string ConnectionCreated = "connection.created";
    public const string ConnectionChanged = "connection.changed";
    public const string ConnectionStopped = "connection.stopped";
    public const string ConnectionStarted = "connection.started";
    public const string ConnectionDeleted = "connection.deleted";

    public static readonly IReadOnlyList<string> All =
    [
        TicketDeleted, UserCreated, UserChanged, UserDeactivated, UserActivated, SessionEnded, SessionsEnded, CompanyChanged,
        ConnectionCreated, ConnectionChanged, ConnectionStopped, ConnectionStarted, ConnectionDeleted,
    ];
}

/// <summary>One value that changed.</summary>
/// <param name="Field">As the wire calls it, for example <c>role</c>.</param>
/// <param name="From">Null where there was none, and always for a secret.</param>
public sealed record AuditChange(string Field, string? From, string? To)
{
    /// <summary>That a secret changed, never what it was.</summary>
    public static AuditChange Secret(string field) => new(field, null, null);

    /// <summary>Those of the values that became others.</summary>
    public static IReadOnlyList<AuditChange> Of(params ReadOnlySpan<(string Field, string? From, string? To)> values)
    {
        var changes = new List<AuditChange>();
        foreach (var (field, from, to) in values)
        {
            if (from != to)
            {
                changes.Add(new(field, from, to));
            }
        }

        return changes;
    }
}

/// <summary>Somebody did something that cannot be seen in what is left.</summary>
/// <param name="Action">One of <see cref="AuditActions"/>.</param>
/// <param name="Target">The id of what it was done to.</param>
/// <param name="Label">What people called it; no text of customers.</param>
public sealed record AuditEntry(CompanyId Company, UserId By, string Action, Guid Target, string Label)
{
    /// <summary>What became of it, value by value.</summary>
    public IReadOnlyList<AuditChange> Changes { get; init; } = [];
}

/// <summary>The audit of a company: only ever written to.</summary>
public interface IAuditLog
{
    /// <summary>In the transaction of what it tells of.</summary>
    void Write(WriteBatch batch, AuditEntry entry);
}

/// <summary>The same for rules that write through the database context.</summary>
public static class AuditWriting
{
    /// <summary>Saved with what it tells of, by the same call.</summary>
    public static void Audit(this TaktchatDb db, AuditEntry entry, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(db);
        db.Add(AuditRow.Of(entry, time));
    }
}
