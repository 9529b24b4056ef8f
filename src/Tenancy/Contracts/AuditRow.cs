using System.Text.Json;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;

namespace Taktchat.Tenancy.Contracts;

/// <summary>One line of the audit as it is stored; here, because whoever changes something writes it in the same call.</summary>
internal sealed class AuditRow : ICompanyOwned
{
    public CompanyId CompanyId { get; private init; }

    public Guid Id { get; private init; }

    public UserId ActorId { get; private init; }

    public string Action { get; private init; } = "";

    public Guid TargetId { get; private init; }

    public string Label { get; private init; } = "";

    public long At { get; private init; }

    /// <summary>A JSON array of <see cref="AuditChange"/>; null where nothing is to be told.</summary>
    public string? Changes { get; private init; }

    public static AuditRow Of(AuditEntry entry, TimeProvider time) => new()
    {
        CompanyId = entry.Company,
        Id = Ids.New(time),
        ActorId = entry.By,
        Action = entry.Action,
        TargetId = entry.Target,
        Label = entry.Label,
        At = time.NowMs(),
        Changes = Write(entry.Changes),
    };

    public static string? Write(IReadOnlyList<AuditChange> changes) =>
        changes.Count == 0 ? null : JsonSerializer.Serialize(changes, Kernel.Json.Options);

    public static IReadOnlyList<AuditChange> Read(string? changes) =>
        changes is null ? [] : JsonSerializer.Deserialize<List<AuditChange>>(changes, Kernel.Json.Options) ?? [];
}
