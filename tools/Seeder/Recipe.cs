namespace Taktchat.Seeder;

/// <summary>How much of a company is made up: one recipe for the demo, one for load figures.</summary>
/// <param name="Talks">Conversations strung together in one ticket.</param>
public sealed record Recipe(
    string Name, string Company, int Contacts, int Tickets, int Pending, int OpenPerAgent, int Days, int Talks)
{
    /// <summary>What a newcomer sees after one command: 1,200 tickets of three months.</summary>
    public static readonly Recipe Demo = new("demo", "Padaria Estrela", 400, 1_200, 36, 5, 90, 1);

    /// <summary>What load figures are measured on: 100,000 tickets and 2 million messages of three years.</summary>
    public static readonly Recipe Large = new("large", "Padaria Estrela", 30_000, 100_000, 400, 150, 1_000, 3);

    public static Recipe? Of(string name) => name switch
    {
        "demo" => Demo,
        "large" => Large,
        _ => null,
    };
}
