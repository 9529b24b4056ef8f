using Microsoft.AspNetCore.Http;

namespace Taktchat.Kernel;

/// <summary>One sentence in the three languages of the product.</summary>
public sealed record Words(string PtBr, string En, string Es)
{
    /// <summary>The sentence for a language tag such as <c>en-US</c>; Portuguese when the language is none of ours.</summary>
    public string In(string? language) => language switch
    {
        not null when language.StartsWith("en", StringComparison.OrdinalIgnoreCase) => En,
        not null when language.StartsWith("es", StringComparison.OrdinalIgnoreCase) => Es,
        _ => PtBr,
    };
}

/// <summary>Which language a request wants to be answered in.</summary>
public static class RequestLanguage
{
    private static readonly string[] Known = ["pt", "en", "es"];

    /// <summary>The first of our languages in <c>Accept-Language</c>, by the order the browser lists them; else pt-BR.</summary>
    public static string Language(this HttpRequest request)
    {
        foreach (var part in request.Headers.AcceptLanguage.ToString().Split(',', 8))
        {
            var tag = part.AsSpan().Trim();
            foreach (var known in Known)
            {
                if (tag.StartsWith(known, StringComparison.OrdinalIgnoreCase))
                {
                    return known == "pt" ? "pt-BR" : known;
                }
            }
        }

        return "pt-BR";
    }
}
