using System.Collections.Concurrent;

namespace Taktchat.CloudApi.World;

/// <summary>A callback address set below the app level, with the token its handshake used.</summary>
internal sealed record WebhookOverride(string Url, string? VerifyToken);

/// <summary>A Meta app: owns the secret that signs webhooks and the default callback address.</summary>
internal sealed class SimApp
{
    public required string Id { get; init; }

    public string Name { get; set; } = "Taktchat (simulado)";

    public required string Secret { get; set; }

    public string? CallbackUrl { get; set; }

    public string? VerifyToken { get; set; }
}

/// <summary>A WhatsApp business account; webhooks flow only to the apps subscribed to it.</summary>
internal sealed class SimWaba
{
    public required string Id { get; init; }

    public string Name { get; set; } = "Padaria Estrela";

    public ConcurrentDictionary<string, WebhookOverride?> Subscriptions { get; } = new();
}

/// <summary>What forbids a registered number to send.</summary>
internal enum NumberState
{
    Ok,
    Locked,
    Restricted,
    Payment,
    Maintenance,
}

/// <summary>A business phone number.</summary>
internal sealed class SimNumber
{
    public required string Id { get; init; }

    public required string DisplayPhoneNumber { get; set; }

    public string VerifiedName { get; set; } = "Padaria Estrela";

    public required string WabaId { get; set; }

    public required string AppId { get; set; }

    public string QualityRating { get; set; } = "GREEN";

    public bool Registered { get; set; } = true;

    public NumberState State { get; set; }

    public WebhookOverride? WebhookOverride { get; set; }

    public int ThroughputMps { get; private set; } = 80;

    public TokenBucket Throughput { get; private set; } = new(80, 80);

    public string Digits => Phone.Digits(DisplayPhoneNumber);

    public void SetThroughput(int mps)
    {
        ThroughputMps = mps;
        Throughput = new TokenBucket(mps, mps);
    }
}

/// <summary>How the person behind a contact behaves when nobody holds the demo phone.</summary>
internal enum ContactMode
{
    /// <summary>Gets and reads every message, answers nothing.</summary>
    Silent,

    /// <summary>Reads as soon as the message arrives.</summary>
    Reader,

    /// <summary>Gets every message and opens none.</summary>
    Unread,

    /// <summary>Reads and answers with the same text.</summary>
    Echo,
}

/// <summary>A WhatsApp user.</summary>
internal sealed class SimContact
{
    /// <summary>The phone number with Brazil's ninth digit: one key for both ways to write it.</summary>
    public required string Phone { get; init; }

    /// <summary>The id WhatsApp knows the user by; may lack the ninth digit.</summary>
    public required string WaId { get; set; }

    public required string UserId { get; init; }

    public string Name { get; set; } = "Cliente";

    public string? Username { get; set; }

    /// <summary>A user with a username whose number the business does not see.</summary>
    public bool HidesPhone { get; set; }

    public ContactMode Mode { get; set; }

    public bool OnWhatsApp { get; set; } = true;
}
