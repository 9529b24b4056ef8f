namespace Taktchat.CloudApi;

/// <summary>What the simulator is started for: a demonstration with a phone on the screen, or a test that reads its ledger.</summary>
public enum SimulatorMode
{
    /// <summary>Strict, and the ledger of accepted messages is never shortened.</summary>
    Test,

    /// <summary>Knows nothing from before its start, so it forgives replies to conversations it has not seen.</summary>
    Demo,
}

/// <summary>Everything that decides how one simulator behaves from its first second; the rest is set through <c>/_sim</c>.</summary>
public sealed record SimulatorOptions
{
    public string Url { get; init; } = "http://127.0.0.1:0";

    public SimulatorMode Mode { get; init; } = SimulatorMode.Test;

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Seed of every random decision; left out, each start differs, so that message ids never repeat over restarts.</summary>
    public int? Seed { get; init; }

    /// <summary>Address of the application under test: base of relative callback addresses and the link on the demo page.</summary>
    public string? PublicUrl { get; init; }

    /// <summary>How long a webhook may wait for its answer before it counts as failed.</summary>
    public TimeSpan WebhookTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Pauses between attempts of one webhook; the last one repeats until <see cref="RetryFor"/> is over.</summary>
    public IReadOnlyList<TimeSpan> RetrySchedule { get; init; } =
        [TimeSpan.Zero, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromHours(1)];

    public TimeSpan RetryFor { get; init; } = TimeSpan.FromDays(7);

    /// <summary>Webhooks in flight at the same time.</summary>
    public int WebhookConcurrency { get; init; } = 64;

    /// <summary>How many requests and deliveries the logs keep.</summary>
    public int LogCapacity { get; init; } = 5_000;

    /// <summary>How long the review of a new or changed template takes.</summary>
    public TimeSpan TemplateReview { get; init; } = TimeSpan.FromSeconds(5);

    public string AppId { get; init; } = "700000000000001";

    /// <summary>Secret of the built-in app; left out, one is made up at every start and told by <c>GET /_sim/apps</c>.</summary>
    public string? AppSecret { get; init; }

    public string BusinessAccountId { get; init; } = "200000000000001";

    public string PhoneNumberId { get; init; } = "300000000000001";

    public string DisplayPhoneNumber { get; init; } = "+55 11 4002-8922";

    public string VerifiedName { get; init; } = "Padaria Estrela";

    public int ThroughputMps { get; init; } = 80;
}
