namespace Taktchat.Files.Contracts;

/// <summary>How large files may be.</summary>
public static class FileLimits
{
    /// <summary>Larger files the provider does not even announce (its error 131052).</summary>
    public const long Largest = 100 * Megabyte;

    /// <summary>What a sticker may have to be one.</summary>
    public const long Sticker = 512 * 1024;

    /// <summary>An image of more is kept, but not looked into: it would be a bomb for whoever decodes it.</summary>
    public const long Pixels = 40_000_000;

    private const long Megabyte = 1024 * 1024;

    /// <summary>What the channels take for sending, by kind (whatsapp-cloud-api reference, upload limits).</summary>
    public static long ForSending(FileKind kind) => kind switch
    {
        FileKind.Image => 5 * Megabyte,
        FileKind.Video or FileKind.Audio or FileKind.Voice => 16 * Megabyte,
        FileKind.Sticker => Sticker,
        _ => Largest,
    };
}
