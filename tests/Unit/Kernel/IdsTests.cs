using Microsoft.Extensions.Time.Testing;
using Taktchat.Kernel;

namespace Taktchat.Unit.Kernel;

public sealed class IdsTests
{
    private readonly FakeTimeProvider _time = new(new(2031, 5, 1, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public void Ids_of_one_millisecond_sort_by_their_making()
    {
        var made = Enumerable.Range(0, 10_000).Select(_ => Ids.New(_time)).ToList();

        Assert.Equal(made.Order(), made);
        Assert.Equal(made.Count, made.Distinct().Count());
    }

    [Fact]
    public void An_id_made_after_the_clock_went_back_still_sorts_later()
    {
        var before = Ids.New(_time);
        var earlier = new FakeTimeProvider(_time.GetUtcNow().AddHours(-1));

        Assert.True(Ids.New(earlier).CompareTo(before) > 0);
    }

    [Fact]
    public void The_bytes_that_databases_compare_sort_like_the_ids()
    {
        var first = Ids.New(_time).ToByteArray(bigEndian: true);
        var second = Ids.New(_time).ToByteArray(bigEndian: true);

        Assert.True(first.AsSpan().SequenceCompareTo(second) < 0);
    }

    [Fact]
    public void An_id_says_version_7_and_the_standard_variant()
    {
        var text = Ids.New(_time).ToString();

        Assert.Equal('7', text[14]);
        Assert.Contains(text[19], "89ab");
    }

    [Fact]
    public async Task Threads_that_make_ids_at_once_never_get_the_same()
    {
        var made = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
            Enumerable.Range(0, 5_000).Select(_ => Ids.New(_time)).ToList())));

        Assert.Equal(40_000, made.SelectMany(x => x).Distinct().Count());
        Assert.All(made, x => Assert.Equal(x.Order(), x));
    }
}
