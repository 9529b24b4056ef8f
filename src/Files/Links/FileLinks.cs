using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using Taktchat.Files.Contracts;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;

namespace Taktchat.Files.Links;

/// <summary>Signs addresses with a key of their own, and checks them. Whoever has an address may see what it names until it ends,
/// and nothing else.</summary>
internal sealed class FileLinks(InstallationKeys keys, TimeProvider time) : IFileLinks
{
    public const string OriginalWord = "original";
    public const string ThumbnailWord = "thumbnail";

    private const string KeyName = "media.key";

    /// <summary>Ends fall on the half hours, so that everybody gets the same address for that long.</summary>
    private const long Step = 30 * 60;

    private byte[]? _key;

    public async Task LoadAsync(CancellationToken cancellationToken) => _key = await keys.ReadOrMakeAsync(KeyName, cancellationToken);

    public string Url(CompanyId company, FileId file, FileVariant variant)
    {
        var ends = ((time.GetUtcNow().ToUnixTimeSeconds() / Step) + 2) * Step;
        Span<byte> signature = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Sign(company, file, variant, ends, signature);
        return string.Create(CultureInfo.InvariantCulture,
            $"/media/{company.Value:N}/{file.Value:N}/{Word(variant)}?e={ends}&s={Base64Url.EncodeToString(signature)}");
    }

    /// <summary>How long the address is still good for; null when it is not one of ours, or is no more.</summary>
    public TimeSpan? Left(CompanyId company, FileId file, FileVariant variant, string? ends, string? signature)
    {
        Span<byte> wanted = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Span<byte> given = stackalloc byte[HMACSHA256.HashSizeInBytes + 1];
        if (!long.TryParse(ends, NumberStyles.None, CultureInfo.InvariantCulture, out var end) || signature is not { Length: 43 }
            || Base64Url.DecodeFromChars(signature, given, out _, out var length) != System.Buffers.OperationStatus.Done)
        {
            return null;
        }

        Sign(company, file, variant, end, wanted);
        var left = end - time.GetUtcNow().ToUnixTimeSeconds();
        return CryptographicOperations.FixedTimeEquals(wanted, given[..length]) && left > 0 ? TimeSpan.FromSeconds(left) : null;
    }

    public static string Word(FileVariant variant) => variant == FileVariant.Thumbnail ? ThumbnailWord : OriginalWord;

    public static FileVariant? Variant(string word) => word switch
    {
        OriginalWord => FileVariant.Original,
        ThumbnailWord => FileVariant.Thumbnail,
        _ => null,
    };

    private void Sign(CompanyId company, FileId file, FileVariant variant, long ends, Span<byte> signature)
    {
        Span<byte> message = stackalloc byte[41];
        company.Value.TryWriteBytes(message);
        file.Value.TryWriteBytes(message[16..]);
        message[32] = (byte)variant;
        BinaryPrimitives.WriteInt64BigEndian(message[33..], ends);
        HMACSHA256.HashData(_key ?? throw new InvalidOperationException("The key of the addresses has not been read yet."), message, signature);
    }
}
