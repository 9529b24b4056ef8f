using System.Reflection;
using System.Text.RegularExpressions;

namespace Taktchat.Architecture;

/// <summary>What there is to judge: the modules, lowest first, and their sources.</summary>
internal static partial class Product
{
    /// <summary>Each module may name itself and what stands to its left; the server stands above all.</summary>
    public static readonly string[] Modules = ["Kernel", "Tenancy", "Files", "Channels", "Contacts", "Tickets", "Messages"];

    public static string Root { get; } = FindRoot();

    public static IEnumerable<string> ModulesAndServer => [.. Modules, "Server"];

    public static IEnumerable<Assembly> Assemblies => ModulesAndServer.Select(AssemblyOf);

    public static Assembly AssemblyOf(string module) => Assembly.Load($"Taktchat.{module}");

    /// <summary>The hand-written C# files below a folder, as paths relative to the root with forward slashes.</summary>
    public static List<string> Sources(params string[] folders)
    {
        var files = folders
            .SelectMany(x => Directory.EnumerateFiles(Path.Combine(Root, x), "*.cs", SearchOption.AllDirectories))
            .Select(x => Path.GetRelativePath(Root, x).Replace('\\', '/'))
            .Where(x => !NotWritten().IsMatch(x))
            .Order(StringComparer.Ordinal)
            .ToList();
        Assert.NotEmpty(files);
        return files;
    }

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Taktchat.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("Taktchat.slnx was not found above the tests.");
    }

    [GeneratedRegex("/(bin|obj)/|/Migrations/(Sqlite|PostgreSql)/")]
    private static partial Regex NotWritten();
}
