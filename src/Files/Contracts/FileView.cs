namespace Taktchat.Files.Contracts;

/// <summary>A file on the wire, wherever it appears.</summary>
/// <param name="Kind"><c>image</c>, <c>video</c>, <c>audio</c>, <c>voice</c>, <c>document</c> or <c>sticker</c>.</param>
/// <param name="Url">Relative and signed: good for at least half an hour, then fetch the row again. <c>&amp;download=1</c> saves it.</param>
/// <param name="ThumbnailUrl">WebP of at most 480 pixels; null where there is none.</param>
public sealed record FileView(
    Guid Id, FileKind Kind, string Name, string ContentType, long Size, int? Width, int? Height, int? DurationMs,
    string Url, string? ThumbnailUrl)
{
    public static FileView Of(FileFacts file, IFileLinks links)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(links);
        return new(file.Id.Value, file.Kind, file.Name, file.ContentType, file.Size, file.Width, file.Height, file.DurationMs,
            links.Url(file.CompanyId, file.Id, FileVariant.Original),
            file.HasThumbnail ? links.Url(file.CompanyId, file.Id, FileVariant.Thumbnail) : null);
    }
}
