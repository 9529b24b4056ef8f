using System.Globalization;

namespace Taktchat.Load;

/// <summary>The command line: a verb and <c>--name value</c> pairs.</summary>
internal sealed class Options(string verb, IReadOnlyDictionary<string, string> values)
{
    public string Verb { get; } = verb;

    public static Options Parse(string[] args)
    {
        var values = new Dictionary<string, string>();
        for (var i = 1; i + 1 < args.Length; i += 2)
        {
            values[args[i].TrimStart('-')] = args[i + 1];
        }

        return new(args.Length > 0 ? args[0] : "", values);
    }

    public static int Usage()
    {
        Console.Error.WriteLine("""
            Usage: load suite --root FOLDER --server PROGRAM [--only webhooks,push,media,lists] [--rate 5000] [--seconds 60] [--warmup 20]
                   load webhooks --url U --path P --secret S --number N [--rate 5000] [--seconds 60] [--warmup 20] [--customers 500] [--connections 256]
                   load push --url U --token T --path P --secret S --number N [--screens 200] [--rate 400] [--seconds 20]
                   load media --url U --token T --path P --secret S --number N --simulator U [--screens 200] [--rate 20] [--seconds 15]
                   load lists --url U --token T [--path P] [--workers 8] [--seconds 10]
                   load floor [--workers 8] [--seconds 10]
            """);
        return 2;
    }

    public string Text(string name) => values.TryGetValue(name, out var value) ? value : throw new ArgumentException($"--{name} is missing");

    public string? Optional(string name) => values.GetValueOrDefault(name);

    /// <summary>The same line with further values.</summary>
    public Options With(params (string Name, string Value)[] more)
    {
        var all = new Dictionary<string, string>(values);
        foreach (var (name, value) in more)
        {
            all[name] = value;
        }

        return new(Verb, all);
    }

    public int Number(string name, int fallback) =>
        values.TryGetValue(name, out var value) ? int.Parse(value, CultureInfo.InvariantCulture) : fallback;
}
