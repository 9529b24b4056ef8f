using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Taktchat.Channels.Contracts;
using Taktchat.Files.Contracts;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Events;
using Taktchat.Kernel.Work;
using Taktchat.Messages.Contracts;

namespace Taktchat.Messages.Media;

/// <summary>Fetches the files of inbound messages, apart from the messages: a file that cannot be had delays nothing and is
/// tried again for a day; then the message says why, and a person may ask once more.</summary>
internal sealed partial class MediaFetcher(
    IConnectionDirectory connections, ChannelSet channels, IFileDesk files, HotWriter writer, TimeProvider time,
    ILogger<MediaFetcher> logger) : DueWorker(time, logger), IAfterCommit<MediaWaiting>
{
    /// <summary>Files fetched at once on this node.</summary>
    private const int MaxAtOnce = 6;

    private readonly ConcurrentDictionary<Guid, ClaimedFetch> _running = new();

    /// <summary>Files being fetched now; tests wait for zero.</summary>
    public int Running => _running.Count;

    protected override TimeSpan Sweep => TimeSpan.FromSeconds(5);

    public ValueTask HandleAsync(MediaWaiting happened, CancellationToken cancellationToken)
    {
        Poke();
        return ValueTask.CompletedTask;
    }

    protected override async Task<bool> RunDueAsync(CancellationToken cancellationToken)
    {
        var running = _running.Values.ToList();
        var claim = new ClaimFetches(Math.Max(0, MaxAtOnce - running.Count), running);
        await writer.RunAsync(claim, cancellationToken);
        foreach (var fetch in claim.Claimed.Where(x => _running.TryAdd(x.Message, x)))
        {
            _ = Task.Run(() => RunAsync(fetch, cancellationToken), CancellationToken.None);
        }

        return false;
    }

    private async Task RunAsync(ClaimedFetch fetch, CancellationToken cancellationToken)
    {
        try
        {
            var (file, outcome) = await FetchAsync(fetch, cancellationToken);
            await writer.RunAsync(new SettleFetch(fetch, file, outcome), cancellationToken);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // Its claim runs out and it is due again.
            LogFailed(error, fetch.Message);
        }
        catch (OperationCanceledException)
        {
            // We are stopping: the same.
        }
        finally
        {
            _running.TryRemove(fetch.Message, out _);
            Poke();
        }
    }

    private async Task<(FileFacts? File, MediaOutcome Outcome)> FetchAsync(ClaimedFetch fetch, CancellationToken cancellationToken)
    {
        var connection = await connections.FindAsync(fetch.Connection, cancellationToken);
        if (connection is null || channels.Media(connection.Kind) is not { } media)
        {
            return (null, new(null, ProviderErrors.ConnectionDeleted));
        }

        if (MessageContent.FromJson(fetch.Content)?.Remote is not { } remote)
        {
            return (null, new(null, ProviderErrors.MediaGone));
        }

        FileFacts? file = null;
        Failure? refused = null;
        var outcome = await media.DownloadAsync(fetch.Connection, remote.Id, async (content, token) =>
            (file, refused) = await files.SaveAsync(new NewFile(
                fetch.Company, content, NameOf(fetch, remote), remote.MimeType, FileLimits.Largest, UseOf(fetch.Type), By: null), token),
            cancellationToken);
        return outcome.Code is not null ? (null, outcome)
            : refused is not null ? (null, new(null, refused.Status == 413 ? ProviderErrors.MediaTooBig : ProviderErrors.FileUnreadable, refused.Code))
            : (file, outcome);
    }

    /// <summary>What has no name gets one that says what it is; the file desk adds nothing to it but safety.</summary>
    private static string? NameOf(ClaimedFetch fetch, RemoteMedia remote) => remote.FileName ?? fetch.Type.Word();

    private static FileUse UseOf(MessageType type) => type switch
    {
        MessageType.Voice => FileUse.VoiceNote,
        MessageType.Sticker => FileUse.Sticker,
        MessageType.Document => FileUse.Document,
        _ => FileUse.Attachment,
    };

    [LoggerMessage(1530, LogLevel.Error, "The file of message {Message} could not be stored; it is tried again")]
    private partial void LogFailed(Exception error, Guid message);
}
