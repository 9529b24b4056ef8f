using System.Globalization;
using Taktchat.Files.Domain;

namespace Taktchat.Unit.Files;

public sealed class FileNamesTests
{
    [Theory]
    [InlineData("nota fiscal.pdf", "nota fiscal.pdf")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("C:\\Users\\Ana\\foto.jpg", "foto.jpg")]
    [InlineData("a\0b\r\nc.txt", "abc.txt")]
    [InlineData("fatura\u202Egpj.exe", "faturagpj.exe")]
    [InlineData("zero\u200Bwidth\u2066.png", "zerowidth.png")]
    [InlineData("con", "_con")]
    [InlineData("NUL.txt", "_NUL.txt")]
    [InlineData("com1.tar.gz", "_com1.tar.gz")]
    [InlineData("LPT\u00B9.doc", "_LPT\u00B9.doc")]
    [InlineData("conta.txt", "conta.txt")]
    [InlineData("foto.png. . ", "foto.png")]
    [InlineData("a<b>:\"|?*.txt", "a_b______.txt")]
    [InlineData("família 👨‍👩‍👧.jpg", "família 👨‍👩‍👧.jpg")]
    [InlineData("\uD800foto.jpg", "foto.jpg")]
    [InlineData("...", "file.bin")]
    [InlineData("pasta/", "file.bin")]
    [InlineData("", "file.bin")]
    [InlineData(null, "file.bin")]
    public void A_name_is_made_safe(string? given, string safe) => Assert.Equal(safe, FileNames.Clean(given, "file.bin"));

    [Theory]
    [InlineData("a")]
    [InlineData("👨‍👩‍👧")]
    [InlineData("é")]
    public void A_long_name_is_cut_between_characters_and_keeps_its_extension(string letter)
    {
        var name = FileNames.Clean(string.Concat(Enumerable.Repeat(letter, 400)) + ".docx", "x");
        Assert.EndsWith(letter + ".docx", name, StringComparison.Ordinal);
        Assert.InRange(new StringInfo(name).LengthInTextElements, 10, FileNames.MaxElements);
    }

    [Fact]
    public void An_extension_is_short_or_it_is_none()
    {
        Assert.Equal(".jpg", FileNames.Extension("a.b.JPG"));
        Assert.Equal("", FileNames.Extension("sem"));
        Assert.Equal("", FileNames.Extension(".htaccess"));
        Assert.Equal("", FileNames.Extension("frase. Com um ponto no meio"));
    }

    [Fact]
    public void What_was_converted_changes_its_extension()
    {
        Assert.Equal("voz.ogg", FileNames.WithExtension("voz.webm", ".ogg"));
        Assert.Equal("voz.ogg", FileNames.WithExtension("voz", ".ogg"));
    }
}
