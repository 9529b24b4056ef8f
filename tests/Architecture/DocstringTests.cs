using System.Reflection;
using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace Taktchat.Architecture;

/// <summary>What others rely on says in a sentence what it means to the business.</summary>
public sealed class DocstringTests
{
    [Fact]
    public void Every_public_type_of_a_contract_is_explained()
    {
        var types = TypesIn("Contracts").Where(x => x.IsPublic).ToList();
        Assert.True(types.Count > 30, $"Only {types.Count} types were found.");
        Assert.Empty(Unexplained(types));
    }

    [Fact]
    public void Every_endpoint_is_explained()
    {
        var endpoints = TypesIn("Endpoints").Where(x => x.Name.EndsWith("Endpoint", StringComparison.Ordinal)).ToList();
        Assert.True(endpoints.Count > 30, $"Only {endpoints.Count} endpoints were found.");
        Assert.Empty(Unexplained(endpoints));
    }

    private static IEnumerable<Type> TypesIn(string folder) => Product.Modules.SelectMany(x => Product.AssemblyOf(x).GetTypes())
        .Where(x => x.Namespace?.EndsWith($".{folder}", StringComparison.Ordinal) == true && !x.IsNested)
        .Where(x => x.GetCustomAttribute<CompilerGeneratedAttribute>() is null);

    private static List<string> Unexplained(List<Type> types)
    {
        var explained = types.Select(x => x.Assembly.GetName().Name!).Distinct().SelectMany(Explained).ToHashSet();
        return [.. types.Select(x => x.FullName!).Where(x => !explained.Contains(x)).Order()];
    }

    private static IEnumerable<string> Explained(string assembly) =>
        XDocument.Load(Path.Combine(AppContext.BaseDirectory, assembly + ".xml")).Descendants("member")
            .Where(x => x.Elements("summary").Concat(x.Elements("param")).Any(y => y.Value.Trim().Contains(' ', StringComparison.Ordinal)))
            .Select(x => x.Attribute("name")!.Value)
            .Where(x => x.StartsWith("T:", StringComparison.Ordinal))
            .Select(x => x[2..]);
}
