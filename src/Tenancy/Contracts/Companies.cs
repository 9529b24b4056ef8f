using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Events;

namespace Taktchat.Tenancy.Contracts;

/// <summary>A user's access, name or role changed.</summary>
public sealed record UserChanged(CompanyId CompanyId, UserId UserId) : DomainEvent(CompanyId);

/// <summary>A company's settings changed.</summary>
public sealed record CompanyChanged(CompanyId CompanyId) : DomainEvent(CompanyId);

/// <summary>What a module adds to a new company, in the transaction that creates it.</summary>
public interface ICompanyBorn
{
    Task OnCompanyBornAsync(TaktchatDb db, CompanyId company, CancellationToken ct);
}

/// <summary>A company to be created with its first admin.</summary>
public sealed record NewCompany(string Name, string AdminName, string AdminEmail, string AdminPassword, bool IsSuperAdmin)
{
    public string TimeZone { get; init; } = CompanySettings.DefaultTimeZone;

    public string Language { get; init; } = CompanySettings.DefaultLanguage;
}

/// <summary>Creates companies: at set-up, for the demo, in tests.</summary>
public interface ICompanyFactory
{
    /// <summary>Company, admin and what the modules add, in one transaction. Throws on an e-mail that is taken.</summary>
    Task<(CompanyId Company, UserId Admin)> CreateAsync(NewCompany request, CancellationToken cancellationToken);
}

/// <summary>A person to be added to a company.</summary>
public sealed record NewUser(CompanyId Company, string Name, string Email, string Password, Role Role)
{
    /// <summary>Who adds the person, for the audit; null where nobody does.</summary>
    public UserId? By { get; init; }
}

/// <summary>Adds people to a company.</summary>
public interface IUserFactory
{
    Task<UserId> CreateAsync(NewUser request, CancellationToken cancellationToken);
}

/// <summary>A person as lists show them.</summary>
public sealed record UserName(string Name, string? PhotoUrl);

/// <summary>Names and photos of people, for lists that show who did what.</summary>
public interface IUserNames
{
    Task<IReadOnlyDictionary<UserId, UserName>> NamesAsync(CompanyId company, IEnumerable<UserId> users);
}

/// <summary>A company's settings that rules read.</summary>
public sealed record CompanySettings(string Name, TimeZoneInfo TimeZone, string Language, int ReopenWindowMinutes)
{
    public const string DefaultTimeZone = "America/Sao_Paulo";
    public const string DefaultLanguage = "pt-BR";

    /// <summary>A week.</summary>
    public const int MaxReopenWindowMinutes = 10_080;
}
