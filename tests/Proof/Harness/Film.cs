using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Taktchat.Proof.Harness;

/// <summary>A video on the disk of whoever sends it: an MP4 with one track, whose samples nothing can compress.</summary>
internal sealed record Film(string Path, string Name, long Size, string Sha256)
{
    public const string Type = "video/mp4";

    private const int Chunk = 1024 * 1024;

    /// <summary>Two of one seed are the same; of different seeds they differ in every part, so that none can pass for another.</summary>
    public static async Task<Film> MakeAsync(string folder, int seed, long size)
    {
        var film = new Film(System.IO.Path.Combine(folder, $"{seed}.mp4"), $"filme-{seed}.mp4", size, "");
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(film.Path, FileMode.Create, FileAccess.Write, FileShare.None, 1, useAsync: true);
        var head = Head(size);
        hash.AppendData(head);
        await file.WriteAsync(head);
        var chance = new Random(seed);
        var samples = new byte[Chunk];
        for (var left = size - head.Length; left > 0; left -= Math.Min(left, Chunk))
        {
            chance.NextBytes(samples);
            hash.AppendData(samples, 0, (int)Math.Min(left, Chunk));
            await file.WriteAsync(samples.AsMemory(0, (int)Math.Min(left, Chunk)));
        }

        return film with { Sha256 = Convert.ToHexStringLower(hash.GetHashAndReset()) };
    }

    /// <summary>What has this hash is this film, whole.</summary>
    public static async Task<string> HashAsync(Stream content, CancellationToken cancellationToken) =>
        Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken));

    public FileStream Open() => new(Path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, useAsync: true);

    /// <summary>The hash of a part, as who asks for a range is to get it.</summary>
    public async Task<string> HashOfAsync(long from, int length, CancellationToken cancellationToken)
    {
        var part = new byte[length];
        await using var file = Open();
        file.Position = from;
        await file.ReadExactlyAsync(part, cancellationToken);
        return Convert.ToHexStringLower(SHA256.HashData(part));
    }

    /// <summary>Everything up to the samples, which fill the rest.</summary>
    private static byte[] Head(long size)
    {
        var movie = new byte[100];
        BinaryPrimitives.WriteUInt32BigEndian(movie.AsSpan(12), 1_000);
        BinaryPrimitives.WriteUInt32BigEndian(movie.AsSpan(16), 60_000);
        var track = new byte[84];
        track[15] = 1;
        BinaryPrimitives.WriteUInt32BigEndian(track.AsSpan(76), 1280 << 16);
        BinaryPrimitives.WriteUInt32BigEndian(track.AsSpan(80), 720 << 16);
        byte[] head =
        [
            .. Box("ftyp", [.. "isom"u8, 0, 0, 2, 0, .. "isomiso2avc1mp41"u8]),
            .. Box("moov", [
                .. Box("mvhd", movie),
                .. Box("trak", [.. Box("tkhd", track), .. Box("mdia", Box("hdlr", [.. new byte[8], .. "vide"u8, .. new byte[13]]))]),
            ]),
        ];
        var samples = new byte[8];
        BinaryPrimitives.WriteUInt32BigEndian(samples, checked((uint)(size - head.Length)));
        "mdat"u8.CopyTo(samples.AsSpan(4));
        return [.. head, .. samples];
    }

    private static byte[] Box(string type, byte[] content)
    {
        var size = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(size, content.Length + 8);
        return [.. size, .. Encoding.ASCII.GetBytes(type), .. content];
    }
}
