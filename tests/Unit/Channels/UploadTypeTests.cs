using Taktchat.Channels.CloudApi;

namespace Taktchat.Unit.Channels;

/// <summary>What a file is called at the provider's door, which judges by it.</summary>
public sealed class UploadTypeTests
{
    private const long Megabyte = 1024 * 1024;

    [Theory]
    [InlineData("image/jpeg", 5 * Megabyte, "image/jpeg")]
    [InlineData("image/jpeg", (5 * Megabyte) + 1, "text/plain")]
    [InlineData("video/mp4", 16 * Megabyte, "video/mp4")]
    [InlineData("video/mp4", 50 * Megabyte, "text/plain")]
    [InlineData("video/quicktime", 1, "text/plain")]
    [InlineData("audio/ogg", 1, "audio/ogg; codecs=opus")]
    [InlineData("audio/ogg", 17 * Megabyte, "text/plain")]
    [InlineData("image/webp", 500 * 1024, "image/webp")]
    [InlineData("image/webp", Megabyte, "text/plain")]
    [InlineData("application/pdf", 100 * Megabyte, "application/pdf")]
    [InlineData("application/zip", 1, "text/plain")]
    public void A_type_the_provider_does_not_take_at_this_size_goes_up_as_any_document(string type, long size, string told) =>
        Assert.Equal(told, CloudApiFiles.UploadType(type, size));
}
