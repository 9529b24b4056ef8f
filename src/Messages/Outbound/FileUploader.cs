using Microsoft.Extensions.Logging;
using Taktchat.Channels.Contracts;
using Taktchat.Files.Contracts;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;

namespace Taktchat.Messages.Outbound;

/// <summary>Brings files to the provider before their messages are claimed: once for a file and a connection, outside the
/// lane's turns. What was uploaded when we died is uploaded again; nobody notices.</summary>
internal sealed partial class FileUploader(
    ChannelSet channels, IFileDesk files, HotWriter writer, IGrainFactory grains, TimeProvider time, ILogger<FileUploader> logger)
{
    public void Start(MissingUpload upload, ConnectionInfo connection) => _ = Task.Run(() => RunAsync(upload, connection));

    private async Task RunAsync(MissingUpload upload, ConnectionInfo connection)
    {
        try
        {
            var outcome = await UploadAsync(upload, connection);
            var valid = channels.Media(connection.Kind)?.UploadValid ?? TimeSpan.Zero;
            await writer.RunAsync(new SettleUpload(
                upload, connection.Id, Ids.New(time), outcome, time.NowMs() + (long)valid.TotalMilliseconds));
        }
        catch (Exception error)
        {
            // The message is still queued: the lane looks again and finds the file missing.
            LogFailed(error, upload.File.Value);
        }

        await grains.GetGrain<ILaneGrain>(connection.Id.Value).UploadedAsync(upload.File.Value);
    }

    private async Task<MediaOutcome> UploadAsync(MissingUpload upload, ConnectionInfo connection)
    {
        if (channels.Media(connection.Kind) is not { } media)
        {
            return new(null, ProviderErrors.NotSupported);
        }

        return await files.FindAsync(upload.Company, upload.File, CancellationToken.None) is not { } file
            ? new(null, ProviderErrors.FileUnreadable)
            : await media.UploadAsync(connection.Id, new(file.Name, file.ContentType, file.Size, async cancellationToken =>
                await files.OpenAsync(upload.Company, upload.File, FileVariant.Original, cancellationToken: cancellationToken)
                    ?? throw new IOException("The file is gone.")), CancellationToken.None);
    }

    [LoggerMessage(1520, LogLevel.Error, "File {File} could not be uploaded and will be tried again")]
    private partial void LogFailed(Exception error, Guid file);
}
