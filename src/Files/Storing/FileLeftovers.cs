using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Sql;

namespace Taktchat.Files.Storing;

/// <summary>A file, or what is left of one.</summary>
internal sealed record Leftover(CompanyId Company, FileId Id, string BlobKey);

/// <summary>Finds, in every company, what has to go. Each row carries its company into the job that deletes it.</summary>
internal sealed class FileLeftovers(Database database, TimeProvider time)
{
    /// <summary>Rows in one round.</summary>
    public const int Batch = 200;

    /// <summary>As long as somebody may take to send what he uploaded.</summary>
    private const long KeepUnused = 24 * 60 * 60_000;

    private static readonly SqlStatement Unused = new("""
        select company_id, id, blob_key from files where used_at is null and created_at <= $1 order by created_at limit $2
        """);

    private static readonly SqlStatement Due = new("""
        select company_id, id, blob_key from file_leftovers where next_at <= $1 order by next_at limit $2
        """);

    public Task<List<Leftover>> UnusedAsync(CancellationToken cancellationToken) =>
        ReadAsync(Unused, time.NowMs() - KeepUnused, cancellationToken);

    public Task<List<Leftover>> DueAsync(CancellationToken cancellationToken) => ReadAsync(Due, time.NowMs(), cancellationToken);

    private Task<List<Leftover>> ReadAsync(SqlStatement statement, long before, CancellationToken cancellationToken) =>
        database.ReadOfEveryCompanyAsync(sql =>
        {
            var found = new List<Leftover>();
            sql.Query(statement, before, static (p, x) => p.Add(x).Add(Batch), (_, row) =>
                found.Add(new(new(row.GetGuid(0)), new(row.GetGuid(1)), row.GetString(2))));
            return found;
        }, cancellationToken);
}
