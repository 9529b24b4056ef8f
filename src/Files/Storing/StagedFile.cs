using System.Buffers;
using System.Security.Cryptography;
using Taktchat.Files.Blobs;
using Taktchat.Kernel;

namespace Taktchat.Files.Storing;

/// <summary>Makes files that are not finished yet.</summary>
internal sealed class StagingArea(FileFolders folders, TimeProvider time)
{
    public StagedFile Create() => new(Path.Combine(folders.Staging, Ids.New(time).ToString("N")));
}

/// <summary>A file being received or made: on the disk from the first byte on, so that memory stays flat; gone when disposed,
/// unless a blob store has taken it.</summary>
internal sealed class StagedFile : IAsyncDisposable
{
    private const int BufferSize = 64 * 1024;

    public StagedFile(string path)
    {
        Path = path;
        Stream = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, 1,
            FileOptions.Asynchronous);
    }

    public string Path { get; }

    public FileStream Stream { get; }

    public long Size => Stream.Length;

    /// <summary>Copies to the end of the content; false as soon as it is longer than the limit.</summary>
    public async Task<bool> FillAsync(Stream content, long limit, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            long total = 0;
            int read;
            while ((read = await content.ReadAsync(buffer.AsMemory(0, BufferSize), cancellationToken)) > 0)
            {
                if ((total += read) > limit)
                {
                    return false;
                }

                await Stream.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }

            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Lower-case hexadecimal, of what is on the disk.</summary>
    public async Task<string> HashAsync(CancellationToken cancellationToken)
    {
        Stream.Position = 0;
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(Stream, cancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        await Stream.DisposeAsync();
        File.Delete(Path);
    }
}
