using System.Text.Json;
using Taktchat.Kernel;

namespace Taktchat.Unit.Kernel;

/// <summary>How times look on the wire.</summary>
public sealed class JsonTests
{
    [Theory]
    [InlineData("2026-11-24T01:29:12.8079999+00:00", "2026-11-24T01:29:12.807Z")]
    [InlineData("2026-11-24T01:29:12+00:00", "2026-11-24T01:29:12.000Z")]
    [InlineData("2026-11-23T22:29:12.5-03:00", "2026-11-24T01:29:12.500Z")]
    [InlineData("0001-01-01T00:00:00+00:00", "0001-01-01T00:00:00.000Z")]
    public void A_time_is_written_in_UTC_with_milliseconds(string time, string written) =>
        Assert.Equal($"\"{written}\"", JsonSerializer.Serialize(
            DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture), Json.Options));
}
