using System.Diagnostics;
using Taktchat.Proof.Harness;
using Taktchat.Unit.Files;

namespace Taktchat.Proof;

/// <summary>Fifty megabytes go through the server, up and down, and never lie in its memory.</summary>
[Collection(Scale.OneAtATime)]
public sealed class BigFileTests
{
    private const long Megabyte = 1024 * 1024;
    private const long Big = 50 * Megabyte;
    private const int Several = 5;

    /// <summary>Far less than one such file would take in memory, for one at a time and for five at once.</summary>
    private const double MayGrowMegabytes = 32;

    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_film_of_50_megabytes_goes_up_and_down_whole_while_the_memory_stays_flat()
    {
        await using var stage = await Stage.OpenAsync();
        using var courier = new Courier(stage, Cancellation);
        await WarmUpAsync(stage, courier);
        var films = await FilmsAsync(stage, Several, Big);

        var grown = new List<double>
        {
            await MeasureAsync(stage, "one up", () => courier.UpAsync(films[0], 0)),
            await MeasureAsync(stage, "one down", () => courier.DownAsync(films[0], 0)),
            await MeasureAsync(stage, "five up", () => AtOnceAsync(films, courier.UpAsync)),
            await MeasureAsync(stage, "five down", () => AtOnceAsync(films, courier.DownAsync)),
        };
        Assert.All(grown, x => Assert.InRange(x, 0, MayGrowMegabytes));
    }

    [Fact]
    public async Task A_bucket_takes_and_gives_it_without_a_copy_in_memory()
    {
        await using var bucket = await S3Fake.StartAsync();
        await using var stage = await Stage.OpenAsync(settings: [
            ("Taktchat__Files__S3__Endpoint", bucket.Address), ("Taktchat__Files__S3__Bucket", S3Fake.Bucket),
            ("Taktchat__Files__S3__Region", S3Fake.Region), ("Taktchat__Files__S3__AccessKey", S3Fake.AccessKey),
            ("Taktchat__Files__S3__SecretKey", S3Fake.Secret),
        ]);
        using var courier = new Courier(stage, Cancellation);
        await WarmUpAsync(stage, courier);
        var films = await FilmsAsync(stage, 1, Big);

        var up = await MeasureAsync(stage, "one up to a bucket", () => courier.UpAsync(films[0], 0));
        var down = await MeasureAsync(stage, "one down from a bucket", () => courier.DownAsync(films[0], 0));
        Assert.InRange(up, 0, MayGrowMegabytes);
        Assert.InRange(down, 0, MayGrowMegabytes);
        Assert.NotEmpty(bucket.Keys);
        Assert.Equal(0, bucket.OpenUploads);
    }

    /// <summary>The same roads with small files: what is loaded, compiled and pooled for good is there before the measuring.</summary>
    private static async Task WarmUpAsync(Stage stage, Courier courier)
    {
        await OutboundLedgerTests.CustomersWriteAsync(stage, stage.Api, Several);
        for (var round = 0; round < 2; round++)
        {
            var films = await FilmsAsync(stage, Several, Megabyte);
            await AtOnceAsync(films, courier.UpAsync);
            await AtOnceAsync(films, courier.DownAsync);
        }
    }

    private static async Task<Film[]> FilmsAsync(Stage stage, int count, long size)
    {
        var folder = Directory.CreateDirectory(Path.Combine(stage.Folder, "films")).FullName;
        return await Task.WhenAll(Enumerable.Range(0, count).Select(x => Film.MakeAsync(folder, (int)(size / Megabyte) * 100 + x, size)));
    }

    private static Task AtOnceAsync(Film[] films, Func<Film, int, Task> carry) =>
        Task.WhenAll(films.Select((film, customer) => carry(film, customer)));

    private static async Task<double> MeasureAsync(Stage stage, string what, Func<Task> runs)
    {
        var start = Stopwatch.GetTimestamp();
        var (before, peak) = await Memory.WhileAsync(stage.First.Id, runs);
        Scale.Report($"{what} on {Engines.Name}: {peak - before:F1} MB above {before:F1} MB, {Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s");
        return peak - before;
    }
}
