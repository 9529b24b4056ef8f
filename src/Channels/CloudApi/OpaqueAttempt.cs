namespace Taktchat.Channels.CloudApi;

/// <summary>What travels in <c>biz_opaque_callback_data</c> and comes back in receipts: the id of our attempt.</summary>
internal static class OpaqueAttempt
{
    private const string Prefix = "a:";

    public static string Of(Guid attempt) => Prefix + attempt.ToString("N");

    public static bool TryParse(string? text, out Guid attempt)
    {
        attempt = default;
        return text is { Length: 34 } && text.StartsWith(Prefix, StringComparison.Ordinal)
            && Guid.TryParseExact(text.AsSpan(2), "N", out attempt);
    }
}
