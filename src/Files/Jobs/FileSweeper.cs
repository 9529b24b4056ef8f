using Microsoft.Extensions.Logging;
using Taktchat.Files.Blobs;
using Taktchat.Files.Storing;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Work;

namespace Taktchat.Files.Jobs;

/// <summary>Deletes files that nobody attached within a day, and blobs that belong to no file any more.</summary>
internal sealed partial class FileSweeper(
    FileLeftovers leftovers, HotWriter writer, IBlobStore blobs, TimeProvider time, ILogger<FileSweeper> logger)
    : DueWorker(time, logger)
{
    private readonly TimeProvider _time = time;

    protected override TimeSpan Sweep => TimeSpan.FromMinutes(10);

    /// <summary>One batch of each kind; answers whether there may be more.</summary>
    internal async Task<bool> SweepBatchAsync(CancellationToken cancellationToken)
    {
        var removed = await RemoveUnusedAsync(cancellationToken);
        var deleted = await DeleteBlobsAsync(cancellationToken);
        return removed || deleted;
    }

    protected override Task<bool> RunDueAsync(CancellationToken cancellationToken) => SweepBatchAsync(cancellationToken);

    private async Task<bool> RemoveUnusedAsync(CancellationToken cancellationToken)
    {
        var unused = await leftovers.UnusedAsync(cancellationToken);
        var jobs = unused.ConvertAll(x => new RemoveFile(x.Company, x.Id, onlyUnused: true));
        foreach (var job in jobs)
        {
            await writer.PostAsync(job, cancellationToken);
        }

        foreach (var job in jobs)
        {
            try
            {
                await job.Done;
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                // Referred to without having been marked as used: the database keeps it, and the others go.
                LogStillReferred(error, job.Id.Value);
            }
        }

        return jobs.Count == FileLeftovers.Batch && jobs.Exists(x => x.IsRemoved);
    }

    private async Task<bool> DeleteBlobsAsync(CancellationToken cancellationToken)
    {
        var due = await leftovers.DueAsync(cancellationToken);
        foreach (var left in due)
        {
            long? again = null;
            try
            {
                await blobs.DeleteAsync(left.BlobKey, cancellationToken);
                await blobs.DeleteAsync(FileRow.ThumbnailKey(left.BlobKey), cancellationToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                // The store may be away for a while; the row stays until its blobs are gone.
                LogNotDeleted(error, left.Id.Value);
                again = _time.NowMs() + (60 * 60_000);
            }

            await writer.RunAsync(new SettleLeftover(left.Company, left.Id, again), cancellationToken);
        }

        return due.Count == FileLeftovers.Batch;
    }

    [LoggerMessage(1720, LogLevel.Error, "File {File} is not marked as used and cannot be deleted")]
    private partial void LogStillReferred(Exception error, Guid file);

    [LoggerMessage(1721, LogLevel.Warning, "The blobs of file {File} could not be deleted and will be tried again")]
    private partial void LogNotDeleted(Exception error, Guid file);
}
