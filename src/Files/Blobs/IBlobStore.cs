namespace Taktchat.Files.Blobs;

/// <summary>Where bytes lie: a folder, or a bucket.</summary>
internal interface IBlobStore
{
    /// <summary>Stores a finished local file under a key; it is there whole or not at all. The local file may be taken away.</summary>
    Task PutAsync(string key, string path, string contentType, CancellationToken cancellationToken);

    /// <summary>The bytes from <paramref name="offset"/> on, at most <paramref name="length"/>; null when there is no such blob.</summary>
    Task<Stream?> OpenAsync(string key, long offset, long? length, CancellationToken cancellationToken);

    /// <summary>How many bytes it has; null when there is no such blob.</summary>
    Task<long?> SizeAsync(string key, CancellationToken cancellationToken);

    /// <summary>Deletes it; one that is not there is no error.</summary>
    Task DeleteAsync(string key, CancellationToken cancellationToken);
}
