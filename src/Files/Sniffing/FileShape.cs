using Taktchat.Files.Contracts;

namespace Taktchat.Files.Sniffing;

/// <summary>What the bytes of a file say.</summary>
/// <param name="Extension">What a file of this type is usually called by, with its dot; empty when nothing is known.</param>
internal sealed record FileShape(FileKind Kind, string ContentType, string Extension)
{
    public static readonly FileShape Unknown = new(FileKind.Document, "application/octet-stream", "");

    /// <summary>A program, a script or a page: kept when it comes in, never sent.</summary>
    public bool IsDangerous { get; init; }

    public int? Width { get; init; }

    public int? Height { get; init; }

    public int? DurationMs { get; init; }
}
