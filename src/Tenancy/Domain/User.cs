using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Tenancy.Contracts;

namespace Taktchat.Tenancy.Domain;

/// <summary>How a person likes the screens; null stays as it is.</summary>
internal sealed record Preferences(string? Language, string? Theme, bool? SoundOfMessages, bool? SoundOfNewTickets, bool? Notifications)
{
    public static readonly Preferences None = new(null, null, null, null, null);
}

/// <summary>A person who signs in.</summary>
internal sealed class User : CompanyEntity
{
    public const int NameMaxLength = 120;

    public UserId Id { get; private init; }

    public string Name { get; private set; } = "";

    /// <summary>Lower case; unique in the whole installation, because it alone signs in.</summary>
    public string Email { get; private init; } = "";

    public string PasswordHash { get; private set; } = "";

    public Role Role { get; private set; }

    /// <summary>1: also administers the installation.</summary>
    public int IsSuperAdmin { get; private init; }

    /// <summary>Set while the person may not sign in.</summary>
    public long? DeactivatedAt { get; private set; }

    /// <summary>Own language; null follows the company's.</summary>
    public string? Language { get; private set; }

    /// <summary><c>light</c>, <c>dark</c> or <c>system</c>; null while never chosen. So are the three below, of which 1 is on.</summary>
    public string? Theme { get; private set; }

    public int? SoundOfMessages { get; private set; }

    public int? SoundOfNewTickets { get; private set; }

    public int? Notifications { get; private set; }

    /// <summary>Set by <see cref="SignIn.SetPhoto"/> alone; the foreign key is the module's of files.</summary>
    public FileId? PhotoFileId { get; private init; }

    /// <summary>Null until the person has come in once.</summary>
    public long? FirstSignInAt { get; private init; }

    /// <summary>Guards against two who change the same person at once.</summary>
    public long Version { get; private set; }

    public long CreatedAt { get; private init; }

    public long UpdatedAt { get; private set; }

    public static User Of(NewUser request, string passwordHash, bool isSuperAdmin, TimeProvider time)
    {
        var user = new User
        {
            CompanyId = request.Company,
            Id = new(Ids.New(time)),
            Name = request.Name,
            Email = request.Email,
            PasswordHash = passwordHash,
            Role = request.Role,
            IsSuperAdmin = isSuperAdmin ? 1 : 0,
            CreatedAt = time.NowMs(),
            UpdatedAt = time.NowMs(),
        };
        user.Raise(new UserChanged(request.Company, user.Id));
        return user;
    }

    public void Change(string? name, Role? role, bool? isActive, string? passwordHash, TimeProvider time)
    {
        (Name, Role, PasswordHash) = (name ?? Name, role ?? Role, passwordHash ?? PasswordHash);
        DeactivatedAt = isActive switch
        {
            true => null,
            false => DeactivatedAt ?? time.NowMs(),
            null => DeactivatedAt,
        };
        Version++;
        UpdatedAt = time.NowMs();
        Raise(new UserChanged(CompanyId, Id));
    }

    /// <summary>What concerns nobody but the person: no screen of anybody else becomes stale.</summary>
    public void Prefer(Preferences wanted, TimeProvider time)
    {
        (Language, Theme) = (wanted.Language ?? Language, wanted.Theme ?? Theme);
        SoundOfMessages = Number(wanted.SoundOfMessages) ?? SoundOfMessages;
        SoundOfNewTickets = Number(wanted.SoundOfNewTickets) ?? SoundOfNewTickets;
        Notifications = Number(wanted.Notifications) ?? Notifications;
        Version++;
        UpdatedAt = time.NowMs();
    }

    private static int? Number(bool? choice) => choice switch
    {
        true => 1,
        false => 0,
        null => null,
    };

    public void Rehash(string passwordHash) => PasswordHash = passwordHash;
}

internal sealed class UserConfiguration : IEntityTypeConfiguration<User>
{
    public void Configure(EntityTypeBuilder<User> builder)
    {
        builder.InCompany("users");
        builder.OwnedByCompany();
        builder.Property(x => x.Version).IsConcurrencyToken();
        builder.HasIndex(x => x.Email).IsUnique();
        builder.HasIndex(x => new { x.CompanyId, x.Name });
    }
}
