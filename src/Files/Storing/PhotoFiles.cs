using Taktchat.Files.Contracts;
using Taktchat.Files.Domain;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Sql;
using Taktchat.Tenancy.Contracts;

namespace Taktchat.Files.Storing;

/// <summary>Photos of people, for the module below.</summary>
internal sealed class PhotoFiles(IFileLinks links) : IUserPhotos
{
    private static readonly SqlStatement Find = new("""
        select kind, has_thumbnail, used_at from files where company_id = $1 and id = $2 and created_by = $3
        """);

    private static readonly Failure InUse = Failure.Conflict("file.in_use",
        "Este arquivo já está em uso. Envie a imagem de novo.", "This file is already in use. Upload the picture again.",
        "Este archivo ya está en uso. Suba la imagen de nuevo.");

    public string? Url(CompanyId company, FileId? photo) =>
        photo is { } file ? links.Url(company, file, FileVariant.Thumbnail) : null;

    public Failure? Take(WriteBatch batch, CompanyId company, FileId photo, UserId by)
    {
        var refusal = Failures.NotFound;
        batch.Sql.Query(Find, (company, photo, by), static (p, x) => p.Add(x.company.Value).Add(x.photo.Value).Add(x.by.Value),
            (_, row) => refusal = (FileKind)row.GetInt(0) != FileKind.Image || row.GetInt(1) != 1 ? FileFailures.NotAnImage
                : row.IsNull(2) ? null : InUse);
        if (refusal is null)
        {
            FileWriteHandler.MarkUsed(batch, [(company, photo)]);
        }

        return refusal;
    }

    public void Release(WriteBatch batch, CompanyId company, FileId photo) => FileWriteHandler.MarkUnused(batch, [(company, photo)]);
}
