using Taktchat.Kernel;

namespace Taktchat.Files.Contracts;

/// <summary>What a file is, judged by its bytes alone.</summary>
public enum FileKind
{
    Image = 1,
    Video = 2,
    Audio = 3,

    /// <summary>Opus in Ogg, recorded as a voice note.</summary>
    Voice = 4,
    Document = 5,

    /// <summary>A WebP of at most 512 KB that was asked for as a sticker.</summary>
    Sticker = 6,
}

/// <summary>What a file is wanted for.</summary>
public enum FileUse
{
    /// <summary>Whatever its bytes say it is.</summary>
    Attachment = 1,

    /// <summary>A recorded voice: brought into Ogg/Opus where it is not.</summary>
    VoiceNote = 2,
    Sticker = 3,

    /// <summary>A profile photo: its thumbnail is the middle, 256 by 256.</summary>
    Photo = 4,

    /// <summary>To be sent as a file, even where it is an image or a video; with the limit of a document.</summary>
    Document = 5,
}

/// <summary>Which of the stored blobs of a file.</summary>
public enum FileVariant
{
    Original = 1,

    /// <summary>At most 480 pixels, WebP; only where <see cref="FileFacts.HasThumbnail"/>.</summary>
    Thumbnail = 2,
}

/// <summary>A file to be stored. Neither its name nor its declared type is believed.</summary>
/// <param name="Content">Read once, to its end or to the limit.</param>
/// <param name="DeclaredType">What the sender calls it; only tells text files apart.</param>
/// <param name="MaxBytes">Never more than <see cref="FileLimits.Largest"/>.</param>
/// <param name="By">The person who attaches it; null when a customer sent it.</param>
public sealed record NewFile(
    CompanyId CompanyId, Stream Content, string? Name, string? DeclaredType, long MaxBytes, FileUse Use, UserId? By)
{
    /// <summary>A customer's file is kept whatever it is; what leaves us has to pass the rules for sending.</summary>
    public bool IsInbound { get; init; } = By is null;
}

/// <summary>What is known of a stored file.</summary>
/// <param name="Name">Cleaned; safe as a file name on every system.</param>
/// <param name="ContentType">From the bytes, without parameters.</param>
/// <param name="Width">As it is shown, after the camera's orientation.</param>
/// <param name="Sha256">Lower-case hexadecimal, of the bytes as stored.</param>
public sealed record FileFacts(
    FileId Id, CompanyId CompanyId, FileKind Kind, string Name, string ContentType, long Size, int? Width, int? Height,
    int? DurationMs, bool HasThumbnail, string Sha256);
