using System.Globalization;
using Taktchat.Tenancy.Contracts;

namespace Taktchat.Seeder;

/// <summary>Somebody of the company who signs in.</summary>
internal sealed record Colleague(string Name, string Email, Role Role);

/// <summary>Invented people: those who work at the bakery and those who buy there.</summary>
internal static class People
{
    public static readonly IReadOnlyList<Colleague> Staff =
    [
        new("Helena Prado", "helena@padariaestrela.example", Role.Admin),
        new("Marta Antunes", "marta@padariaestrela.example", Role.Supervisor),
        new("Ana Beatriz Moura", "ana@padariaestrela.example", Role.Agent),
        new("Bruno Carvalho", "bruno@padariaestrela.example", Role.Agent),
        new("Camila Ferraz", "camila@padariaestrela.example", Role.Agent),
        new("Diego Nogueira", "diego@padariaestrela.example", Role.Agent),
        new("Elisa Tavares", "elisa@padariaestrela.example", Role.Agent),
        new("Fábio Lacerda", "fabio@padariaestrela.example", Role.Agent),
        new("Gabriela Pinto", "gabriela@padariaestrela.example", Role.Agent),
        new("Igor Sampaio", "igor@padariaestrela.example", Role.Agent),
    ];

    public static readonly string[] FirstNames =
    [
        "Adriana", "Alice", "André", "Antônio", "Aparecida", "Beatriz", "Benedito", "Bianca", "Caio", "Carla", "Carlos", "Cecília",
        "Célia", "Clara", "Cláudio", "Daniela", "Davi", "Débora", "Eduardo", "Elaine", "Emerson", "Érica", "Felipe", "Fernanda",
        "Francisco", "Geraldo", "Giovana", "Guilherme", "Gustavo", "Heitor", "Helena", "Isabela", "Ivone", "João", "Joaquim", "José",
        "Juliana", "Júlio", "Karina", "Larissa", "Leandro", "Letícia", "Lourdes", "Luana", "Lucas", "Luís", "Manuela", "Marcelo",
        "Marcos", "Maria", "Mariana", "Mateus", "Mônica", "Natália", "Neusa", "Otávio", "Patrícia", "Paulo", "Pedro", "Rafael",
        "Raquel", "Regina", "Renato", "Ricardo", "Rita", "Roberto", "Rosana", "Samuel", "Sandra", "Sebastião", "Sílvia", "Simone",
        "Sônia", "Tatiana", "Teresa", "Tiago", "Valéria", "Vanessa", "Vera", "Vinícius", "Wagner", "Yasmin",
    ];

    private static readonly string[] LastNames =
    [
        "Almeida", "Alves", "Andrade", "Araújo", "Barbosa", "Barros", "Batista", "Borges", "Campos", "Cardoso", "Castro", "Correia",
        "Costa", "Cunha", "Dias", "Duarte", "Farias", "Fernandes", "Ferreira", "Freitas", "Garcia", "Gomes", "Gonçalves", "Lima",
        "Lopes", "Machado", "Marques", "Martins", "Medeiros", "Melo", "Mendes", "Miranda", "Monteiro", "Moraes", "Moreira", "Nascimento",
        "Nunes", "Oliveira", "Pereira", "Pires", "Ramos", "Reis", "Ribeiro", "Rocha", "Rodrigues", "Santana", "Santos", "Silva",
        "Siqueira", "Souza", "Teixeira", "Vieira",
    ];

    private static readonly string[] AreaCodes = ["11", "12", "13", "15", "16", "19", "21", "31", "41", "48", "51", "71", "81", "85"];

    /// <summary>Endings to which the simulator answers with a fault; nobody of the demo has one.</summary>
    private static readonly HashSet<int> Magic = [26, 47, 49, 50, 72, 56, 429, 500, 9, 7777, 9999];

    public static string Name(Dice dice) =>
        dice.Percent(15) ? dice.Pick(FirstNames)
        : dice.Percent(20) ? $"{dice.Pick(FirstNames)} {dice.Pick(LastNames)} {dice.Pick(LastNames)}"
        : $"{dice.Pick(FirstNames)} {dice.Pick(LastNames)}";

    /// <summary>Digits of the n-th customer; different for each.</summary>
    public static string Phone(int index)
    {
        var ending = (index * 7919) % 10_000;
        while (Magic.Contains(ending))
        {
            ending = (ending + 5_003) % 10_000;
        }

        // 14 area codes, then 95550, 95551, …: the pair (prefix, ending) is different for each customer as the
        // multiplier is prime to 10,000; a shifted ending gets a prefix of its own.
        var shifted = ending != (index * 7919) % 10_000 ? 6 : 5;
        return string.Create(CultureInfo.InvariantCulture, $"55{AreaCodes[index % AreaCodes.Length]}9{shifted}{index / 10_000:D3}{ending:D4}");
    }
}
