using System.Xml.Linq;
using ArchUnitNET.Domain;
using ArchUnitNET.Loader;

namespace Taktchat.Architecture;

public sealed class ModuleTests
{
    private static readonly ArchUnitNET.Domain.Architecture Everything =
        new ArchLoader().LoadAssemblies([.. Product.Assemblies]).Build();

    /// <summary>Arrows that close a circle and are accepted; whoever removes one strikes it out here.</summary>
    private static readonly string[] AcceptedArrows =
    [
        // An entity collects the events that its own saving publishes.
        "Kernel: Data → Events",
        // A changed token is tried at once, and what the provider says decides about the connection's health.
        "Channels: Health → CloudApi",
        // The session on the wire is the answer of the sign-in desk itself.
        "Tenancy: SignIn → Endpoints",
    ];

    public static TheoryData<string> Names => [.. Product.ModulesAndServer];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_module_names_only_what_stands_below_it(string module)
    {
        var below = Product.ModulesAndServer.TakeWhile(x => x != module).Select(x => $"Taktchat.{x}").ToHashSet();
        var named = Product.AssemblyOf(module).GetReferencedAssemblies().Select(x => x.Name!)
            .Where(x => Product.ModulesAndServer.Contains(x.Split('.')[^1]) && x.StartsWith("Taktchat.", StringComparison.Ordinal))
            .ToList();
        Assert.True(module == "Kernel" ? named.Count == 0 : named.Count > 0, $"{module} names {named.Count} modules.");
        Assert.All(named, x => Assert.Contains(x, below));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_project_refers_only_to_projects_below_it(string module)
    {
        var below = Product.ModulesAndServer.TakeWhile(x => x != module).Append("Seeder").ToHashSet();
        var file = XDocument.Parse(Product.Read($"src/{module}/{module}.csproj"));
        var referred = file.Descendants("ProjectReference")
            .Select(x => Path.GetFileNameWithoutExtension(x.Attribute("Include")!.Value.Replace('\\', '/'))).ToList();
        Assert.Equal(module == "Kernel", referred.Count == 0);
        Assert.All(referred, x => Assert.Contains(x, below));
        Assert.True(module == "Server" || !referred.Contains("Seeder"), "Only the server may carry the seeder.");
    }

    /// <summary>A circle closes when a folder can be reached from itself; the accepted arrows, which close one, are left out.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void The_folders_of_a_module_form_no_circle(string module)
    {
        var arrows = ArrowsOf(module);
        var accepted = AcceptedArrows.Where(x => x.StartsWith($"{module}: ", StringComparison.Ordinal)).Select(x => x[(module.Length + 2)..]).ToList();
        Assert.All(accepted, x => Assert.Contains(x, arrows));
        var left = arrows.Except(accepted).Select(x => x.Split(" → ")).ToLookup(x => x[0], x => x[1]);
        Assert.All(left.Select(x => x.Key), folder => Assert.DoesNotContain(folder, ReachedFrom(folder, left)));
    }

    private static List<string> ArrowsOf(string module)
    {
        var prefix = $"Taktchat.{module}.";
        var inside = Everything.Types.Where(x => FolderOf(x, prefix) is not null).ToList();
        Assert.True(inside.Count > 3, $"Only {inside.Count} types were found in the folders of {module}.");
        return [.. inside.SelectMany(x => x.Dependencies.Select(y => (From: FolderOf(x, prefix), To: FolderOf(y.Target, prefix))))
            .Where(x => x.To is not null && x.From != x.To).Select(x => $"{x.From} → {x.To}").Distinct().Order(StringComparer.Ordinal)];
    }

    private static string? FolderOf(IType type, string prefix) =>
        type.Namespace?.FullName is { } name && name.StartsWith(prefix, StringComparison.Ordinal) ? name[prefix.Length..].Split('.')[0] : null;

    private static HashSet<string> ReachedFrom(string folder, ILookup<string, string> arrows)
    {
        var reached = new HashSet<string>();
        var open = new Stack<string>(arrows[folder]);
        while (open.TryPop(out var next))
        {
            if (reached.Add(next))
            {
                foreach (var further in arrows[next])
                {
                    open.Push(further);
                }
            }
        }

        return reached;
    }

    /// <summary>A folder shows what a file may be asked for: a use case does not lean on another use case.</summary>
    [Theory]
    [InlineData("Domain")]
    [InlineData("Contracts")]
    public void What_lies_below_names_no_endpoint(string folder)
    {
        var lower = Everything.Types.Where(x => x.Namespace.FullName.EndsWith($".{folder}", StringComparison.Ordinal)).ToList();
        Assert.True(lower.Count > 5);
        Assert.All(lower, type => Assert.DoesNotContain(
            type.Dependencies, x => x.Target.Namespace.FullName.EndsWith(".Endpoints", StringComparison.Ordinal)));
    }
}
