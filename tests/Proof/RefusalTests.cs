using Taktchat.Proof.Harness;

namespace Taktchat.Proof;

/// <summary>What cannot start says why in one sentence, and the running server does not notice.</summary>
[Collection(Scale.OneAtATime)]
public sealed class RefusalTests
{
    private const string AnyPort = "http://127.0.0.1:0";

    [Fact]
    public async Task A_start_that_cannot_be_is_refused_in_one_sentence()
    {
        await using var stage = await Stage.OpenAsync();
        var other = Path.Combine(stage.Folder, "other");

        Check($"Another Taktchat process is already using the data folder {stage.Folder}.", await stage.RefusedAsync(AnyPort));
        Check($"The port of {stage.Address} is already taken; choose another with --urls.",
            await stage.RefusedAsync(stage.Address.ToString(), ("Taktchat__DataFolder", other)));
        Check("nowhere is not an address to listen on; write it like --urls http://127.0.0.1:5080.",
            await stage.RefusedAsync("nowhere", ("Taktchat__DataFolder", other)));

        var file = Path.Combine(stage.Folder, "file");
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);
        Check($"The data folder {file} cannot be used:", await stage.RefusedAsync(AnyPort, ("Taktchat__DataFolder", file)));
        Check("Taktchat__Database is not a connection string we understand:",
            await stage.RefusedAsync(AnyPort, ("Taktchat__DataFolder", other), ("Taktchat__Database", "Colour=green")));
        Check("The PostgreSQL database cannot be used:",
            await stage.RefusedAsync(AnyPort, ("Taktchat__DataFolder", other), ("Taktchat__Database", "Host=127.0.0.1;Port=1;Username=nobody;Database=none")));
        await foreach (var (sentence, settings) in Roles(stage.Database))
        {
            Check(sentence, await stage.RefusedAsync(AnyPort, [("Taktchat__DataFolder", other), .. settings]));
        }

        Check("The bucket for files is only half configured: Taktchat__Files__S3 lacks AccessKey, SecretKey, Endpoint or Region.",
            await stage.RefusedAsync(AnyPort, ("Taktchat__DataFolder", other), ("Taktchat__Files__S3__Bucket", "arquivos")));
        Check("The folder for files of Taktchat__Files__Folder cannot be used:",
            await stage.RefusedAsync(AnyPort, ("Taktchat__DataFolder", other), ("Taktchat__Files__Folder", file)));
        foreach (var (sentence, settings) in Clusters(stage.Folder))
        {
            Check(sentence, await stage.RefusedAsync(AnyPort, [("Taktchat__DataFolder", other), .. settings]));
        }

        Assert.Equal("ready", (await stage.HealthAsync()).GetProperty("status").GetString());

        await stage.StopServerAsync();
        await stage.ExecuteSqlAsync("""insert into "__EFMigrationsHistory" values ('20991231000000_Later', '99')""");
        Check("The database was made by a newer version of Taktchat (it has 20991231000000_Later); start that version, or restore a backup.",
            await stage.RefusedAsync(AnyPort));
    }

    /// <summary>Roles that no policy between companies would hold, and an owner of something else.</summary>
    private static async IAsyncEnumerable<(string Sentence, (string, string)[] Settings)> Roles(string? database)
    {
        const string Owner = "Taktchat__MigrationDatabase";
        if (database is null)
        {
            yield return ($"{Owner} is for PostgreSQL:", [(Owner, "Host=127.0.0.1;Database=none")]);
            yield break;
        }

        yield return ("The PostgreSQL role taktchat_above of Taktchat__Database is a superuser or has BYPASSRLS",
            [("Taktchat__Database", await Engines.AsAsync(database, "taktchat_above", "bypassrls"))]);
        yield return ($"{Owner} is not the database of Taktchat__Database", [(Owner, Engines.Server!)]);
    }

    /// <summary>What a node of a cluster lacks: everything on SQLite, one thing after the other on PostgreSQL.</summary>
    private static IEnumerable<(string Sentence, (string, string)[] Settings)> Clusters(string folder)
    {
        const string Address = "Taktchat__Cluster__AdvertisedAddress";
        const string Needs = $"A cluster ({Address}) needs ";
        yield return ($"{Address} must be the IP address at which the other nodes reach this one, not nowhere.", [(Address, "nowhere")]);
        if (Engines.Name == "SQLite")
        {
            yield return (Needs + "PostgreSQL in Taktchat__Database", [(Address, "127.0.0.1")]);
            yield break;
        }

        var keys = ("Taktchat__KeyFolder", Path.Combine(folder, "keys"));
        yield return (Needs + "Taktchat__KeyFolder", [(Address, "127.0.0.1")]);
        yield return (Needs + "Taktchat__Redis", [(Address, "127.0.0.1"), keys]);
        var redis = ("Taktchat__Redis", "127.0.0.1:1");
        yield return (Needs + "a place for files that its nodes share", [(Address, "127.0.0.1"), keys, redis]);
        // An address kept for examples (RFC 5737), which no machine has.
        yield return ($"{Address}: 192.0.2.1 is not an address of this machine.",
            [(Address, "192.0.2.1"), keys, redis, ("Taktchat__Files__Folder", Path.Combine(folder, "files"))]);
    }

    private static void Check(string sentence, (int Code, string Said) refusal)
    {
        Assert.StartsWith(sentence, refusal.Said, StringComparison.Ordinal);
        Assert.Single(refusal.Said.Trim().Split('\n'));
        Assert.Equal(2, refusal.Code);
    }
}
