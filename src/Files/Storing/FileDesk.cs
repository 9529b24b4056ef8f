using Taktchat.Files.Blobs;
using Taktchat.Files.Contracts;
using Taktchat.Files.Domain;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;

namespace Taktchat.Files.Storing;

/// <inheritdoc cref="IFileDesk"/>
internal sealed class FileDesk(
    StagingArea staging, FileWorkshop workshop, IBlobStore blobs, HotWriter writer, FileRows rows, TimeProvider time) : IFileDesk
{
    /// <summary>No upload takes as long; what is left after that belongs to nobody.</summary>
    private static readonly TimeSpan LongestUpload = TimeSpan.FromHours(24);

    public async Task<(FileFacts? File, Failure? Failure)> SaveAsync(NewFile file, CancellationToken cancellationToken)
    {
        var limit = Math.Min(file.MaxBytes, FileLimits.Largest);
        await using var staged = staging.Create();
        if (!await staged.FillAsync(file.Content, limit, cancellationToken))
        {
            return (null, FileFailures.TooBig(limit));
        }

        if (staged.Size == 0)
        {
            return (null, FileFailures.Empty);
        }

        var (prepared, failure) = await workshop.PrepareAsync(staged, file, cancellationToken);
        if (prepared is null)
        {
            return (null, failure);
        }

        await using (prepared)
        {
            return (await StoreAsync(file, prepared, cancellationToken), null);
        }
    }

    public async Task<FileFacts?> FindAsync(CompanyId company, FileId id, CancellationToken cancellationToken) =>
        (await rows.FindAsync(company, id, cancellationToken))?.Facts;

    public async Task<IReadOnlyDictionary<FileId, FileFacts>> FindManyAsync(
        CompanyId company, IReadOnlyCollection<FileId> ids, CancellationToken cancellationToken) =>
        (await rows.FindManyAsync(company, ids, cancellationToken)).ToDictionary(x => x.Facts.Id, x => x.Facts);

    public async Task<Stream?> OpenAsync(
        CompanyId company, FileId id, FileVariant variant, long offset = 0, long? length = null,
        CancellationToken cancellationToken = default) =>
        (await rows.FindAsync(company, id, cancellationToken))?.KeyOf(variant) is { } key
            ? await blobs.OpenAsync(key, offset, length, cancellationToken) : null;

    public async Task<bool> DeleteAsync(CompanyId company, FileId id, CancellationToken cancellationToken)
    {
        var job = new RemoveFile(company, id, onlyUnused: false);
        await writer.RunAsync(job, cancellationToken);
        return job.IsRemoved;
    }

    private async Task<FileFacts> StoreAsync(NewFile file, PreparedFile prepared, CancellationToken cancellationToken)
    {
        var id = new FileId(Ids.New(time));
        var shape = prepared.Shape;
        var facts = new FileFacts(id, file.CompanyId, shape.Kind, prepared.Name, shape.ContentType, prepared.Original.Size,
            shape.Width, shape.Height, shape.DurationMs, prepared.Thumbnail is not null,
            await prepared.Original.HashAsync(cancellationToken));
        var row = new FileRow(facts, FileRow.NewKey(file.CompanyId, id));
        var until = time.NowMs() + (long)LongestUpload.TotalMilliseconds;
        await writer.RunAsync(new ReserveBlob(file.CompanyId, id, row.BlobKey, until), cancellationToken);
        await PutAsync(row.BlobKey, prepared.Original, shape.ContentType, cancellationToken);
        if (prepared.Thumbnail is { } thumbnail)
        {
            await PutAsync(FileRow.ThumbnailKey(row.BlobKey), thumbnail, FileRow.ThumbnailType, cancellationToken);
        }

        await writer.RunAsync(new StoreFile(row, file.By), cancellationToken);
        return facts;
    }

    private async Task PutAsync(string key, StagedFile staged, string contentType, CancellationToken cancellationToken)
    {
        await staged.Stream.FlushAsync(cancellationToken);
        await blobs.PutAsync(key, staged.Path, contentType, cancellationToken);
    }
}
