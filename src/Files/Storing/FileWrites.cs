using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Sql;

namespace Taktchat.Files.Storing;

/// <summary>Notes that blobs of this key are about to be stored, so that they go again should nobody finish it.</summary>
internal sealed class ReserveBlob(CompanyId company, FileId id, string blobKey, long until) : WriteJob
{
    public CompanyId Company { get; } = company;

    public FileId Id { get; } = id;

    public string BlobKey { get; } = blobKey;

    public long Until { get; } = until;
}

/// <summary>Inserts the row of a file whose blobs are stored.</summary>
internal sealed class StoreFile(FileRow row, UserId? by) : WriteJob
{
    public FileRow Row { get; } = row;

    public UserId? By { get; } = by;
}

/// <summary>Deletes the row of a file and leaves its blobs to be deleted.</summary>
internal sealed class RemoveFile(CompanyId company, FileId id, bool onlyUnused) : WriteJob
{
    public CompanyId Company { get; } = company;

    public FileId Id { get; } = id;

    public bool OnlyUnused { get; } = onlyUnused;

    /// <summary>Whether there was one.</summary>
    public bool IsRemoved { get; set; }

    protected override void Reset()
    {
        base.Reset();
        IsRemoved = false;
    }
}

/// <summary>What became of blobs that had to go: deleted, or to be tried again.</summary>
internal sealed class SettleLeftover(CompanyId company, FileId id, long? nextAt) : WriteJob
{
    public CompanyId Company { get; } = company;

    public FileId Id { get; } = id;

    /// <summary>Null when the blobs are gone.</summary>
    public long? NextAt { get; } = nextAt;
}

internal sealed class FileWriteHandler
    : IWriteHandler<ReserveBlob>, IWriteHandler<StoreFile>, IWriteHandler<RemoveFile>, IWriteHandler<SettleLeftover>
{
    private static readonly SqlStatement Reserve = new("""
        insert into file_leftovers (company_id, id, blob_key, next_at) values ($1, $2, $3, $4)
        on conflict (company_id, id) do update set next_at = excluded.next_at
        """);

    private static readonly SqlStatement Release = new("delete from file_leftovers where company_id = $1 and id = $2");

    private static readonly SqlStatement Postpone = new(
        "update file_leftovers set next_at = $3 where company_id = $1 and id = $2");

    private static readonly SqlStatement Insert = new("""
        insert into files (company_id, id, kind, name, content_type, size, width, height, duration_ms, has_thumbnail, sha256,
            blob_key, created_at, created_by, used_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, null)
        """);

    private static readonly SqlStatement LeaveBlobs = new("""
        insert into file_leftovers (company_id, id, blob_key, next_at)
        select company_id, id, blob_key, $3 from files where company_id = $1 and id = $2 and ($4 = 0 or used_at is null)
        on conflict (company_id, id) do nothing
        """);

    private static readonly SqlStatement Delete = new(
        "delete from files where company_id = $1 and id = $2 and ($3 = 0 or used_at is null)");

    private static readonly SqlStatement Use = new(
        "update files set used_at = coalesce(used_at, $3) where company_id = $1 and id = $2");

    private static readonly SqlStatement Unuse = new("update files set used_at = null where company_id = $1 and id = $2");

    public void Run(WriteBatch batch, IReadOnlyList<ReserveBlob> jobs) => batch.Sql.ExecuteMany(Reserve, jobs,
        static (p, x) => p.Add(x.Company.Value).Add(x.Id.Value).Add(x.BlobKey).Add(x.Until));

    public void Run(WriteBatch batch, IReadOnlyList<StoreFile> jobs)
    {
        batch.Sql.ExecuteMany(Release, jobs, static (p, x) => p.Add(x.Row.Facts.CompanyId.Value).Add(x.Row.Facts.Id.Value));
        batch.Sql.ExecuteMany(Insert, jobs, (p, x) => Bind(p, x, batch.Now));
    }

    public void Run(WriteBatch batch, IReadOnlyList<RemoveFile> jobs)
    {
        batch.Sql.ExecuteMany(LeaveBlobs, jobs, (p, x) =>
            p.Add(x.Company.Value).Add(x.Id.Value).Add(batch.Now).Add(x.OnlyUnused ? 1 : 0));
        batch.Sql.ExecuteEach(Delete, jobs, static (p, x) => p.Add(x.Company.Value).Add(x.Id.Value).Add(x.OnlyUnused ? 1 : 0),
            static (x, changed) => x.IsRemoved = changed > 0);
    }

    public void Run(WriteBatch batch, IReadOnlyList<SettleLeftover> jobs)
    {
        batch.Sql.ExecuteMany(Release, jobs.Where(x => x.NextAt is null).ToList(),
            static (p, x) => p.Add(x.Company.Value).Add(x.Id.Value));
        batch.Sql.ExecuteMany(Postpone, jobs.Where(x => x.NextAt is not null).ToList(),
            static (p, x) => p.Add(x.Company.Value).Add(x.Id.Value).Add(x.NextAt));
    }

    public static void MarkUsed(WriteBatch batch, IReadOnlyList<(CompanyId Company, FileId File)> files) => batch.Sql.ExecuteMany(
        Use, files, (p, x) => p.Add(x.Company.Value).Add(x.File.Value).Add(batch.Now));

    public static void MarkUnused(WriteBatch batch, IReadOnlyList<(CompanyId Company, FileId File)> files) => batch.Sql.ExecuteMany(
        Unuse, files, static (p, x) => p.Add(x.Company.Value).Add(x.File.Value));

    private static void Bind(SqlParameters p, StoreFile job, long now)
    {
        var file = job.Row.Facts;
        p.Add(file.CompanyId.Value).Add(file.Id.Value).Add((int)file.Kind).Add(file.Name).Add(file.ContentType).Add(file.Size);
        // SQLite has one integer type, and PostgreSQL takes a long for an int column that fits.
        p.Add((long?)file.Width).Add((long?)file.Height).Add((long?)file.DurationMs).Add(file.HasThumbnail ? 1 : 0);
        p.Add(file.Sha256).Add(job.Row.BlobKey).Add(now).Add(job.By?.Value);
    }
}
