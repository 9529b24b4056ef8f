using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Taktchat.Kernel.Data;

/// <summary>How rows of a company are keyed and refer to each other.</summary>
public static class Mapping
{
    /// <summary>The table and its key (company, id): the key is what references point to, so no index is paid twice.</summary>
    public static void InCompany<T>(this EntityTypeBuilder<T> entity, string table)
        where T : class, ICompanyOwned
    {
        entity.ToTable(table);
        entity.HasKey(nameof(ICompanyOwned.CompanyId), "Id");
        entity.Property("Id").ValueGeneratedNever();
    }

    /// <summary>A reference that the database itself keeps inside the company: (company_id, column) → (company_id, id).</summary>
    public static void Refers<T, TTarget>(this EntityTypeBuilder<T> entity, string column)
        where T : class, ICompanyOwned
        where TTarget : class, ICompanyOwned =>
        entity.HasOne<TTarget>().WithMany()
            .HasForeignKey(nameof(ICompanyOwned.CompanyId), column)
            .OnDelete(DeleteBehavior.Restrict);

    /// <summary>The same across modules, whose entities are internal: <paramref name="target"/> is the full type name that
    /// the owning module publishes. A lower module's configurations are applied first, so the name is known.</summary>
    public static void Refers<T>(this EntityTypeBuilder<T> entity, string target, string column)
        where T : class, ICompanyOwned =>
        entity.HasOne(target, null).WithMany()
            .HasForeignKey(nameof(ICompanyOwned.CompanyId), column)
            .OnDelete(DeleteBehavior.Restrict);

    /// <summary>The reference to the company itself, for rows that have no parent which has it.</summary>
    public static void OwnedByCompany<T>(this EntityTypeBuilder<T> entity)
        where T : class, ICompanyOwned =>
        entity.HasOne(CompanyEntityName, null).WithMany()
            .HasForeignKey(nameof(ICompanyOwned.CompanyId))
            .OnDelete(DeleteBehavior.Restrict);

    /// <summary>The entity of the module that owns companies.</summary>
    public const string CompanyEntityName = "Taktchat.Tenancy.Domain.Company";

    /// <summary>The entity of the module that owns users.</summary>
    public const string UserEntityName = "Taktchat.Tenancy.Domain.User";
}
