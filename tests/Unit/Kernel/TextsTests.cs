using Taktchat.Kernel;

namespace Taktchat.Unit.Kernel;

public sealed class TextsTests
{
    [Theory]
    [InlineData("", 3, "")]
    [InlineData("abc", 3, "abc")]
    [InlineData("abcd", 3, "abc")]
    [InlineData("ab😀", 3, "ab")]
    [InlineData("a😀b", 3, "a😀")]
    [InlineData("abe\u0301", 3, "ab")]
    [InlineData("👨‍👩‍👧", 3, "")]
    public void A_text_is_cut_between_characters(string text, int maxLength, string cut) => Assert.Equal(cut, Texts.Cut(text, maxLength));
}
