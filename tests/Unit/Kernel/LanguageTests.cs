using Microsoft.AspNetCore.Http;
using Taktchat.Kernel;

namespace Taktchat.Unit.Kernel;

public sealed class LanguageTests
{
    [Theory]
    [InlineData("", "pt-BR")]
    [InlineData("de, fr;q=0.8", "pt-BR")]
    [InlineData("en-US,en;q=0.9,pt;q=0.8", "en")]
    [InlineData("de-DE, es-419;q=0.7, en;q=0.5", "es")]
    [InlineData("PT-br", "pt-BR")]
    [InlineData("pt-PT,en;q=0.9", "pt-BR")]
    [InlineData(",,,;;", "pt-BR")]
    public void The_first_of_our_languages_is_spoken(string header, string language)
    {
        var http = new DefaultHttpContext();
        http.Request.Headers.AcceptLanguage = header;

        Assert.Equal(language, http.Request.Language());
    }

    [Theory]
    [InlineData("pt-BR", "sim")]
    [InlineData("en-GB", "yes")]
    [InlineData("ES", "sí")]
    [InlineData("fr", "sim")]
    [InlineData(null, "sim")]
    public void A_sentence_comes_in_the_language_asked_for(string? language, string said) =>
        Assert.Equal(said, new Words("sim", "yes", "sí").In(language));
}
