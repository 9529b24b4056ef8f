using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Taktchat.Files.Contracts;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Tenancy.Contracts;

namespace Taktchat.Files.Domain;

/// <summary>A file whose bytes are in the blob store. Written once by the hot writer, never changed but for its use.</summary>
internal sealed class StoredFile : ICompanyOwned
{
    public CompanyId CompanyId { get; private init; }

    public FileId Id { get; private init; }

    public FileKind Kind { get; private init; }

    public string Name { get; private init; } = "";

    public string ContentType { get; private init; } = "";

    public long Size { get; private init; }

    public int? Width { get; private init; }

    public int? Height { get; private init; }

    public int? DurationMs { get; private init; }

    /// <summary>1 when there is a second blob beside the original.</summary>
    public int HasThumbnail { get; private init; }

    public string Sha256 { get; private init; } = "";

    public string BlobKey { get; private init; } = "";

    public long CreatedAt { get; private init; }

    /// <summary>Null when a customer sent it.</summary>
    public UserId? CreatedBy { get; private init; }

    /// <summary>Null until something refers to it; such a file goes after a day.</summary>
    public long? UsedAt { get; private init; }
}

/// <summary>A blob that belongs to no row: it was being stored when the process died, or its row was deleted. The row stands
/// before the blob and goes after it, so that no blob is ever forgotten.</summary>
internal sealed class FileLeftover : ICompanyOwned
{
    public CompanyId CompanyId { get; private init; }

    /// <summary>The file's.</summary>
    public FileId Id { get; private init; }

    public string BlobKey { get; private init; } = "";

    public long NextAt { get; private init; }
}

internal sealed class FileConfiguration : IEntityTypeConfiguration<StoredFile>, IEntityTypeConfiguration<FileLeftover>
{
    public void Configure(EntityTypeBuilder<StoredFile> builder)
    {
        builder.InCompany("files");
        builder.OwnedByCompany();
        builder.Refers(Mapping.UserEntityName, nameof(StoredFile.CreatedBy));
        // From here, because the module of people is configured first and cannot name a file.
        builder.HasMany(Mapping.UserEntityName, null).WithOne()
            .HasForeignKey(nameof(ICompanyOwned.CompanyId), UserPhotos.Column).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(x => x.CreatedAt).HasFilter("used_at is null").HasDatabaseName("ix_files_unused");
    }

    public void Configure(EntityTypeBuilder<FileLeftover> builder)
    {
        builder.InCompany("file_leftovers");
        builder.OwnedByCompany();
        builder.HasIndex(x => x.NextAt);
    }
}
