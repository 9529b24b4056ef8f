using Taktchat.Files.Contracts;
using Taktchat.Files.Converting;
using Taktchat.Files.Imaging;
using Taktchat.Files.Sniffing;

namespace Taktchat.Files.Storing;

/// <summary>The still picture a film is shown by, where ffmpeg is; without it the screen shows its own.</summary>
internal sealed class PosterWorkshop(StagingArea staging, Ffmpeg ffmpeg, Pictures pictures)
{
    /// <summary>Null where there is none to be had.</summary>
    public async Task<StagedFile?> MakeAsync(StagedFile film, FileShape shape, CancellationToken cancellationToken)
    {
        if (shape.Kind != FileKind.Video || !Ffmpeg.Knows(shape.ContentType)
            || (shape is { Width: { } width, Height: { } height } && Pictures.IsBomb(width, height)))
        {
            return null;
        }

        await film.Stream.FlushAsync(cancellationToken);
        await using var still = staging.Create();
        if (!await ffmpeg.ToPosterAsync(film.Path, shape.ContentType, still.Path, cancellationToken))
        {
            return null;
        }

        var poster = staging.Create();
        var isKept = false;
        try
        {
            var picture = await pictures.LookAsync(still.Path, isPhoto: false, poster.Stream, cancellationToken);
            isKept = picture.Verdict == PictureVerdict.Fine;
            return isKept ? poster : null;
        }
        finally
        {
            if (!isKept)
            {
                await poster.DisposeAsync();
            }
        }
    }
}
