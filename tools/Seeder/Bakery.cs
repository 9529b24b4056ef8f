using System.Globalization;

namespace Taktchat.Seeder;

/// <summary>One line of a conversation.</summary>
internal readonly record struct Line(bool FromCustomer, string Text);

/// <summary>A conversation as it might be held in the bakery, with gaps for names, goods and times.</summary>
internal sealed record Talk(string Queue, IReadOnlyList<Line> Lines);

/// <summary>The conversations of <c>padaria.txt</c> and what fills their gaps.</summary>
internal sealed class Bakery
{
    private static readonly CultureInfo Brazil = CultureInfo.GetCultureInfo("pt-BR");

    private static readonly Dictionary<string, string[]> Words = new()
    {
        ["bolo"] = ["chocolate", "cenoura", "prestígio", "morango", "leite ninho", "abacaxi com coco", "nozes", "limão", "maracujá", "red velvet"],
        ["salgado"] = ["coxinha", "empadinha", "quibe", "esfiha", "bolinha de queijo", "pastel assado", "enroladinho"],
        ["doce"] = ["brigadeiro", "beijinho", "quindim", "bomba de chocolate", "sonho", "torta de limão", "pudim"],
        ["pao"] = ["pão francês", "pão de queijo", "pão de milho", "baguete", "ciabatta", "pão integral", "pão de batata"],
        ["dia"] = ["sábado", "domingo", "sexta", "quinta", "quarta", "terça", "segunda", "amanhã"],
        ["hora"] = ["7h", "8h30", "9h", "10h", "11h30", "14h", "15h", "16h30", "17h", "18h"],
        ["bairro"] = ["Jardim Aurora", "Vila Mirante", "Centro", "Alto da Serra", "Parque das Águas", "Bela Vista", "Santa Clara"],
        ["rua"] = ["Rua das Acácias", "Rua do Moinho", "Avenida Brasil", "Rua Sete de Abril", "Travessa do Sol", "Rua dos Ipês"],
    };

    private static readonly Dictionary<string, (int From, int To)> Numbers = new()
    {
        ["gente"] = (15, 80),
        ["kilo"] = (2, 6),
        ["qtd"] = (2, 20),
        ["numero"] = (12, 980),
        ["apto"] = (11, 174),
        ["min"] = (10, 40),
        ["pedido"] = (10_200, 48_900),
    };

    private static readonly Dictionary<string, (int From, int To)> Prices = new()
    {
        ["caro"] = (80, 390),
        ["barato"] = (5, 15),
        ["unitario"] = (18, 36),
    };

    private readonly List<Talk> _talks = [];

    public Bakery()
    {
        using var reader = new StreamReader(typeof(Bakery).Assembly.GetManifestResourceStream("padaria.txt")!);
        List<Line> lines = [];
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith("== ", StringComparison.Ordinal))
            {
                lines = [];
                _talks.Add(new(line[3..], lines));
            }
            else if (line.Length > 3 && line[1] == ':')
            {
                lines.Add(new(line[0] == 'c', line[3..]));
            }
        }
    }

    /// <summary>A conversation between these two, its gaps filled alike from its first to its last line.</summary>
    public Talk Hold(Dice dice, string customer, string agent)
    {
        var talk = dice.Pick(_talks);
        var filled = new Dictionary<string, string> { ["nome"] = customer, ["agente"] = agent };
        return talk with { Lines = talk.Lines.Select(x => x with { Text = Fill(x.Text, filled, dice) }).ToList() };
    }

    private static string Fill(string text, Dictionary<string, string> filled, Dice dice)
    {
        var start = 0;
        while ((start = text.IndexOf('{', start)) >= 0)
        {
            var end = text.IndexOf('}', start);
            var gap = text[(start + 1)..end];
            if (!filled.TryGetValue(gap, out var word))
            {
                filled[gap] = word = Choose(gap, dice);
            }

            text = string.Concat(text.AsSpan(0, start), word, text.AsSpan(end + 1));
            start += word.Length;
        }

        return text;
    }

    private static string Choose(string gap, Dice dice) =>
        Words.TryGetValue(gap, out var words) ? dice.Pick(words)
        : Numbers.TryGetValue(gap, out var number) ? dice.Between(number.From, number.To).ToString(CultureInfo.InvariantCulture)
        : Prices.TryGetValue(gap, out var price) ? (dice.Between(price.From * 2, price.To * 2) / 2m).ToString("0.00", Brazil)
        : gap == "outro" ? dice.Pick(People.FirstNames)
        : throw new InvalidOperationException($"padaria.txt has a gap that nothing fills: {gap}.");
}
