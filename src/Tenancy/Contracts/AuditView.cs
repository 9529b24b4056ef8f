namespace Taktchat.Tenancy.Contracts;

/// <summary>One line of the audit.</summary>
/// <param name="ActorPhotoUrl">Signed, good for half an hour at least; null without a photo.</param>
/// <param name="Action">For example <c>ticket.deleted</c>.</param>
/// <param name="Label">What people called it, for example a ticket's protocol; may be empty.</param>
/// <param name="Changes">Value by value; of secrets only that they changed.</param>
public sealed record AuditView(
    Guid Id, Guid ActorId, string ActorName, string? ActorPhotoUrl, string Action, Guid TargetId, string Label, DateTimeOffset At,
    IReadOnlyList<AuditChange> Changes);
