namespace Taktchat.CloudApi.Media;

/// <summary>Bytes the platform keeps under an id for some days.</summary>
internal sealed class MediaFile
{
    public required string Id { get; init; }

    /// <summary>As it was declared, with parameters: <c>audio/ogg; codecs=opus</c>.</summary>
    public required string MimeType { get; init; }

    public string? Name { get; init; }

    public required string Path { get; init; }

    public required long Size { get; init; }

    public required byte[] Sha256 { get; init; }

    /// <summary>The first bytes, enough to know what they truly are.</summary>
    public required byte[] Head { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The number that uploaded or received it; null until a customer has sent it to one.</summary>
    public string? NumberId { get; set; }

    /// <summary>The type without its parameters.</summary>
    public string BaseType => MediaRules.BaseType(MimeType);
}
