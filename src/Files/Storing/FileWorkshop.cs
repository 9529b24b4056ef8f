using Taktchat.Files.Contracts;
using Taktchat.Files.Domain;
using Taktchat.Files.Imaging;
using Taktchat.Files.Sniffing;
using Taktchat.Kernel;

namespace Taktchat.Files.Storing;

/// <summary>A file ready to be stored.</summary>
internal sealed record PreparedFile(StagedFile Original, FileShape Shape, string Name) : IAsyncDisposable
{
    public StagedFile? Thumbnail { get; init; }

    public async ValueTask DisposeAsync()
    {
        await Original.DisposeAsync();
        if (Thumbnail is not null)
        {
            await Thumbnail.DisposeAsync();
        }
    }
}

/// <summary>Looks at a received file, decides whether it may be sent, and makes of it what it is wanted for.</summary>
internal sealed class FileWorkshop(StagingArea staging, Pictures pictures, VoiceWorkshop voices, PosterWorkshop posters)
{
    public async Task<(PreparedFile? File, Failure? Failure)> PrepareAsync(
        StagedFile staged, NewFile file, CancellationToken cancellationToken)
    {
        var shape = MediaProbe.Look(staged.Stream, Sniffer.Sniff(staged.Stream, file.Name, file.DeclaredType));
        if (!file.IsInbound && shape.IsDangerous)
        {
            return (null, FileFailures.KindRefused);
        }

        if (shape.Kind == FileKind.Image)
        {
            return await PictureAsync(staged, file, shape, cancellationToken);
        }

        if (file.Use == FileUse.VoiceNote)
        {
            return await voices.PrepareAsync(staged, file, shape, cancellationToken);
        }

        return file switch
        {
            { IsInbound: false, Use: FileUse.Photo } => (null, FileFailures.NotAnImage),
            { IsInbound: false, Use: FileUse.Sticker } => (null, FileFailures.NotASticker),
            { Use: FileUse.Document } => Finish(staged, file, shape, null),
            _ => await FilmAsync(staged, file, shape, cancellationToken),
        };
    }

    private async Task<(PreparedFile?, Failure?)> FilmAsync(
        StagedFile staged, NewFile file, FileShape shape, CancellationToken cancellationToken)
    {
        var (film, failure) = Finish(staged, file, shape, null);
        return film is null ? (null, failure)
            : (film with { Thumbnail = await posters.MakeAsync(staged, shape, cancellationToken) }, null);
    }

    private async Task<(PreparedFile?, Failure?)> PictureAsync(
        StagedFile staged, NewFile file, FileShape shape, CancellationToken cancellationToken)
    {
        var isSticker = file.Use == FileUse.Sticker && shape.ContentType == "image/webp" && staged.Size <= FileLimits.Sticker;
        if (!file.IsInbound && ((file.Use == FileUse.Sticker && !isSticker) || file.Use == FileUse.VoiceNote))
        {
            return (null, isSticker || file.Use == FileUse.Sticker ? FileFailures.NotASticker : FileFailures.NotAVoice);
        }

        var thumbnail = isSticker ? null : staging.Create();
        var isKept = false;
        try
        {
            var picture = await pictures.LookAsync(staged.Path, file.Use == FileUse.Photo, thumbnail?.Stream, cancellationToken);
            if (picture.Verdict != PictureVerdict.Fine)
            {
                return Refuse(staged, file, picture.Verdict);
            }

            var result = Finish(staged, file, shape with
            {
                Kind = isSticker ? FileKind.Sticker : FileKind.Image,
                Width = picture.Width,
                Height = picture.Height,
            }, thumbnail);
            isKept = result.File is not null;
            return result;
        }
        finally
        {
            if (!isKept && thumbnail is not null)
            {
                await thumbnail.DisposeAsync();
            }
        }
    }

    /// <summary>Kept as bytes nobody decodes, where it came in or is sent as a document; else refused.</summary>
    private static (PreparedFile? File, Failure? Failure) Refuse(StagedFile staged, NewFile file, PictureVerdict verdict) =>
        file.IsInbound || file.Use == FileUse.Document
            ? Finish(staged, file, FileShape.Unknown, null)
            : (null, verdict == PictureVerdict.Broken ? FileFailures.BrokenImage : FileFailures.TooManyPixels);

    private static (PreparedFile? File, Failure? Failure) Finish(
        StagedFile staged, NewFile file, FileShape shape, StagedFile? thumbnail)
    {
        shape = file.Use == FileUse.Document ? shape with { Kind = FileKind.Document } : shape;
        var limit = FileLimits.ForSending(shape.Kind);
        if (!file.IsInbound && staged.Size > limit)
        {
            return (null, FileFailures.TooBig(limit));
        }

        var name = FileNames.Clean(file.Name, "file" + shape.Extension);
        return (new PreparedFile(staged, shape, name) { Thumbnail = thumbnail }, null);
    }
}
