using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Taktchat.Architecture;

public sealed class MethodLengthTests
{
    private const int LongestMethod = 40;

    /// <summary>Accepted, each because its parts are read together; whoever shortens one strikes it out here.</summary>
    private static readonly string[] Accepted =
    [
        // A table: one row for each provider error about a customer.
        "src/Channels/Contracts/ProviderErrorTable.cs Customer",
        // Which of the changed fields asks for a new check is one decision.
        "src/Channels/Endpoints/UpdateConnection.cs MoveNext",
        // The order of the start, told once from top to bottom.
        "src/Server/Program.cs MoveNext",
    ];

    [Fact]
    public void No_method_is_longer_than_a_screen()
    {
        var methods = Product.ModulesAndServer.SelectMany(MethodsOf).ToList();
        Assert.True(methods.Count > 500, $"Only {methods.Count} methods were found.");
        var tooLong = methods.Where(x => x.Lines > LongestMethod).ToList();
        var unexpected = tooLong.Where(x => !Accepted.Contains(x.File)).Select(x => $"{x.File} at line {x.Line}: {x.Lines} lines").ToList();
        Assert.True(unexpected.Count == 0, string.Join('\n', unexpected));
        Assert.Equal(Accepted, tooLong.Select(x => x.File).Distinct().Order(StringComparer.Ordinal));
    }

    /// <summary>From the debug symbols: the first and the last line that a method's statements stand on. Constructors are left
    /// out: theirs count the initialisers of fields all over the class.</summary>
    private static List<(string File, int Line, int Lines)> MethodsOf(string module)
    {
        var path = Path.Combine(AppContext.BaseDirectory, $"Taktchat.{module}");
        using var code = new PEReader(File.OpenRead(path + ".dll"));
        using var symbols = MetadataReaderProvider.FromPortablePdbStream(File.OpenRead(path + ".pdb"));
        var (names, lines) = (code.GetMetadataReader(), symbols.GetMetadataReader());
        var methods = new List<(string, int, int)>();
        foreach (var handle in lines.MethodDebugInformation)
        {
            var name = names.GetString(names.GetMethodDefinition(MetadataTokens.MethodDefinitionHandle(MetadataTokens.GetRowNumber(handle))).Name);
            var method = lines.GetMethodDebugInformation(handle);
            var points = method.GetSequencePoints().Where(x => !x.IsHidden).ToList();
            if (points.Count == 0 || name is ".ctor" or ".cctor")
            {
                continue;
            }

            var file = lines.GetString(lines.GetDocument(points[0].Document).Name).Replace('\\', '/');
            if (!file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/Migrations/", StringComparison.Ordinal))
            {
                var (first, last) = (points.Min(x => x.StartLine), points.Max(x => x.EndLine));
                methods.Add(($"{file[(file.LastIndexOf("/src/", StringComparison.Ordinal) + 1)..]} {name}", first, last - first + 1));
            }
        }

        return methods;
    }
}
