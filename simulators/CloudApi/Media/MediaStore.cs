using System.Buffers;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using Taktchat.CloudApi.Time;
using Taktchat.CloudApi.World;

namespace Taktchat.CloudApi.Media;

/// <summary>Uploaded and received media, on disk in a folder that lives as long as the simulator.</summary>
internal sealed class MediaStore(SimClock clock, SimRandom random) : IDisposable
{
    /// <summary>The oldest files make room, so that a load test does not fill the disk.</summary>
    private const long Capacity = 4L * 1024 * 1024 * 1024;

    public static readonly TimeSpan UploadLifetime = TimeSpan.FromDays(30);
    public static readonly TimeSpan InboundLifetime = TimeSpan.FromDays(7);

    private readonly ConcurrentDictionary<string, MediaFile> files = new();
    private readonly ConcurrentQueue<string> order = new();
    private readonly Lazy<string> folder = new(() => Directory.CreateTempSubdirectory("taktchat-media-").FullName);
    private long stored;

    /// <summary>The file, unless its time on the platform is over.</summary>
    public MediaFile? Find(string id) => files.TryGetValue(id, out var file) && file.ExpiresAt > clock.UtcNow ? file : null;

    /// <summary>The file as the phone has it: there, no expiry counts.</summary>
    public MediaFile? OnPhone(string id) => files.GetValueOrDefault(id);

    /// <summary>Writes the stream to disk; null when it is longer than any media may be.</summary>
    public async Task<StoredBytes?> WriteAsync(Stream content, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder.Value, random.NextDigits(24));
        var buffer = ArrayPool<byte>.Shared.Rent(81_920);
        var isWhole = false;
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var head = new byte[MediaRules.HeadBytes];
            long size = 0;
            await using (var target = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, useAsync: true))
            {
                for (int read; (read = await content.ReadAsync(buffer, cancellationToken)) > 0; size += read)
                {
                    // A body that is too long is read to its end: an answer in the middle would look like a broken connection.
                    if (size + read > MediaRules.MaxBytes)
                    {
                        continue;
                    }

                    buffer.AsSpan(0, (int)Math.Clamp(head.Length - size, 0, read)).CopyTo(head.AsSpan((int)Math.Min(size, head.Length)));
                    hash.AppendData(buffer, 0, read);
                    await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
                }
            }

            isWhole = true;
            var bytes = new StoredBytes(path, size, hash.GetHashAndReset(), size < head.Length ? head[..(int)size] : head);
            return size <= MediaRules.MaxBytes ? bytes : Discard(bytes);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
            if (!isWhole)
            {
                File.Delete(path);
            }
        }
    }

    public MediaFile Keep(StoredBytes bytes, string mimeType, string? name, TimeSpan lifetime, string? numberId = null)
    {
        var file = new MediaFile
        {
            Id = random.NextDigits(16),
            MimeType = mimeType,
            Name = name,
            Path = bytes.Path,
            Size = bytes.Size,
            Sha256 = bytes.Sha256,
            Head = bytes.Head,
            ExpiresAt = clock.UtcNow + lifetime,
            NumberId = numberId,
        };
        files[file.Id] = file;
        order.Enqueue(file.Id);
        Interlocked.Add(ref stored, file.Size);
        while (Interlocked.Read(ref stored) > Capacity && order.TryDequeue(out var oldest))
        {
            Delete(oldest);
        }

        return file;
    }

    public bool Delete(string id)
    {
        if (!files.TryRemove(id, out var file))
        {
            return false;
        }

        Interlocked.Add(ref stored, -file.Size);
        File.Delete(file.Path);
        return true;
    }

    public static StoredBytes? Discard(StoredBytes bytes)
    {
        File.Delete(bytes.Path);
        return null;
    }

    public void Clear()
    {
        foreach (var id in files.Keys)
        {
            Delete(id);
        }
    }

    public void Dispose()
    {
        files.Clear();
        if (folder.IsValueCreated && Directory.Exists(folder.Value))
        {
            Directory.Delete(folder.Value, recursive: true);
        }
    }
}

/// <summary>A file on disk that has no id yet.</summary>
internal sealed record StoredBytes(string Path, long Size, byte[] Sha256, byte[] Head);
