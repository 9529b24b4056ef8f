using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Taktchat.Channels.Contracts;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;

namespace Taktchat.Channels.Domain;

/// <summary>A connection to the official Cloud API: one phone number of one WhatsApp business account.</summary>
internal sealed class Connection : CompanyEntity
{
    public const int NameMaxLength = 80;
    public const int ProviderIdMaxLength = 64;
    public const int SecretMaxLength = 4096;

    /// <summary>Meta lets 80 messages a second through for a new number, in both directions together; we stay below.</summary>
    public const int DefaultMessagesPerSecond = 60;

    public ConnectionId Id { get; private init; }

    public string Name { get; private set; } = "";

    public ConnectionKind Kind { get; private init; }

    /// <summary>The unguessable part of the webhook's address.</summary>
    public string WebhookKey { get; private init; } = "";

    public string PhoneNumberId { get; private set; } = "";

    public string BusinessAccountId { get; private set; } = "";

    public string? DisplayPhoneNumber { get; private set; }

    public string? VerifiedName { get; private set; }

    public string AccessTokenSealed { get; private set; } = "";

    public string AppSecretSealed { get; private set; } = "";

    public string VerifyTokenSealed { get; private set; } = "";

    public ConnectionStatus Status { get; private set; }

    /// <summary>Code of <see cref="ProviderErrors"/> that says why the connection is red; null when it is not.</summary>
    public int? ProblemCode { get; private set; }

    /// <summary>What the provider said, for the technical person.</summary>
    public string? ProblemDetail { get; private set; }

    public long? WebhookVerifiedAt { get; private set; }

    /// <summary>Kept to the half minute: a write per webhook would cost more than the message.</summary>
    public long? LastWebhookAt { get; private set; }

    public long? StoppedAt { get; private set; }

    public long? DeletedAt { get; private set; }

    public int MessagesPerSecond { get; private set; } = DefaultMessagesPerSecond;

    public long CreatedAt { get; private init; }

    public long UpdatedAt { get; private set; }

    public static Connection CloudApi(CompanyId company, string name, string phoneNumberId, string businessAccountId, TimeProvider time)
    {
        var connection = new Connection
        {
            CompanyId = company,
            Id = new(Ids.New(time)),
            Name = name,
            Kind = ConnectionKind.WhatsAppCloud,
            WebhookKey = System.Buffers.Text.Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(18)),
            PhoneNumberId = phoneNumberId,
            BusinessAccountId = businessAccountId,
            Status = ConnectionStatus.AwaitingAction,
            CreatedAt = time.NowMs(),
            UpdatedAt = time.NowMs(),
        };
        connection.Raise(new ConnectionChanged(company, connection.Id));
        return connection;
    }

    /// <summary>The secrets, already encrypted; those left out stay.</summary>
    public void SetSecrets(string? accessToken, string? appSecret, string? verifyToken)
    {
        AccessTokenSealed = accessToken ?? AccessTokenSealed;
        AppSecretSealed = appSecret ?? AppSecretSealed;
        VerifyTokenSealed = verifyToken ?? VerifyTokenSealed;
    }

    public void Rename(string name, TimeProvider time)
    {
        Name = name;
        Touch(time);
    }

    public void MoveToAccount(string businessAccountId, TimeProvider time)
    {
        BusinessAccountId = businessAccountId;
        Touch(time);
    }

    /// <summary>The provider accepts our token for this number.</summary>
    public void TokenIsValid(string? displayPhoneNumber, string? verifiedName, TimeProvider time)
    {
        (DisplayPhoneNumber, VerifiedName) = (displayPhoneNumber ?? DisplayPhoneNumber, verifiedName ?? VerifiedName);
        (ProblemCode, ProblemDetail) = (null, null);
        Judge(time);
    }

    /// <summary>The provider refuses us: red until somebody acts.</summary>
    public void Refused(int code, string? detail, TimeProvider time)
    {
        (ProblemCode, ProblemDetail) = (code, detail is null ? null : Texts.Cut(detail, 500));
        Judge(time);
    }

    /// <summary>The handshake succeeded or a signed webhook came: the way in works.</summary>
    public void WebhookSeen(bool handshake, TimeProvider time)
    {
        var now = time.NowMs();
        WebhookVerifiedAt ??= now;
        LastWebhookAt = handshake ? LastWebhookAt : now;
        Judge(time);
    }

    public void Stop(TimeProvider time)
    {
        StoppedAt ??= time.NowMs();
        Judge(time);
    }

    public void Start(TimeProvider time)
    {
        StoppedAt = null;
        Judge(time);
    }

    /// <summary>Deleted for people; the row stays, because conversations refer to it. Its secrets do not.</summary>
    public void Delete(TimeProvider time)
    {
        DeletedAt = time.NowMs();
        Status = ConnectionStatus.Disconnected;
        (AccessTokenSealed, AppSecretSealed, VerifyTokenSealed) = ("", "", "");
        Touch(time);
        Raise(new ConnectionRemoved(CompanyId, Id));
    }

    private void Judge(TimeProvider time)
    {
        Status = (StoppedAt, ProblemCode, WebhookVerifiedAt) switch
        {
            (not null, _, _) => ConnectionStatus.Disconnected,
            (_, { } code, _) => ProviderErrors.Of(code).Reaction == Reaction.NumberStop
                ? ConnectionStatus.Blocked : ConnectionStatus.Disconnected,
            (_, _, null) => ConnectionStatus.AwaitingAction,
            _ => ConnectionStatus.Connected,
        };
        Touch(time);
    }

    private void Touch(TimeProvider time)
    {
        UpdatedAt = time.NowMs();
        Raise(new ConnectionChanged(CompanyId, Id));
    }
}

internal sealed class ConnectionConfiguration : IEntityTypeConfiguration<Connection>
{
    public void Configure(EntityTypeBuilder<Connection> builder)
    {
        builder.InCompany("connections");
        builder.OwnedByCompany();
        builder.HasIndex(x => x.WebhookKey).IsUnique();
        builder.HasIndex(x => new { x.CompanyId, x.Name }).IsUnique().HasFilter("deleted_at is null");
        builder.HasIndex(x => new { x.CompanyId, x.PhoneNumberId }).IsUnique().HasFilter("deleted_at is null");
    }
}
