namespace Taktchat.Tenancy.Contracts;

/// <summary>One line of the audit.</summary>
/// <param name="Action">For example <c>ticket.deleted</c>.</param>
/// <param name="Label">What people called it, for example a ticket's protocol.</param>
public sealed record AuditView(Guid Id, Guid ActorId, string ActorName, string Action, Guid TargetId, string Label, DateTimeOffset At);
