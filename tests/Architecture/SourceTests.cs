using System.Text.RegularExpressions;

namespace Taktchat.Architecture;

/// <summary>What the text of the sources must and must not say.</summary>
public sealed partial class SourceTests
{
    private const int LongestFile = 300;
    private const string SystemDoor = "src/Kernel/Data/SystemQueries.cs";
    private const string RowSecurity = "src/Kernel/Data/RowSecurity.cs";

    /// <summary>Who may look at the rows of every company: sign-in, the judge, the look-up of a connection by a key, sweeps, the
    /// one writer, and what runs before the first request.</summary>
    private static readonly string[] MayCrossCompanies =
    [
        "src/Channels/Health/ConnectionDirectory.cs",
        "src/Channels/Health/ConnectionHealth.cs",
        "src/Channels/Inbound/WebhookRegistry.cs",
        "src/Channels/Templates/TemplateSync.cs",
        "src/Files/Storing/FileLeftovers.cs",
        "src/Kernel/Data/HotWriter.cs",
        "src/Messages/Outbound/LaneSweeper.cs",
        "src/Server/Demo/DemoStage.cs",
        "src/Server/Health/HealthEndpoints.cs",
        "src/Server/Hosting/Migrator.cs",
        "src/Tenancy/Judging/AccessJudge.cs",
        "src/Tenancy/SignIn/PurgeSignIns.cs",
        "src/Tenancy/SignIn/Sessions.cs",
        "src/Tenancy/SignIn/SignInDesk.cs",
        "tools/Seeder/CompanySeeder.cs",
    ];

    /// <summary>Raw SQL passes the company filter by; each of these writes <c>company_id</c> into its statements itself.</summary>
    private static readonly string[] MayWriteSql =
    [
        "src/Channels/Endpoints/ConnectionFigures.cs",
        "src/Channels/Inbound/",
        "src/Contacts/Resolving/",
        "src/Files/Storing/",
        "src/Kernel/",
        "src/Messages/Attached/",
        "src/Messages/Handlers/MessageReferences.cs",
        "src/Messages/Inbound/",
        "src/Messages/Media/",
        "src/Messages/Outbound/",
        "src/Messages/Reads/",
        "src/Server/Demo/DemoStage.cs",
        "src/Server/Health/HealthEndpoints.cs",
        "src/Tenancy/Audit/",
        "src/Tenancy/Contracts/CompanyDirectory.cs",
        "src/Tenancy/SignIn/",
        "src/Tickets/Desk/",
        "src/Tickets/Endpoints/ReadTicket.cs",
        "src/Tickets/Reads/",
    ];

    [Fact]
    public void Only_the_listed_files_look_past_their_company()
    {
        var callers = Product.Sources("src", "tools")
            .Where(x => x != SystemDoor && SystemEntry().IsMatch(Product.Read(x)));
        Assert.Equal(MayCrossCompanies, callers);
    }

    /// <summary>PostgreSQL's policy <c>system</c> has one door; the settings of the session are named beside it only.</summary>
    [Fact]
    public void Only_one_class_opens_the_policy_of_the_system()
    {
        Assert.Equal([SystemDoor], FilesWith("RowScope.System"));
        Assert.Equal([SystemDoor], FilesWith("RowSecurity.OfSystem(").Where(x => x != "src/Kernel/Data/Database.cs"));
        Assert.Equal([RowSecurity], FilesWith("\"taktchat.system\""));
        Assert.Equal([RowSecurity], FilesWith("\"taktchat.company\""));
        Assert.Equal([RowSecurity, "src/Server/Hosting/RowSecuritySetup.cs"], FilesWith("RowSecurity.SystemSetting", "{SystemSetting}"));
        Assert.Equal([RowSecurity], FilesWith("set_config"));
        // Whoever opens a connection himself has no company: it sees no row of any.
        Assert.Equal(
            ["src/Kernel/Data/Database.cs", RowSecurity, "src/Kernel/Sql/PostgreSqlSession.cs",
                "src/Server/Hosting/PostgreSqlMembership.cs", "src/Server/Hosting/RowSecuritySetup.cs"],
            FilesWith("NpgsqlConnection ", "NpgsqlConnection(", "NpgsqlConnection)", "NpgsqlDataSource"));

        static IEnumerable<string> FilesWith(params string[] words) => Product.Sources("src", "tools")
            .Where(x => words.Any(word => Product.Read(x).Contains(word, StringComparison.Ordinal)));
    }

    [Fact]
    public void Only_the_listed_places_write_sql()
    {
        var writers = Product.Sources("src").Where(x => Product.Read(x).Contains("SqlStatement", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(writers);
        Assert.All(writers, x => Assert.Contains(MayWriteSql, place => x.StartsWith(place, StringComparison.Ordinal)));
        Assert.All(MayWriteSql, place => Assert.Contains(writers, x => x.StartsWith(place, StringComparison.Ordinal)));
    }

    [Fact]
    public void No_file_is_longer_than_a_reader_keeps_in_mind()
    {
        var sources = Product.Sources("src", "simulators", "tests", "tools", "bench");
        var longest = sources.Select(x => $"{x}: {Product.Read(x).Count(c => c == '\n')}")
            .Where(x => int.Parse(x.Split(": ")[1], System.Globalization.CultureInfo.InvariantCulture) > LongestFile);
        Assert.Empty(longest);
    }

    [Fact]
    public void Nothing_is_left_for_later_and_no_rule_is_switched_off_unexplained()
    {
        foreach (var path in Product.Sources("src", "simulators", "tools"))
        {
            var lines = Product.Read(path).Split('\n');
            Assert.All(lines, line => Assert.DoesNotMatch(LeftForLater(), line));
            Assert.All(lines, line => Assert.False(
                line.Contains("#pragma warning disable", StringComparison.Ordinal) && !line.Contains("//", StringComparison.Ordinal),
                $"{path}: {line.Trim()}"));
        }
    }

    [Fact]
    public void A_constructor_asks_for_at_most_six_things()
    {
        var types = Product.Assemblies.SelectMany(x => x.GetTypes())
            .Where(x => x is { IsClass: true } && x.Namespace?.StartsWith("Taktchat", StringComparison.Ordinal) == true && !IsWireOrRow(x)).ToList();
        Assert.True(types.Count > 100);
        var greedy = types.SelectMany(x => x.GetConstructors().Where(c => c.GetParameters().Length > 6).Select(_ => x.FullName));
        Assert.Empty(greedy);
    }

    /// <summary>Records carry data; only what does work counts its needs.</summary>
    private static bool IsWireOrRow(Type type) => type.GetMethod("<Clone>$") is not null || type.Name.Contains('<', StringComparison.Ordinal);

    [GeneratedRegex(@"OfEveryCompany<|ReadOfEveryCompanyAsync|\.OpenWriter\(|\.ForMigrations\(")]
    private static partial Regex SystemEntry();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b|NotImplementedException")]
    private static partial Regex LeftForLater();
}
