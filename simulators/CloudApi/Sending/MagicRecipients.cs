using System.Collections.Concurrent;
using Taktchat.CloudApi.Graph;

namespace Taktchat.CloudApi.Sending;

/// <summary>Recipients whose last four digits decide the outcome, so that demos and tests need no set-up.</summary>
internal sealed class MagicRecipients
{
    private readonly ConcurrentDictionary<string, int> refusals = new();

    /// <summary>The code of the <c>failed</c> status the message ends with.</summary>
    public static int? AsyncFailure(string phone) => phone[^4..] switch
    {
        "0026" => 131026,
        "0047" => 131047,
        "0049" => 131049,
        "0050" => 131050,
        "0053" => 131053,
        "0072" => 130472,
        _ => null,
    };

    public static bool NeverDelivered(string phone) => phone.EndsWith("9999", StringComparison.Ordinal);

    /// <summary>A template to this person is held for an assessment of its quality, and then not sent.</summary>
    public static bool HoldsTemplates(string phone) => phone.EndsWith("1515", StringComparison.Ordinal);

    /// <summary>The error the send call itself answers.</summary>
    public GraphError? SyncFailure(string phone) => phone[^4..] switch
    {
        "0056" => GraphError.Of(131056, "Too many messages sent from this phone number to the same recipient in a short period of time."),
        "0429" when StillRefuses(phone, 3) => GraphError.Of(130429, "Cloud API message throughput has been reached."),
        "0500" when StillRefuses(phone, 2) => GraphError.Of(131000, "Something went wrong"),
        _ => null,
    };

    public void Clear() => refusals.Clear();

    private bool StillRefuses(string phone, int times) => refusals.AddOrUpdate(phone, 1, (_, n) => n + 1) <= times;
}
