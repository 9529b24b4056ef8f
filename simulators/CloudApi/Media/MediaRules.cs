using System.Text;

namespace Taktchat.CloudApi.Media;

/// <summary>Which types of media the platform takes and how large they may be.</summary>
internal static class MediaRules
{
    public const long MaxBytes = 100 * 1024 * 1024;
    public const int HeadBytes = 64;
    private const long Kilo = 1024;
    private const long Mega = 1024 * 1024;

    private static readonly Dictionary<string, (string Kind, long Max)> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        ["audio/aac"] = ("audio", 16 * Mega),
        ["audio/amr"] = ("audio", 16 * Mega),
        ["audio/mpeg"] = ("audio", 16 * Mega),
        ["audio/mp4"] = ("audio", 16 * Mega),
        ["audio/ogg"] = ("audio", 16 * Mega),
        ["image/jpeg"] = ("image", 5 * Mega),
        ["image/png"] = ("image", 5 * Mega),
        ["image/webp"] = ("sticker", 500 * Kilo),
        ["video/mp4"] = ("video", 16 * Mega),
        ["video/3gpp"] = ("video", 16 * Mega),
        ["text/plain"] = ("document", MaxBytes),
        ["application/pdf"] = ("document", MaxBytes),
        ["application/msword"] = ("document", MaxBytes),
        ["application/vnd.ms-excel"] = ("document", MaxBytes),
        ["application/vnd.ms-powerpoint"] = ("document", MaxBytes),
        ["application/vnd.openxmlformats-officedocument.wordprocessingml.document"] = ("document", MaxBytes),
        ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"] = ("document", MaxBytes),
        ["application/vnd.openxmlformats-officedocument.presentationml.presentation"] = ("document", MaxBytes),
    };

    private static readonly (byte[] Start, string Type)[] Signatures =
    [
        ([0xff, 0xd8, 0xff], "image/jpeg"), ([0x89, 0x50, 0x4e, 0x47], "image/png"), ("GIF8"u8.ToArray(), "image/gif"),
        ("%PDF"u8.ToArray(), "application/pdf"), ("OggS"u8.ToArray(), "audio/ogg"), ([0x1a, 0x45, 0xdf, 0xa3], "video/webm"),
    ];

    public static string BaseType(string mimeType) => mimeType.Split(';', 2)[0].Trim().ToLowerInvariant();

    /// <summary>Why an upload is refused, in the words of the error's details; null when it is taken.</summary>
    public static string? RefuseUpload(string mimeType, long size)
    {
        if (!Types.TryGetValue(BaseType(mimeType), out var rule))
        {
            return $"Param file must be a file with one of the following types: {string.Join(", ", Types.Keys)}. "
                + $"Received file of type '{mimeType}'.";
        }

        return size == 0 ? "The file is empty"
            : size > rule.Max ? $"File size of {size} bytes is larger than the {rule.Max} bytes allowed for {BaseType(mimeType)}"
            : null;
    }

    /// <summary>Why a stored file cannot be sent as this kind of message; null when it can.</summary>
    public static string? RefuseSend(string kind, MediaFile file, bool isVoice)
    {
        // A document may be any file: what it holds is the receiver's business.
        if (kind == "document")
        {
            return null;
        }

        if (!Types.TryGetValue(file.BaseType, out var rule) || rule.Kind != kind)
        {
            return $"Media of type {file.MimeType} cannot be sent as {kind}";
        }

        if (file.Size > rule.Max)
        {
            return $"Media of {file.Size} bytes is larger than the {rule.Max} bytes allowed for {kind}";
        }

        if (TrueType(file.Head) is { } found && found != file.BaseType)
        {
            return $"Media file has type {found} but was uploaded as {file.MimeType}";
        }

        return kind switch
        {
            "audio" => RefuseAudio(file, isVoice),
            "sticker" when !IsAnimated(file.Head) && file.Size > 100 * Kilo => "A static sticker must not be larger than 100 KB",
            _ => null,
        };
    }

    /// <summary>Whether a WebP picture moves: a flag in its extended header.</summary>
    public static bool IsAnimated(ReadOnlySpan<byte> head) => head.Length > 20 && head[12..16].SequenceEqual("VP8X"u8) && (head[20] & 2) != 0;

    private static string? RefuseAudio(MediaFile file, bool isVoice)
    {
        if (file.BaseType != "audio/ogg")
        {
            return isVoice ? "A voice message must be audio/ogg with the opus codec" : null;
        }

        var opus = file.Head.AsSpan().IndexOf("OpusHead"u8);
        return opus < 0 || opus + 9 >= file.Head.Length ? "Only the opus codec is supported for audio/ogg"
            : file.Head[opus + 9] != 1 ? "Only mono audio is supported for audio/ogg"
            : null;
    }

    // Only what is certain: bytes of no known kind pass for what they were declared as.
    private static string? TrueType(byte[] head)
    {
        if (head.Length >= 12 && Encoding.ASCII.GetString(head, 0, 4) == "RIFF" && Encoding.ASCII.GetString(head, 8, 4) == "WEBP")
        {
            return "image/webp";
        }

        return Signatures.FirstOrDefault(x => head.AsSpan().StartsWith(x.Start)).Type;
    }
}
