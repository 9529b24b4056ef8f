using System.Buffers.Binary;
using System.Text;
using Taktchat.Files.Contracts;

namespace Taktchat.Files.Sniffing;

/// <summary>What is packed in a zip, from the names at its beginning.</summary>
internal static class ZipSniffer
{
    private const string OpenXml = "application/vnd.openxmlformats-officedocument.";

    public static FileShape Sniff(ReadOnlySpan<byte> head)
    {
        var isOffice = false;
        for (var at = 0; at >= 0 && at + 30 <= head.Length; at = Next(head, at))
        {
            var length = BinaryPrimitives.ReadUInt16LittleEndian(head[(at + 26)..]);
            if (at + 30 + length > head.Length)
            {
                break;
            }

            var name = Encoding.ASCII.GetString(head.Slice(at + 30, length));
            if (name == "mimetype")
            {
                return OpenDocument(head[(at + 30 + length)..]);
            }

            if (ByEntry(name) is { } shape)
            {
                return shape;
            }

            isOffice |= name == "[Content_Types].xml";
        }

        return isOffice ? ByAnyName(head) : new(FileKind.Document, "application/zip", ".zip");
    }

    private static FileShape? ByEntry(string name) => name switch
    {
        _ when name.StartsWith("word/", StringComparison.Ordinal) => new(FileKind.Document, OpenXml + "wordprocessingml.document", ".docx"),
        _ when name.StartsWith("xl/", StringComparison.Ordinal) => new(FileKind.Document, OpenXml + "spreadsheetml.sheet", ".xlsx"),
        _ when name.StartsWith("ppt/", StringComparison.Ordinal) => new(FileKind.Document, OpenXml + "presentationml.presentation", ".pptx"),
        "AndroidManifest.xml" or "classes.dex" =>
            new(FileKind.Document, "application/vnd.android.package-archive", ".apk") { IsDangerous = true },
        "META-INF/" or "META-INF/MANIFEST.MF" => new(FileKind.Document, "application/java-archive", ".jar") { IsDangerous = true },
        _ => null,
    };

    /// <summary>Sizes written behind an entry cannot be skipped by; then a name further on tells.</summary>
    private static FileShape ByAnyName(ReadOnlySpan<byte> head) =>
        head.IndexOf("word/"u8) >= 0 ? ByEntry("word/")!
        : head.IndexOf("xl/"u8) >= 0 ? ByEntry("xl/")!
        : head.IndexOf("ppt/"u8) >= 0 ? ByEntry("ppt/")!
        : new(FileKind.Document, "application/zip", ".zip");

    private static FileShape OpenDocument(ReadOnlySpan<byte> content) =>
        content.StartsWith("application/vnd.oasis.opendocument.text"u8) ? new(FileKind.Document, "application/vnd.oasis.opendocument.text", ".odt")
        : content.StartsWith("application/vnd.oasis.opendocument.spreadsheet"u8)
            ? new(FileKind.Document, "application/vnd.oasis.opendocument.spreadsheet", ".ods")
        : content.StartsWith("application/vnd.oasis.opendocument.presentation"u8)
            ? new(FileKind.Document, "application/vnd.oasis.opendocument.presentation", ".odp")
        : content.StartsWith("application/epub+zip"u8) ? new(FileKind.Document, "application/epub+zip", ".epub")
        : new(FileKind.Document, "application/zip", ".zip");

    /// <summary>Where the next local header begins, or -1 when that cannot be told from this one.</summary>
    private static int Next(ReadOnlySpan<byte> head, int at)
    {
        var isStreamed = (head[at + 6] & 0x08) != 0;
        var size = BinaryPrimitives.ReadUInt32LittleEndian(head[(at + 18)..]);
        var next = at + 30L + BinaryPrimitives.ReadUInt16LittleEndian(head[(at + 26)..])
            + BinaryPrimitives.ReadUInt16LittleEndian(head[(at + 28)..]) + size;
        return (isStreamed && size == 0) || next + 4 > head.Length || !head[(int)next..].StartsWith("PK\u0003\u0004"u8) ? -1 : (int)next;
    }
}
