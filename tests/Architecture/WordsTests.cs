using System.Collections;
using System.Reflection;
using Taktchat.Kernel;

namespace Taktchat.Architecture;

/// <summary>Every sentence of the server exists in the three languages of the product.</summary>
public sealed class WordsTests
{
    private const BindingFlags Statics = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    [Fact]
    public void Every_sentence_is_there_in_three_languages()
    {
        var words = new List<(string Where, Words Words)>();
        foreach (var field in Product.Assemblies.SelectMany(x => x.GetTypes()).Where(x => !x.ContainsGenericParameters)
            .SelectMany(x => x.GetFields(Statics)).Where(x => SpeaksOf(x.FieldType)))
        {
            Collect(field.GetValue(null), $"{field.DeclaringType!.Name}.{field.Name}", words);
        }

        Assert.True(words.Count > 60, $"Only {words.Count} sentences were found.");
        Assert.All(words, x => Assert.True(
            x.Words.PtBr.Length > 1 && x.Words.En.Length > 1 && x.Words.Es.Length > 1 && x.Words.PtBr != x.Words.En && x.Words.En != x.Words.Es,
            $"{x.Where}: {x.Words}"));
    }

    [Fact]
    public void A_code_of_a_refusal_has_one_form_and_one_status()
    {
        var failures = Product.Assemblies.SelectMany(x => x.GetTypes()).Where(x => !x.ContainsGenericParameters)
            .SelectMany(x => x.GetFields(Statics)).Where(x => x.FieldType == typeof(Failure)).Select(x => (Failure)x.GetValue(null)!).ToList();
        Assert.True(failures.Count > 20, $"Only {failures.Count} were found.");
        Assert.All(failures, x => Assert.Matches(@"^[a-z_]+(\.[a-z_]+)?$", x.Code));
        Assert.All(failures, x => Assert.InRange(x.Status, 400, 599));
        Assert.Empty(failures.GroupBy(x => x.Code).Where(x => x.Select(y => y.Status).Distinct().Count() > 1).Select(x => x.Key));
    }

    private static bool SpeaksOf(Type type) => type.Assembly.GetName().Name!.StartsWith("Taktchat", StringComparison.Ordinal)
        || (type.IsGenericType && type.GetGenericArguments().Any(SpeaksOf)) || (type.IsArray && SpeaksOf(type.GetElementType()!));

    private static void Collect(object? value, string where, List<(string Where, Words Words)> words, int depth = 0)
    {
        switch (value)
        {
            case Words found:
                words.Add((where, found));
                break;
            case IDictionary dictionary:
                Collect(dictionary.Values, where, words, depth + 1);
                break;
            case IEnumerable many and not string:
                foreach (var one in many)
                {
                    Collect(one, where, words, depth + 1);
                }

                break;
            case not null when depth < 4 && value.GetType().GetMethod("<Clone>$") is not null:
                foreach (var property in value.GetType().GetProperties().Where(x => x.GetIndexParameters().Length == 0 && x.PropertyType != x.DeclaringType))
                {
                    Collect(property.GetValue(value), $"{where}.{property.Name}", words, depth + 1);
                }

                break;
        }
    }
}
