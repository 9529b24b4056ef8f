using Taktchat.Files.Contracts;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;

namespace Taktchat.Files.Storing;

internal sealed class FileUses : IFileUses
{
    public void MarkUsed(WriteBatch batch, IReadOnlyList<(CompanyId Company, FileId File)> files) =>
        FileWriteHandler.MarkUsed(batch, files);

    public void Release(WriteBatch batch, IReadOnlyList<(CompanyId Company, FileId File)> files) =>
        FileWriteHandler.MarkUnused(batch, files);
}
