using Taktchat.Kernel;
using Taktchat.Kernel.Data;

namespace Taktchat.Files.Contracts;

/// <summary>Takes files in and gives them out. Every call names the company; nothing of another one is ever found.</summary>
public interface IFileDesk
{
    /// <summary>Stores a file, or says in words why not. A file nobody marks as used is deleted after a day.</summary>
    /// <exception cref="IOException">The content broke off, or there is no room; nothing is left behind.</exception>
    Task<(FileFacts? File, Failure? Failure)> SaveAsync(NewFile file, CancellationToken cancellationToken);

    /// <summary>Null when the company has no such file.</summary>
    Task<FileFacts?> FindAsync(CompanyId company, FileId id, CancellationToken cancellationToken);

    /// <summary>Those of the files that the company has, in one query.</summary>
    Task<IReadOnlyDictionary<FileId, FileFacts>> FindManyAsync(
        CompanyId company, IReadOnlyCollection<FileId> ids, CancellationToken cancellationToken);

    /// <summary>The bytes, or a part of them; null when the company has no such file or the file no such variant.</summary>
    Task<Stream?> OpenAsync(
        CompanyId company, FileId id, FileVariant variant, long offset = 0, long? length = null,
        CancellationToken cancellationToken = default);

    /// <summary>Deletes a file that no other row refers to; answers whether there was one.</summary>
    Task<bool> DeleteAsync(CompanyId company, FileId id, CancellationToken cancellationToken);
}

/// <summary>Whether a file is still wanted, told inside the open transaction of the writer. Apart from the desk, which itself waits
/// for the writer.</summary>
public interface IFileUses
{
    /// <summary>Keeps files for good, in the transaction that attaches them to something. Whoever attaches refers to the file
    /// by a foreign key: that is what refuses one which was deleted meanwhile.</summary>
    void MarkUsed(WriteBatch batch, IReadOnlyList<(CompanyId Company, FileId File)> files);

    /// <summary>The last that referred to these files is gone: they are deleted with the next sweep.</summary>
    void Release(WriteBatch batch, IReadOnlyList<(CompanyId Company, FileId File)> files);
}

/// <summary>Addresses a browser can show files from without a token: signed, and good for half an hour to an hour.</summary>
public interface IFileLinks
{
    /// <summary>Relative; the same for half an hour, so that the browser's cache is of use. Costs no query.</summary>
    string Url(CompanyId company, FileId file, FileVariant variant);
}
