using Taktchat.Files.Contracts;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Sql;

namespace Taktchat.Files.Storing;

/// <summary>A file and where its bytes lie.</summary>
internal sealed record FileRow(FileFacts Facts, string BlobKey)
{
    public const string ThumbnailType = "image/webp";

    /// <summary>Null when the file has no such variant.</summary>
    public string? KeyOf(FileVariant variant) => variant switch
    {
        FileVariant.Original => BlobKey,
        FileVariant.Thumbnail when Facts.HasThumbnail => ThumbnailKey(BlobKey),
        _ => null,
    };

    /// <summary>Files of a company lie together, spread over 256 folders by the random end of their ids.</summary>
    public static string NewKey(CompanyId company, FileId id)
    {
        var name = id.Value.ToString("N");
        return $"{company.Value:N}/{name[^2..]}/{name}";
    }

    public static string ThumbnailKey(string blobKey) => blobKey + ".thumb";
}

/// <summary>Reads files of one company.</summary>
internal sealed class FileRows(Database database)
{
    private static readonly SqlStatement One = new("""
        select id, kind, name, content_type, size, width, height, duration_ms, has_thumbnail, sha256, blob_key
        from files where company_id = $1 and id = $2
        """);

    public async Task<FileRow?> FindAsync(CompanyId company, FileId id, CancellationToken cancellationToken) =>
        (await FindManyAsync(company, [id], cancellationToken)).FirstOrDefault();

    public Task<List<FileRow>> FindManyAsync(CompanyId company, IReadOnlyCollection<FileId> ids, CancellationToken cancellationToken) =>
        database.ReadAsync(company, sql =>
        {
            var found = new List<FileRow>(ids.Count);
            sql.QueryMany(One, ids.Distinct().Select(x => (Company: company, Id: x)).ToList(),
                static (p, x) => p.Add(x.Company.Value).Add(x.Id.Value), (x, row) => found.Add(Read(x.Company, row)));
            return found;
        }, cancellationToken);

    private static FileRow Read(CompanyId company, SqlRow row) => new(
        new FileFacts(new(row.GetGuid(0)), company, (FileKind)row.GetInt(1), row.GetString(2), row.GetString(3), row.GetLong(4),
            Int(row, 5), Int(row, 6), Int(row, 7), row.GetInt(8) == 1, row.GetString(9)),
        row.GetString(10));

    private static int? Int(SqlRow row, int column) => row.IsNull(column) ? null : row.GetInt(column);
}
