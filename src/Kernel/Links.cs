namespace Taktchat.Kernel;

/// <summary>Addresses that strangers give us.</summary>
public static class Links
{
    /// <summary>The address when it is a plain web address that a browser may be sent to; else null
    /// (<c>javascript:</c>, <c>data:</c> and the like).</summary>
    public static string? Web(string? text) =>
        text is { Length: > 0 and <= 2000 } && Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https" && uri.Host.Length > 0 ? uri.AbsoluteUri : null;
}
