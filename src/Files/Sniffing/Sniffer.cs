using Taktchat.Files.Contracts;

namespace Taktchat.Files.Sniffing;

/// <summary>Tells what a file is from its bytes. A name decides only where the bytes leave it open: between kinds of text, and
/// between the documents of one old container.</summary>
internal static class Sniffer
{
    private const int HeadSize = 4096;

    private static readonly (int Offset, byte[] Magic, FileShape Shape)[] Table =
    [
        Of(0, [0xFF, 0xD8, 0xFF], FileKind.Image, "image/jpeg", ".jpg"),
        Of(0, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], FileKind.Image, "image/png", ".png"),
        Of(0, "GIF87a"u8, FileKind.Image, "image/gif", ".gif"),
        Of(0, "GIF89a"u8, FileKind.Image, "image/gif", ".gif"),
        Of(8, "WEBPVP8"u8, FileKind.Image, "image/webp", ".webp"),
        Of(8, "WAVE"u8, FileKind.Audio, "audio/wav", ".wav"),
        Of(8, "AVI "u8, FileKind.Video, "video/x-msvideo", ".avi"),
        Of(0, "OggS"u8, FileKind.Audio, "audio/ogg", ".ogg"),
        Of(0, "ID3"u8, FileKind.Audio, "audio/mpeg", ".mp3"),
        Of(0, "fLaC"u8, FileKind.Audio, "audio/flac", ".flac"),
        Of(0, "#!AMR"u8, FileKind.Audio, "audio/amr", ".amr"),
        Of(0, [0x1A, 0x45, 0xDF, 0xA3], FileKind.Video, "video/webm", ".webm"),
        Of(0, "%PDF-"u8, FileKind.Document, "application/pdf", ".pdf"),
        Of(0, "{\\rtf"u8, FileKind.Document, "application/rtf", ".rtf"),
        Of(0, [0x1F, 0x8B, 0x08], FileKind.Document, "application/gzip", ".gz"),
        Of(0, "Rar!\u001A\u0007"u8, FileKind.Document, "application/vnd.rar", ".rar"),
        Of(0, [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], FileKind.Document, "application/x-7z-compressed", ".7z"),
        Of(0, "BM"u8, FileKind.Document, "image/bmp", ".bmp"),
        Of(0, [0x49, 0x49, 0x2A, 0x00], FileKind.Document, "image/tiff", ".tif"),
        Of(0, [0x4D, 0x4D, 0x00, 0x2A], FileKind.Document, "image/tiff", ".tif"),
        Program(0, "MZ"u8, "application/vnd.microsoft.portable-executable", ".exe"),
        Program(0, [0x7F, 0x45, 0x4C, 0x46], "application/x-executable", ""),
        Program(0, [0xCA, 0xFE, 0xBA, 0xBE], "application/x-executable", ""),
        Program(0, [0xCF, 0xFA, 0xED, 0xFE], "application/x-executable", ""),
        Program(0, [0xCE, 0xFA, 0xED, 0xFE], "application/x-executable", ""),
        Program(0, [0x4C, 0x00, 0x00, 0x00, 0x01, 0x14, 0x02, 0x00], "application/x-ms-shortcut", ".lnk"),
        Program(0, "#!"u8, "text/x-script", ".sh"),
    ];

    /// <summary>Reads the beginning of a file, wherever its position is.</summary>
    public static FileShape Sniff(Stream file, string? name, string? declaredType)
    {
        Span<byte> buffer = stackalloc byte[HeadSize];
        file.Position = 0;
        var head = buffer[..file.ReadAtLeast(buffer, HeadSize, throwOnEndOfStream: false)];
        var extension = Domain.FileNames.Extension(name ?? "");
        var shape = ByMagic(head, extension) ?? TextSniffer.Sniff(head, extension, declaredType) ?? FileShape.Unknown;
        return DangerousNames.Has(extension) ? shape with { IsDangerous = true } : shape;
    }

    private static FileShape? ByMagic(ReadOnlySpan<byte> head, string extension)
    {
        foreach (var (offset, magic, shape) in Table)
        {
            if (head.Length >= offset + magic.Length && head[offset..].StartsWith(magic) && IsWhole(head, shape))
            {
                return shape;
            }
        }

        return head.StartsWith("PK\u0003\u0004"u8) ? ZipSniffer.Sniff(head)
            : head.StartsWith(OleMagic) ? Ole(extension)
            : head.Length >= 12 && head[4..].StartsWith("ftyp"u8) ? Mp4(head.Slice(8, 4))
            : MpegAudio(head);
    }

    /// <summary>Two letters are no proof: a text may begin with "BM" or "MZ", and RIFF holds more than sound.</summary>
    private static bool IsWhole(ReadOnlySpan<byte> head, FileShape shape) => shape.Extension switch
    {
        ".webp" or ".wav" or ".avi" => head.StartsWith("RIFF"u8),
        ".bmp" => head.Length > 18 && head[6..10].IndexOfAnyExcept((byte)0) < 0,
        ".exe" => head.Contains((byte)0) || head.Length < 64,
        _ => true,
    };

    private static ReadOnlySpan<byte> OleMagic => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    private static FileShape Ole(string extension) => extension switch
    {
        ".xls" or ".xlt" => new(FileKind.Document, "application/vnd.ms-excel", ".xls"),
        ".ppt" or ".pps" => new(FileKind.Document, "application/vnd.ms-powerpoint", ".ppt"),
        ".msg" => new(FileKind.Document, "application/vnd.ms-outlook", ".msg"),
        ".doc" or ".dot" => new(FileKind.Document, "application/msword", ".doc"),
        _ => new(FileKind.Document, "application/x-ole-storage", ""),
    };

    private static FileShape Mp4(ReadOnlySpan<byte> brand) =>
        brand.StartsWith("M4A"u8) || brand.StartsWith("M4B"u8) ? new(FileKind.Audio, "audio/mp4", ".m4a")
        : brand.StartsWith("3g"u8) ? new(FileKind.Video, "video/3gpp", ".3gp")
        : brand.StartsWith("qt"u8) ? new(FileKind.Video, "video/quicktime", ".mov")
        : brand.StartsWith("hei"u8) || brand.StartsWith("hev"u8) || brand.StartsWith("mif1"u8)
            ? new(FileKind.Document, "image/heic", ".heic")
        : brand.StartsWith("avif"u8) || brand.StartsWith("avis"u8) ? new(FileKind.Document, "image/avif", ".avif")
        : new(FileKind.Video, "video/mp4", ".mp4");

    /// <summary>Frames without a header: AAC in ADTS, or MP3 whose second frame is where the first says.</summary>
    private static FileShape? MpegAudio(ReadOnlySpan<byte> head)
    {
        if (head.Length < 4 || head[0] != 0xFF || (head[1] & 0xE0) != 0xE0)
        {
            return null;
        }

        if ((head[1] & 0xF6) == 0xF0)
        {
            var length = head.Length > 5 ? ((head[3] & 3) << 11) | (head[4] << 3) | (head[5] >> 5) : 0;
            return IsFrame(head, length, 0xF6) ? new(FileKind.Audio, "audio/aac", ".aac") : null;
        }

        return Mp3Frame.Read(head) is { } frame && IsFrame(head, frame.Length, 0xE6)
            ? new(FileKind.Audio, "audio/mpeg", ".mp3") : null;
    }

    private static bool IsFrame(ReadOnlySpan<byte> head, int at, byte mask) =>
        at > 6 && head.Length > at + 1 && head[at] == 0xFF && (head[at + 1] & mask) == (head[1] & mask);

    private static (int, byte[], FileShape) Of(int offset, ReadOnlySpan<byte> magic, FileKind kind, string type, string extension) =>
        (offset, magic.ToArray(), new(kind, type, extension));

    private static (int, byte[], FileShape) Program(int offset, ReadOnlySpan<byte> magic, string type, string extension) =>
        (offset, magic.ToArray(), new(FileKind.Document, type, extension) { IsDangerous = true });
}
