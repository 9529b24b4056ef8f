using Taktchat.Kernel.Events;

namespace Taktchat.Kernel.Data;

/// <summary>A row that belongs to one company: filtered on read, guarded on write, referenced as (company, id).</summary>
public interface ICompanyOwned
{
    CompanyId CompanyId { get; }
}

/// <summary>Something with a life of its own that tells what happened to it.</summary>
public abstract class Entity
{
    private List<DomainEvent>? _raised;

    internal IReadOnlyList<DomainEvent> Raised => _raised ?? [];

    protected void Raise(DomainEvent happened) => (_raised ??= []).Add(happened);

    internal void Forget() => _raised = null;
}

/// <summary>An entity of one company.</summary>
public abstract class CompanyEntity : Entity, ICompanyOwned
{
    public CompanyId CompanyId { get; protected init; }
}

/// <summary>An event that waits for its durable handlers.</summary>
public sealed class OutboxRow : ICompanyOwned
{
    public Guid Id { get; private init; }

    public CompanyId CompanyId { get; private init; }

    public string Type { get; private init; } = "";

    public string Payload { get; private init; } = "";

    public long CreatedAt { get; private init; }

    /// <summary>Due when this is not after now, however long we were down; while a dispatcher works on it, its deadline.</summary>
    public long NextAt { get; private init; }

    public int Attempts { get; private init; }

    public string? LastError { get; private init; }

    /// <summary>0 waits, 2 parked after its last attempt.</summary>
    public int State { get; private init; }

    internal static OutboxRow Of(DomainEvent happened, TimeProvider time, long now) => new()
    {
        Id = Ids.New(time),
        CompanyId = happened.CompanyId,
        Type = happened.GetType().Name,
        Payload = System.Text.Json.JsonSerializer.Serialize(happened, happened.GetType(), Json.Options),
        CreatedAt = now,
        NextAt = now,
    };
}

/// <summary>Who owns a lane, a session or a campaign. The epoch decides; time only permits a takeover.</summary>
public sealed class LeaseRow
{
    public string Key { get; private init; } = "";

    public string Owner { get; private init; } = "";

    public long Epoch { get; private init; }

    /// <summary>Unix milliseconds of the database's clock.</summary>
    public long Until { get; private init; }
}

/// <summary>A secret of the installation itself, encrypted; made at the first start.</summary>
public sealed class InstallationSecret
{
    public string Name { get; private init; } = "";

    public string Value { get; private init; } = "";

    public static InstallationSecret Of(string name, string encrypted) => new() { Name = name, Value = encrypted };
}
