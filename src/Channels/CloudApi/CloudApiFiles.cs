using System.Collections.Frozen;
using Taktchat.Channels.Contracts;

namespace Taktchat.Channels.CloudApi;

/// <summary>Which files the provider takes, and as what (whatsapp-cloud-api reference 3).</summary>
internal static class CloudApiFiles
{
    private const long Megabyte = 1024 * 1024;

    /// <summary>What a document goes up as when its own type is not taken: it promises nothing about the bytes, and the
    /// customer's phone goes by the name.</summary>
    private const string AnyDocument = "text/plain";

    /// <summary>What may be sent as each type of message.</summary>
    public static readonly IReadOnlyDictionary<MessageType, FileRule> Rules = new Dictionary<MessageType, FileRule>
    {
        [MessageType.Image] = new(5 * Megabyte, new HashSet<string> { "image/jpeg", "image/png" }),
        [MessageType.Video] = new(16 * Megabyte, new HashSet<string> { "video/mp4", "video/3gpp" }),
        [MessageType.Audio] = new(16 * Megabyte,
            new HashSet<string> { "audio/aac", "audio/amr", "audio/mpeg", "audio/mp4", "audio/ogg" }),
        [MessageType.Voice] = new(16 * Megabyte, new HashSet<string> { "audio/ogg" }),
        [MessageType.Sticker] = new(500 * 1024, new HashSet<string> { "image/webp" }),
        [MessageType.Document] = new(100 * Megabyte),
    };

    private static readonly FrozenSet<string> Documents = new[]
    {
        "text/plain", "application/pdf", "application/msword", "application/vnd.ms-excel", "application/vnd.ms-powerpoint",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    }.ToFrozenSet();

    /// <summary>The type to upload a file with. The provider judges type and size at the upload, before a message can say that
    /// the file is sent as a document: a film of 50 MB would be refused as a video there.</summary>
    public static string UploadType(string contentType, long size) =>
        // Ogg is taken with Opus in it only, and wants to be told so.
        Rules[MessageType.Audio].Allows(contentType, size) && contentType == "audio/ogg" ? "audio/ogg; codecs=opus"
        : Documents.Contains(contentType) || IsShown(contentType, size) ? contentType
        : AnyDocument;

    private static bool IsShown(string contentType, long size) =>
        Rules.Any(x => x.Key != MessageType.Document && x.Value.Allows(contentType, size));
}
