using System.Buffers.Binary;
using System.IO.Compression;
using SkiaSharp;
using Taktchat.Files.Imaging;

namespace Taktchat.Unit.Files;

public sealed class PicturesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("taktchat-pictures-").FullName;
    private readonly Pictures _pictures = new();

    public void Dispose()
    {
        _pictures.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg, 1600, 900, 480, 270)]
    [InlineData(SKEncodedImageFormat.Png, 300, 1200, 120, 480)]
    [InlineData(SKEncodedImageFormat.Webp, 100, 80, 100, 80)]
    public async Task A_thumbnail_is_at_most_480_pixels_and_keeps_the_ratio(
        SKEncodedImageFormat format, int width, int height, int expectedWidth, int expectedHeight)
    {
        var (picture, thumbnail) = await LookAsync(Corners(width, height, format));
        Assert.Equal(new Picture(PictureVerdict.Fine, width, height), picture);
        Assert.Equal((expectedWidth, expectedHeight), (thumbnail.Width, thumbnail.Height));
        Assert.Equal(SKColors.Red, Near(thumbnail, 0.1f, 0.1f));
        Assert.Equal(SKColors.Blue, Near(thumbnail, 0.9f, 0.9f));
    }

    /// <summary>The upper left quarter of the sensor is red, the upper right green, the lower left white, the lower right blue;
    /// where red and green end up for each of the eight values follows from EXIF's own table.</summary>
    [Theory]
    [InlineData(1, 0.1f, 0.1f, 0.9f, 0.1f)]
    [InlineData(2, 0.9f, 0.1f, 0.1f, 0.1f)]
    [InlineData(3, 0.9f, 0.9f, 0.1f, 0.9f)]
    [InlineData(4, 0.1f, 0.9f, 0.9f, 0.9f)]
    [InlineData(5, 0.1f, 0.1f, 0.1f, 0.9f)]
    [InlineData(6, 0.9f, 0.1f, 0.9f, 0.9f)]
    [InlineData(7, 0.9f, 0.9f, 0.9f, 0.1f)]
    [InlineData(8, 0.1f, 0.9f, 0.1f, 0.1f)]
    public async Task A_thumbnail_stands_as_the_camera_was_held(int orientation, float redX, float redY, float greenX, float greenY)
    {
        var (picture, thumbnail) = await LookAsync(WithOrientation(Corners(1200, 800, SKEncodedImageFormat.Jpeg), orientation));
        var isTurned = orientation >= 5;
        Assert.Equal(isTurned ? (800, 1200) : (1200, 800), (picture.Width, picture.Height));
        Assert.Equal(isTurned ? (320, 480) : (480, 320), (thumbnail.Width, thumbnail.Height));
        Assert.Equal(SKColors.Red, Near(thumbnail, redX, redY));
        Assert.Equal(SKColors.Lime, Near(thumbnail, greenX, greenY));
    }

    [Fact]
    public async Task A_profile_photo_is_its_middle_square()
    {
        using var bitmap = new SKBitmap(900, 300);
        bitmap.Erase(SKColors.Red);
        using (var canvas = new SKCanvas(bitmap))
        using (var paint = new SKPaint { Color = SKColors.Blue })
        {
            canvas.DrawRect(300, 0, 300, 300, paint);
        }

        var (_, thumbnail) = await LookAsync(Encode(bitmap, SKEncodedImageFormat.Png), isPhoto: true);
        Assert.Equal((256, 256), (thumbnail.Width, thumbnail.Height));
        Assert.Equal(SKColors.Blue, Near(thumbnail, 0.05f, 0.5f));
        Assert.Equal(SKColors.Blue, Near(thumbnail, 0.95f, 0.5f));
    }

    [Fact]
    public async Task A_bomb_of_a_few_kilobytes_is_not_decoded()
    {
        var bomb = Png(50_000, 50_000);
        Assert.InRange(bomb.Length, 50, 10_000);
        var before = GC.GetTotalAllocatedBytes();
        var (picture, _) = await LookAsync(bomb, expectThumbnail: false);
        Assert.Equal(PictureVerdict.TooManyPixels, picture.Verdict);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 10_000_000);
    }

    [Theory]
    [InlineData(8000, 5000, false)]
    [InlineData(8000, 5001, true)]
    [InlineData(1080, 20_000, false)]
    [InlineData(1, 4001, true)]
    [InlineData(1, 400, false)]
    [InlineData(31_000, 1000, true)]
    [InlineData(0, 10, true)]
    public void A_bomb_is_known_by_its_measures(int width, int height, bool isBomb) =>
        Assert.Equal(isBomb, Pictures.IsBomb(width, height));

    [Theory]
    [InlineData("GIF89a/*\0\0\0*/=1;alert(document.domain)//")]
    [InlineData("GIF89a")]
    [InlineData("\u0089PNG\r\n\u001A\nnot a chunk")]
    public async Task Bytes_that_only_begin_like_an_image_are_broken(string text)
    {
        var (picture, _) = await LookAsync(System.Text.Encoding.Latin1.GetBytes(text), expectThumbnail: false);
        Assert.Equal(PictureVerdict.Broken, picture.Verdict);
    }

    [Fact]
    public async Task An_image_that_breaks_off_is_broken()
    {
        var whole = Corners(800, 600, SKEncodedImageFormat.Png);
        var (picture, _) = await LookAsync(whole[..(whole.Length / 2)], expectThumbnail: false);
        Assert.Equal(PictureVerdict.Broken, picture.Verdict);
    }

    private async Task<(Picture, SKBitmap)> LookAsync(byte[] bytes, bool isPhoto = false, bool expectThumbnail = true)
    {
        var path = Path.Combine(_folder, Guid.CreateVersion7().ToString("N"));
        await File.WriteAllBytesAsync(path, bytes);
        using var output = new MemoryStream();
        var picture = await _pictures.LookAsync(path, isPhoto, output, default);
        Assert.Equal(expectThumbnail, output.Length > 0);
        return (picture, expectThumbnail ? SKBitmap.Decode(output.ToArray()) : new SKBitmap());
    }

    /// <summary>The pure colour that a place is nearest to: compression and shrinking blur.</summary>
    private static SKColor Near(SKBitmap bitmap, float x, float y)
    {
        var seen = bitmap.GetPixel((int)(bitmap.Width * x), (int)(bitmap.Height * y));
        SKColor[] pure = [SKColors.Red, SKColors.Lime, SKColors.Blue, SKColors.White];
        return pure.MinBy(c => Math.Abs(c.Red - seen.Red) + Math.Abs(c.Green - seen.Green) + Math.Abs(c.Blue - seen.Blue));
    }

    private static byte[] Corners(int width, int height, SKEncodedImageFormat format)
    {
        using var bitmap = new SKBitmap(width, height, isOpaque: true);
        using var canvas = new SKCanvas(bitmap);
        (float X, float Y, SKColor Color)[] quarters =
            [(0, 0, SKColors.Red), (0.5f, 0, SKColors.Lime), (0, 0.5f, SKColors.White), (0.5f, 0.5f, SKColors.Blue)];
        foreach (var (x, y, color) in quarters)
        {
            using var paint = new SKPaint { Color = color };
            canvas.DrawRect(x * width, y * height, width / 2f, height / 2f, paint);
        }

        return Encode(bitmap, format);
    }

    private static byte[] Encode(SKBitmap bitmap, SKEncodedImageFormat format)
    {
        using var data = bitmap.Encode(format, 95);
        return data.ToArray();
    }

    /// <summary>The least EXIF there is: one entry, the orientation.</summary>
    private static byte[] WithOrientation(byte[] jpeg, int orientation)
    {
        byte[] exif =
        [
            0xFF, 0xE1, 0x00, 0x22, .. "Exif\0\0"u8, .. "MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0,
            0, 0, 0, 0,
        ];
        return [.. jpeg[..2], .. exif, .. jpeg[2..]];
    }

    /// <summary>A grey image whose rows are all there in the compressed data of a smaller one: only the header claims.</summary>
    private static byte[] Png(int width, int height)
    {
        using var memory = new MemoryStream();
        memory.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;
        Chunk(memory, "IHDR"u8, header);
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            zlib.Write(new byte[1_000_000]);
        }

        Chunk(memory, "IDAT"u8, packed.ToArray());
        Chunk(memory, "IEND"u8, []);
        return memory.ToArray();
    }

    private static void Chunk(Stream png, ReadOnlySpan<byte> type, byte[] content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        png.Write(number);
        byte[] body = [.. type, .. content];
        png.Write(body);
        var crc = 0xFFFFFFFFu;
        foreach (var b in body)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
            }
        }

        BinaryPrimitives.WriteUInt32BigEndian(number, ~crc);
        png.Write(number);
    }
}
