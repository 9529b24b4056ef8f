using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Taktchat.EndToEnd;

/// <summary>What a screen must not say in a language: names of messages, and Portuguese that this language says otherwise.</summary>
internal sealed partial class Words
{
    /// <summary>Shorter ones stand in names and numbers too.</summary>
    private const int FewestLetters = 5;

    private readonly HashSet<string> _areas;
    private readonly List<Regex> _foreign;

    private Words(HashSet<string> areas, List<Regex> foreign) => (_areas, _foreign) = (areas, foreign);

    /// <summary>Reads the language files of the web app.</summary>
    public static async Task<Words> OfAsync(string language)
    {
        var portuguese = await FlatAsync("pt-BR");
        var own = await FlatAsync(language);
        var said = own.Values.ToHashSet(StringComparer.Ordinal);
        var foreign = portuguese
            .Where(x => own[x.Key] != x.Value && !said.Contains(x.Value) && Hole().Replace(x.Value, "").Count(char.IsLetter) >= FewestLetters)
            .Select(x => new Regex($"^{string.Join(".+", Hole().Split(x.Value).Select(Regex.Escape))}$"))
            .ToList();
        Assert.True(foreign.Count > 300, $"Only {foreign.Count} texts differ in {language}.");
        return new([.. portuguese.Keys.Select(x => x.Split('.')[0])], foreign);
    }

    /// <summary>Fails on any text that is seen, heard, or shown under the pointer.</summary>
    public async Task CheckAsync(IPage page, string where)
    {
        var texts = await page.EvaluateAsync<string[]>("""
            () => {
              const found = new Set();
              const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              while (walk.nextNode()) if (walk.currentNode.parentElement?.checkVisibility()) found.add(walk.currentNode.data.trim());
              for (const each of document.querySelectorAll("[aria-label], [title], [placeholder], [alt]"))
                for (const name of ["aria-label", "title", "placeholder", "alt"]) found.add(each.getAttribute(name)?.trim() ?? "");
              found.add(document.title);
              return [...found].filter(Boolean);
            }
            """);
        var wrong = texts.Where(x => (Key().IsMatch(x) && _areas.Contains(x.Split('.')[0])) || _foreign.Any(y => y.IsMatch(x))).ToList();
        Assert.True(wrong.Count == 0, $"{where}: {string.Join(" | ", wrong)}");
    }

    private static async Task<Dictionary<string, string>> FlatAsync(string language)
    {
        var path = Path.Combine(Accessibility.Root(), "web/app/src/locales", language + ".json");
        using var file = JsonDocument.Parse(await File.ReadAllTextAsync(path, Encoding.UTF8));
        var flat = new Dictionary<string, string>(StringComparer.Ordinal);
        Flatten(file.RootElement, "", flat);
        return flat;
    }

    private static void Flatten(JsonElement element, string prefix, Dictionary<string, string> flat)
    {
        foreach (var member in element.EnumerateObject())
        {
            if (member.Value.ValueKind == JsonValueKind.Object)
            {
                Flatten(member.Value, $"{prefix}{member.Name}.", flat);
            }
            else
            {
                flat[prefix + member.Name] = member.Value.GetString()!;
            }
        }
    }

    [GeneratedRegex(@"^[a-z][A-Za-z]*(\.[A-Za-z0-9_-]+)+$")]
    private static partial Regex Key();

    [GeneratedRegex(@"\{\{[^}]+\}\}")]
    private static partial Regex Hole();
}
