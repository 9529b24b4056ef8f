using SkiaSharp;
using Taktchat.Files.Contracts;

namespace Taktchat.Files.Imaging;

/// <summary>What looking into an image showed.</summary>
internal enum PictureVerdict
{
    Fine,

    /// <summary>Its header asks for more memory than any picture is worth; it was not decoded.</summary>
    TooManyPixels,
    Broken,
}

/// <summary>An image looked into.</summary>
/// <param name="Width">As it is shown, after the camera's orientation.</param>
internal sealed record Picture(PictureVerdict Verdict, int Width = 0, int Height = 0);

/// <summary>Decodes images and makes their thumbnails; on few threads, because a decoded image is fifty times its file.</summary>
internal sealed class Pictures : IDisposable
{
    public const int ThumbnailSide = 480;
    public const int PhotoSide = 256;

    private const int Quality = 80;

    /// <summary>A strip of a pixel's height: no picture, only a way to make somebody allocate.</summary>
    private const int WorstRatio = 100;
    private const int LongestStrip = 4000;
    private const int LongestSide = 30_000;

    private readonly SemaphoreSlim _slots = new(Math.Clamp(Environment.ProcessorCount / 2, 1, 4));

    /// <summary>Looks into an image and writes its thumbnail; <paramref name="isPhoto"/> cuts the middle square out.</summary>
    public async Task<Picture> LookAsync(string path, bool isPhoto, Stream? thumbnail, CancellationToken cancellationToken)
    {
        await _slots.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(() => Look(path, isPhoto, thumbnail), cancellationToken);
        }
        finally
        {
            _slots.Release();
        }
    }

    public void Dispose() => _slots.Dispose();

    private static Picture Look(string path, bool isPhoto, Stream? thumbnail)
    {
        using var codec = SKCodec.Create(path);
        if (codec is null)
        {
            return new(PictureVerdict.Broken);
        }

        var (width, height) = (codec.Info.Width, codec.Info.Height);
        if (IsBomb(width, height))
        {
            return new(PictureVerdict.TooManyPixels, width, height);
        }

        var isTurned = codec.EncodedOrigin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop
            or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        var shown = isTurned ? new SKSizeI(height, width) : new SKSizeI(width, height);
        var target = isPhoto ? new SKSizeI(PhotoSide, PhotoSide) : Fit(shown);
        using var bitmap = Decode(codec, target);
        if (bitmap is null)
        {
            return new(PictureVerdict.Broken, shown.Width, shown.Height);
        }

        if (thumbnail is not null)
        {
            using var drawn = Draw(bitmap, codec.EncodedOrigin, isTurned, target);
            using var encoded = drawn.Encode(SKEncodedImageFormat.Webp, Quality);
            encoded.SaveTo(thumbnail);
        }

        return new(PictureVerdict.Fine, shown.Width, shown.Height);
    }

    internal static bool IsBomb(int width, int height)
    {
        var (shorter, longer) = (Math.Min(width, height), Math.Max(width, height));
        return shorter <= 0 || (long)width * height > FileLimits.Pixels || longer > LongestSide
            || (longer > LongestStrip && longer > (long)shorter * WorstRatio);
    }

    private static SKSizeI Fit(SKSizeI size)
    {
        var scale = Math.Min(1.0, (double)ThumbnailSide / Math.Max(size.Width, size.Height));
        return new(Math.Max(1, (int)Math.Round(size.Width * scale)), Math.Max(1, (int)Math.Round(size.Height * scale)));
    }

    /// <summary>JPEG decodes to an eighth of its size for a fraction of the memory; what is left is shrunk while drawing.</summary>
    private static SKBitmap? Decode(SKCodec codec, SKSizeI target)
    {
        var (width, height) = (codec.Info.Width, codec.Info.Height);
        var wanted = 2f * Math.Max(target.Width, target.Height) / Math.Min(width, height);
        var size = wanted < 1 ? codec.GetScaledDimensions(wanted) : new SKSizeI(width, height);
        var info = new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888,
            codec.Info.AlphaType == SKAlphaType.Opaque ? SKAlphaType.Opaque : SKAlphaType.Premul);
        var bitmap = new SKBitmap();
        if (bitmap.TryAllocPixels(info) && codec.GetPixels(info, bitmap.GetPixels()) == SKCodecResult.Success)
        {
            return bitmap;
        }

        bitmap.Dispose();
        return null;
    }

    private static SKImage Draw(SKBitmap bitmap, SKEncodedOrigin origin, bool isTurned, SKSizeI target)
    {
        var (width, height) = isTurned ? (bitmap.Height, bitmap.Width) : (bitmap.Width, bitmap.Height);
        using var surface = SKSurface.Create(new SKImageInfo(target.Width, target.Height, SKColorType.Rgba8888, SKAlphaType.Premul));
        var canvas = surface.Canvas;
        // To the edges and over them: a photo's middle stays, and the rest of it falls off both sides.
        var scale = Math.Max((float)target.Width / width, (float)target.Height / height);
        canvas.Translate((target.Width - (width * scale)) / 2, (target.Height - (height * scale)) / 2);
        canvas.Scale(scale);
        canvas.Concat(Upright(origin, width, height));
        using var image = SKImage.FromBitmap(bitmap);
        canvas.DrawImage(image, 0, 0, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        return surface.Snapshot();
    }

    /// <summary>From the camera's sensor to what its owner saw; the eight values of EXIF's Orientation.</summary>
    private static SKMatrix Upright(SKEncodedOrigin origin, int width, int height) => origin switch
    {
        SKEncodedOrigin.TopRight => new(-1, 0, width, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new(-1, 0, width, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new(1, 0, 0, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new(0, -1, width, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new(0, -1, width, -1, 0, height, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new(0, 1, 0, -1, 0, height, 0, 0, 1),
        _ => SKMatrix.Identity,
    };
}
