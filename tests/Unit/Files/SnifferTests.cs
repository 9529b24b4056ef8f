using System.IO.Compression;
using System.Text;
using Taktchat.Files.Contracts;
using Taktchat.Files.Sniffing;

namespace Taktchat.Unit.Files;

public sealed class SnifferTests
{
    [Theory]
    [InlineData("<!DOCTYPE html><html><body>oi</body></html>", "foto.png", "image/png", "text/html")]
    [InlineData("\uFEFF  <!-- oi --> <HTML>", "foto.jpg", "image/jpeg", "text/html")]
    [InlineData("<!-- a comment that does not end", "nota.txt", null, "text/html")]
    [InlineData("<script>alert(1)</script>", "a.txt", "text/plain", "text/html")]
    [InlineData("<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"/>", "a.xml", null, "text/html")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>", "logo.png", "image/png", "image/svg+xml")]
    [InlineData("<?xml version=\"1.0\"?>\n<s:svg xmlns:s=\"http://www.w3.org/2000/svg\"/>", "logo", null, "image/svg+xml")]
    [InlineData("#!/bin/sh\nrm -rf ~", "nota.txt", null, "text/x-script")]
    public void A_page_or_a_script_is_found_whatever_it_is_called(string text, string name, string? declared, string type)
    {
        var shape = Sniff(Encoding.UTF8.GetBytes(text), name, declared);
        Assert.Equal((FileKind.Document, type, true), (shape.Kind, shape.ContentType, shape.IsDangerous));
    }

    [Theory]
    [InlineData("setup.exe")]
    [InlineData("foto.jpg.bat")]
    [InlineData("FATURA.JS")]
    [InlineData("fatura.pdf.vbs")]
    [InlineData("app.apk")]
    [InlineData("atalho.lnk")]
    public void A_name_by_which_a_system_runs_a_file_is_dangerous_whatever_is_in_it(string name) =>
        Assert.True(Sniff("so texto"u8.ToArray(), name).IsDangerous);

    [Fact]
    public void A_program_is_dangerous_whatever_it_is_called()
    {
        Assert.True(Sniff([0x4D, 0x5A, 0x90, 0x00, .. new byte[200]], "foto.jpg").IsDangerous);
        Assert.True(Sniff([0x7F, 0x45, 0x4C, 0x46, .. new byte[200]], "foto.jpg").IsDangerous);
    }

    [Theory]
    [InlineData("MZ é a sigla de Mozambique, e este texto é comprido o bastante para não ser confundido com um programa.", "text/plain")]
    [InlineData("BM alimentos", "text/plain")]
    [InlineData("a;b;c\n1;2;3", "text/csv", "lista.csv")]
    [InlineData("BEGIN:VCARD\nEND:VCARD", "text/vcard", "ana.vcf")]
    [InlineData("<?xml version=\"1.0\"?><nfeProc><NFe/></nfeProc>", "application/xml", "nota-fiscal.xml")]
    [InlineData("%PDF-1.7 ...", "application/pdf", "foto.png")]
    [InlineData("{\\rtf1 oi}", "application/rtf", "a.doc")]
    public void What_is_harmless_is_called_by_its_name(string text, string type, string name = "nota.txt")
    {
        var shape = Sniff(Encoding.UTF8.GetBytes(text), name);
        Assert.Equal((type, false), (shape.ContentType, shape.IsDangerous));
    }

    [Fact]
    public void Old_text_in_one_byte_a_letter_is_text() =>
        Assert.Equal("text/plain", Sniff(Encoding.Latin1.GetBytes("Promoção de verão"), "nota.txt").ContentType);

    [Theory]
    [InlineData("word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", false)]
    [InlineData("xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", false)]
    [InlineData("ppt/presentation.xml", "application/vnd.openxmlformats-officedocument.presentationml.presentation", false)]
    [InlineData("AndroidManifest.xml", "application/vnd.android.package-archive", true)]
    [InlineData("META-INF/MANIFEST.MF", "application/java-archive", true)]
    [InlineData("fotos/praia.jpg", "application/zip", false)]
    public void What_is_packed_in_a_zip_tells_what_it_is(string entry, string type, bool isDangerous)
    {
        foreach (var isSeekable in new[] { true, false })
        {
            var shape = Sniff(Zip(isSeekable, entry), "arquivo.zip");
            Assert.Equal((FileKind.Document, type, isDangerous), (shape.Kind, shape.ContentType, shape.IsDangerous));
        }
    }

    [Theory]
    [InlineData("FFD8FFE0", FileKind.Image, "image/jpeg")]
    [InlineData("89504E470D0A1A0A", FileKind.Image, "image/png")]
    [InlineData("474946383961", FileKind.Image, "image/gif")]
    [InlineData("524946460000000057454250565038", FileKind.Image, "image/webp")]
    [InlineData("5249464600000000574156456664", FileKind.Audio, "audio/wav")]
    [InlineData("4F67675300", FileKind.Audio, "audio/ogg")]
    [InlineData("494433030000", FileKind.Audio, "audio/mpeg")]
    [InlineData("2321414D520A", FileKind.Audio, "audio/amr")]
    [InlineData("1A45DFA3", FileKind.Video, "video/webm")]
    [InlineData("0000001C6674797069736F6D", FileKind.Video, "video/mp4")]
    [InlineData("0000001C667479704D344120", FileKind.Audio, "audio/mp4")]
    [InlineData("0000001C6674797068656963", FileKind.Document, "image/heic")]
    [InlineData("00010203", FileKind.Document, "application/octet-stream")]
    public void The_first_bytes_tell_the_kind(string hex, FileKind kind, string type)
    {
        var shape = Sniff(Convert.FromHexString(hex), "qualquer.pdf", "application/pdf");
        Assert.Equal((kind, type), (shape.Kind, shape.ContentType));
    }

    [Fact]
    public void An_empty_file_is_of_no_kind() => Assert.Equal("text/plain", Sniff([], "vazio").ContentType);

    private static byte[] Zip(bool isSeekable, string entry)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(isSeekable ? memory : new WriteOnly(memory), ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in entry.Contains('/', StringComparison.Ordinal) && !entry.StartsWith("META", StringComparison.Ordinal) && !entry.StartsWith("fotos", StringComparison.Ordinal)
                ? new[] { "[Content_Types].xml", "_rels/.rels", entry } : [entry])
            {
                using var content = zip.CreateEntry(name).Open();
                content.Write("conteudo"u8);
            }
        }

        return memory.ToArray();
    }

    private static FileShape Sniff(byte[] bytes, string name, string? declared = null)
    {
        using var file = new MemoryStream(bytes);
        return Sniffer.Sniff(file, name, declared);
    }

    /// <summary>What a zip is written to that cannot go back and fill in the sizes.</summary>
    private sealed class WriteOnly(Stream inner) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush() => inner.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);
    }
}
