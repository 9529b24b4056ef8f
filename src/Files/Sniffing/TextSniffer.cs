using System.Text;
using System.Text.Unicode;
using Taktchat.Files.Contracts;

namespace Taktchat.Files.Sniffing;

/// <summary>Tells kinds of text apart, and finds the pages among them whatever they are called.</summary>
internal static class TextSniffer
{
    private static readonly string[] PageTags =
    [
        "<!doctype html", "<html", "<head", "<body", "<script", "<iframe", "<style", "<title", "<table", "<div", "<img", "<a ",
        "<h1", "<p>", "<br", "<meta", "<link", "<form", "<object", "<embed",
    ];

    private static readonly Dictionary<string, string> ByExtension = new()
    {
        [".csv"] = "text/csv",
        [".json"] = "application/json",
        [".vcf"] = "text/vcard",
        [".ics"] = "text/calendar",
        [".md"] = "text/markdown",
        [".xml"] = "application/xml",
        [".ofx"] = "application/x-ofx",
    };

    /// <summary>Null when this is no text.</summary>
    public static FileShape? Sniff(ReadOnlySpan<byte> head, string extension, string? declaredType)
    {
        if (Decode(head) is not { } text)
        {
            return null;
        }

        var begin = SkipComments(text);
        if (begin.StartsWith('<'))
        {
            return Markup(begin);
        }

        var type = ByExtension.GetValueOrDefault(extension)
            ?? (declaredType?.StartsWith("text/csv", StringComparison.OrdinalIgnoreCase) == true ? "text/csv" : "text/plain");
        return new(FileKind.Document, type, ByExtension.FirstOrDefault(x => x.Value == type).Key ?? ".txt");
    }

    private static FileShape Markup(string text)
    {
        var isXml = text.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase);
        if (text.Contains("<svg", StringComparison.OrdinalIgnoreCase) || text.Contains(":svg", StringComparison.OrdinalIgnoreCase))
        {
            return new(FileKind.Document, "image/svg+xml", ".svg") { IsDangerous = true };
        }

        var isPage = isXml
            ? text.Contains("<html", StringComparison.OrdinalIgnoreCase) || text.Contains("xml-stylesheet", StringComparison.OrdinalIgnoreCase)
            : Array.Exists(PageTags, x => text.StartsWith(x, StringComparison.OrdinalIgnoreCase));
        return isPage
            ? new(FileKind.Document, "text/html", ".html") { IsDangerous = true }
            // An invoice (NF-e) is XML, and is sent every day.
            : new(FileKind.Document, "application/xml", ".xml");
    }

    /// <summary>UTF-8, UTF-16 with its mark, or one of the old one-byte codes; null when control characters show that it is none.</summary>
    private static string? Decode(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
        {
            return Encoding.Unicode.GetString(head[2..]);
        }

        if (head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return Encoding.BigEndianUnicode.GetString(head[2..]);
        }

        foreach (var b in head)
        {
            if (b < 0x20 && b is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or 0x0C or 0x1B))
            {
                return null;
            }
        }

        head = head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? head[3..] : head;
        return Utf8.IsValid(head) ? Encoding.UTF8.GetString(head) : Encoding.Latin1.GetString(head);
    }

    private static string SkipComments(string text)
    {
        var rest = text.AsSpan().TrimStart();
        while (rest.StartsWith("<!--", StringComparison.Ordinal))
        {
            var end = rest.IndexOf("-->", StringComparison.Ordinal);
            if (end < 0)
            {
                // Only a comment as far as we can see: a browser would read on and find the page.
                return "<html";
            }

            rest = rest[(end + 3)..].TrimStart();
        }

        return rest.ToString();
    }
}
