using System.Globalization;

namespace Taktchat.CloudApi;

/// <summary>What the command line and the environment ask for; <see cref="Error"/> is one sentence when they ask for nonsense.</summary>
internal sealed record CommandLine(SimulatorOptions? Options, bool ParentStdin, string? Error)
{
    private const string NotAllowed =
        "The WhatsApp simulator is for demonstrations and tests only: start it with --demo or --test (or with Taktchat__Simulator=true).";

    private const string Known = "it knows --urls, --demo, --test, --parent-stdin, --public-url and --seed";

    public static CommandLine Parse(IReadOnlyList<string> args, Func<string, string?> environment)
    {
        var options = new SimulatorOptions { AppSecret = environment("Taktchat__SimulatorAppSecret") };
        var allowed = bool.TryParse(environment("Taktchat__Simulator"), out var on) && on;
        options = allowed ? options with { Mode = SimulatorMode.Demo } : options;
        var parentStdin = false;
        for (var i = 0; i < args.Count; i++)
        {
            var value = i + 1 < args.Count ? args[i + 1] : null;
            switch (args[i])
            {
                case "--demo" or "--test":
                    allowed = true;
                    options = options with { Mode = args[i] == "--demo" ? SimulatorMode.Demo : SimulatorMode.Test };
                    break;
                case "--parent-stdin":
                    parentStdin = true;
                    break;
                case "--urls" or "--public-url" or "--seed" when value is not null && With(options, args[i], value) is { } changed:
                    options = changed;
                    i++;
                    break;
                default:
                    return new CommandLine(null, false, $"The simulator does not understand {args[i]}; {Known}.");
            }
        }

        return allowed ? new CommandLine(options, parentStdin, null) : new CommandLine(null, false, NotAllowed);
    }

    private static SimulatorOptions? With(SimulatorOptions options, string name, string value) => name switch
    {
        "--urls" => options with { Url = value },
        "--public-url" => options with { PublicUrl = value },
        _ => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seed) ? options with { Seed = seed } : null,
    };
}
