namespace Taktchat.CloudApi.Webhooks;

/// <summary>One POST that is repeated until the app answers 200 or seven days are over.</summary>
internal sealed class Delivery
{
    public required long Id { get; init; }

    /// <summary>Looked up anew for every attempt, so that a retry follows an application that moved.</summary>
    public required WebhookTarget Target { get; set; }

    public required byte[] Body { get; init; }

    public required IReadOnlyList<WebhookEvent> Updates { get; init; }

    public required Knobs Knobs { get; init; }

    public required string OrderKey { get; init; }

    public required DateTimeOffset FirstAt { get; init; }

    /// <summary>Changes with every reset, so that old deliveries do not come back.</summary>
    public required int Generation { get; init; }

    public int Attempts { get; set; }
}

/// <summary>What one attempt of a delivery came to.</summary>
internal sealed record DeliveryRecord
{
    public long Id { get; init; }

    public string? Url { get; init; }

    public string? AppId { get; init; }

    public int Attempt { get; init; }

    public DateTimeOffset At { get; init; }

    public int? Status { get; init; }

    public bool Ok => Status == 200;

    public string? Error { get; init; }

    public double ElapsedMs { get; init; }

    public int Updates { get; init; }

    public IReadOnlyList<string> Ids { get; init; } = [];

    public string? Signature { get; init; }

    /// <summary>Null when too long to keep.</summary>
    public string? Body { get; init; }

    public DateTimeOffset? NextAttemptAt { get; init; }
}
