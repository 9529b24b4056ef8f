using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Tenancy.Contracts;

namespace Taktchat.Tenancy.Domain;

/// <summary>A company: the boundary that data never crosses.</summary>
internal sealed class Company : Entity
{
    public const int NameMaxLength = 120;

    public CompanyId Id { get; private init; }

    public string Name { get; private set; } = "";

    /// <summary>IANA name.</summary>
    public string TimeZone { get; private set; } = CompanySettings.DefaultTimeZone;

    public string Language { get; private set; } = CompanySettings.DefaultLanguage;

    /// <summary>0: a closed ticket is never taken up by a customer's message.</summary>
    public int ReopenWindowMinutes { get; private set; }

    /// <summary>Set while nobody of the company may sign in.</summary>
    public long? BlockedAt { get; private init; }

    public long CreatedAt { get; private init; }

    public static Company Of(NewCompany request, TimeProvider time) => new()
    {
        Id = new(Ids.New(time)),
        Name = request.Name,
        TimeZone = request.TimeZone,
        Language = request.Language,
        CreatedAt = time.NowMs(),
    };

    public void Change(string? name, string? timeZone, string? language, int? reopenWindowMinutes)
    {
        (Name, TimeZone, Language) = (name ?? Name, timeZone ?? TimeZone, language ?? Language);
        ReopenWindowMinutes = reopenWindowMinutes ?? ReopenWindowMinutes;
        Raise(new CompanyChanged(Id));
    }
}

internal sealed class CompanyConfiguration : IEntityTypeConfiguration<Company>
{
    public void Configure(EntityTypeBuilder<Company> builder)
    {
        builder.ToTable("companies").HasKey(x => x.Id);
        builder.Property(x => x.Id).ValueGeneratedNever();
    }
}
