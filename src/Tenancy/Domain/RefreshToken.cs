using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;

namespace Taktchat.Tenancy.Domain;

/// <summary>From where somebody signs in.</summary>
internal sealed record SignInPlace(string? UserAgent, string? Network);

/// <summary>One sign-in and all tokens that follow from it: a session.</summary>
internal sealed class Session : ICompanyOwned
{
    public CompanyId CompanyId { get; private init; }

    public Guid Id { get; private init; }

    public UserId UserId { get; private init; }

    public string? UserAgent { get; private init; }

    /// <summary>Where it began, as a network and never a whole address: <c>203.0.113.0/24</c>.</summary>
    public string? Network { get; private init; }

    public long CreatedAt { get; private init; }

    /// <summary>However often it is renewed, a session ends here.</summary>
    public long EndsAt { get; private init; }

    public long? RevokedAt { get; private set; }

    public static Session Of(User user, SignInPlace place, long endsAt, TimeProvider time) => new()
    {
        CompanyId = user.CompanyId,
        Id = Ids.New(time),
        UserId = user.Id,
        UserAgent = place.UserAgent is null ? null : Texts.Cut(place.UserAgent, 200),
        Network = place.Network,
        CreatedAt = time.NowMs(),
        EndsAt = endsAt,
    };
}

/// <summary>A refresh token, of which only the hash is known here. Used once; used again it ends its session.</summary>
internal sealed class RefreshToken : ICompanyOwned
{
    public CompanyId CompanyId { get; private init; }

    public Guid Id { get; private init; }

    public Guid SessionId { get; private init; }

    /// <summary>SHA-256 of the token.</summary>
    public byte[] Hash { get; private init; } = [];

    public long CreatedAt { get; private init; }

    public long ExpiresAt { get; private init; }

    public long? UsedAt { get; private init; }

    public static RefreshToken Of(CompanyId company, Guid session, byte[] hash, long expiresAt, TimeProvider time) => new()
    {
        CompanyId = company,
        Id = Ids.New(time),
        SessionId = session,
        Hash = hash,
        CreatedAt = time.NowMs(),
        ExpiresAt = expiresAt,
    };
}

/// <summary>Attempts to sign in with one e-mail address since the last that succeeded, whether anybody has it or not: the lock
/// must not tell which exist.</summary>
internal sealed class SignInFailures
{
    /// <summary>SHA-256 of the address.</summary>
    public byte[] Key { get; private init; } = [];

    public int Count { get; private init; }

    public long Since { get; private init; }

    public long? LockedUntil { get; private init; }
}

internal sealed class SessionConfiguration :
    IEntityTypeConfiguration<Session>, IEntityTypeConfiguration<RefreshToken>, IEntityTypeConfiguration<SignInFailures>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.InCompany("sessions");
        builder.Refers<Session, User>(nameof(Session.UserId));
        builder.HasIndex(x => new { x.CompanyId, x.UserId });
        builder.HasIndex(x => x.EndsAt);
    }

    public void Configure(EntityTypeBuilder<RefreshToken> builder)
    {
        builder.InCompany("refresh_tokens");
        builder.Refers<RefreshToken, Session>(nameof(RefreshToken.SessionId));
        builder.HasIndex(x => x.Hash).IsUnique();
        builder.HasIndex(x => new { x.CompanyId, x.SessionId });
    }

    public void Configure(EntityTypeBuilder<SignInFailures> builder) => builder.ToTable("sign_in_failures").HasKey(x => x.Key);
}
