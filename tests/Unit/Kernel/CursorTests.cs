using Taktchat.Kernel;

namespace Taktchat.Unit.Kernel;

public sealed class CursorTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1_795_000_000_123)]
    [InlineData(-1)]
    [InlineData(long.MaxValue)]
    public void A_cursor_reads_back_as_it_was_written(long position)
    {
        var cursor = new Cursor(position, Guid.CreateVersion7());

        Assert.True(Cursor.TryParse(cursor.ToString(), out var read));
        Assert.Equal(cursor, read);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void No_cursor_is_the_top_of_the_list(string? text)
    {
        Assert.True(Cursor.TryParse(text, out var cursor));
        Assert.Equal(Cursor.Top, cursor);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("AAAAAAAAAAAAAAAA!AAAAAAAAAAAAAAA")]
    [InlineData("AAAAAAAAAAAAAAAA+AAAAAAAAAAAAAA/")]
    [InlineData("' or 1=1 --                     ")]
    public void What_we_did_not_write_is_refused(string text) => Assert.False(Cursor.TryParse(text, out _));

    [Theory]
    [InlineData(null, 50)]
    [InlineData(0, 1)]
    [InlineData(-5, 1)]
    [InlineData(200, 200)]
    [InlineData(100_000, 200)]
    public void A_limit_is_kept_within_bounds(int? wanted, int given) => Assert.Equal(given, Cursor.Clamp(wanted));

    [Fact]
    public void A_surplus_row_proves_that_there_is_more_and_is_not_shown()
    {
        var ids = Enumerable.Range(0, 4).Select(_ => Guid.CreateVersion7()).ToList();

        var more = Page<Guid>.Of([.. ids], 3, x => new(7, x));
        var last = Page<Guid>.Of([.. ids], 4, x => new(7, x));

        Assert.Equal(ids.Take(3), more.Items);
        Assert.Equal(new Cursor(7, ids[2]).ToString(), more.Next);
        Assert.Equal(ids, last.Items);
        Assert.Null(last.Next);
    }
}
