namespace Taktchat.Files.Blobs;

/// <summary>A folder: of this machine, or one that several share.</summary>
internal sealed class FolderBlobStore(FileFolders folders) : IBlobStore
{
    public Task PutAsync(string key, string path, string contentType, CancellationToken cancellationToken)
    {
        var target = PathOf(key);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        using (var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite))
        {
            // A rename may be on the disk before the bytes are.
            RandomAccess.FlushToDisk(file);
        }

        File.Move(path, target, overwrite: true);
        return Task.CompletedTask;
    }

    public Task<Stream?> OpenAsync(string key, long offset, long? length, CancellationToken cancellationToken)
    {
        FileStream file;
        try
        {
            file = new FileStream(PathOf(key), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1,
                FileOptions.Asynchronous);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }

        file.Position = Math.Min(offset, file.Length);
        return Task.FromResult<Stream?>(length is { } most ? new BoundedStream(file, most) : file);
    }

    public Task<long?> SizeAsync(string key, CancellationToken cancellationToken)
    {
        var file = new FileInfo(PathOf(key));
        return Task.FromResult(file.Exists ? file.Length : (long?)null);
    }

    public Task DeleteAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            File.Delete(PathOf(key));
        }
        catch (DirectoryNotFoundException)
        {
            // Never stored.
        }

        return Task.CompletedTask;
    }

    /// <summary>Keys are ours alone; this keeps a slip of ours from reaching another folder.</summary>
    private string PathOf(string key)
    {
        var path = Path.GetFullPath(Path.Combine(folders.Blobs, key));
        return path.StartsWith(folders.Blobs + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? path : throw new ArgumentException("The key leads out of the folder of the files.", nameof(key));
    }
}
