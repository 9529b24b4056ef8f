namespace Taktchat.Channels.Contracts;

/// <summary>A file to hand to the provider.</summary>
/// <param name="Open">Opens it from its beginning; called once for each try.</param>
/// <param name="Size">Bytes.</param>
public sealed record FileUpload(string Name, string ContentType, long Size, Func<CancellationToken, Task<Stream>> Open);

/// <summary>What became of moving a file.</summary>
/// <param name="ProviderId">Of an upload: the provider's id for it.</param>
/// <param name="Code">Null when it worked; else the provider's error or one of ours (<see cref="ProviderErrors"/>).</param>
/// <param name="MayRetry">Whether the same may work later.</param>
public sealed record MediaOutcome(string? ProviderId, int? Code = null, string? Detail = null, bool MayRetry = false);

/// <summary>Files of messages, to and from the provider of a channel.</summary>
public interface IChannelMedia
{
    ConnectionKind Kind { get; }

    /// <summary>How long a file may be sent by the id of its upload.</summary>
    TimeSpan UploadValid { get; }

    /// <summary>Does not throw for anything the network or the provider does.</summary>
    Task<MediaOutcome> UploadAsync(ConnectionId connection, FileUpload file, CancellationToken cancellationToken);

    /// <summary>Reads a file into <paramref name="take"/>, which may refuse it by throwing. Does not throw for anything the
    /// network or the provider does.</summary>
    Task<MediaOutcome> DownloadAsync(
        ConnectionId connection, string providerId, Func<Stream, CancellationToken, Task> take, CancellationToken cancellationToken);
}

/// <summary>The channels of this installation, by kind.</summary>
public sealed class ChannelSet(IEnumerable<IChannelSender> senders, IEnumerable<IChannelMedia> media)
{
    private readonly Dictionary<ConnectionKind, IChannelSender> _senders = senders.ToDictionary(x => x.Kind);
    private readonly Dictionary<ConnectionKind, IChannelMedia> _media = media.ToDictionary(x => x.Kind);

    public IChannelSender Sender(ConnectionKind kind) => _senders[kind];

    /// <summary>Null for a channel that has no files.</summary>
    public IChannelMedia? Media(ConnectionKind kind) => _media.GetValueOrDefault(kind);

    /// <summary>Null for a kind of connection that this version cannot send through.</summary>
    public ChannelCapabilities? Capabilities(ConnectionKind kind) => _senders.GetValueOrDefault(kind)?.Capabilities;
}
