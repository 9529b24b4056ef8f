using Microsoft.EntityFrameworkCore;
using Taktchat.Kernel.Data;
using Taktchat.Server.Hosting;

namespace Taktchat.Architecture;

/// <summary>The model and its two histories of migrations.</summary>
public sealed class SchemaTests
{
    [Fact]
    public void Nothing_waits_for_a_migration_on_sqlite()
    {
        using var db = new SqliteDesignTime().CreateDbContext([]);
        Assert.NotEmpty(db.Database.GetMigrations());
        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Fact]
    public void Nothing_waits_for_a_migration_on_postgresql()
    {
        using var db = new PostgreSqlDesignTime().CreateDbContext([]);
        Assert.NotEmpty(db.Database.GetMigrations());
        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Fact]
    public void Both_engines_have_the_same_tables_and_columns()
    {
        using var sqlite = new SqliteDesignTime().CreateDbContext([]);
        using var postgres = new PostgreSqlDesignTime().CreateDbContext([]);
        Assert.Equal(Columns(sqlite), Columns(postgres));
    }

    [Fact]
    public void Every_row_of_a_company_is_kept_apart_by_the_filter()
    {
        using var db = new SqliteDesignTime().CreateDbContext([]);
        var owned = db.Model.GetEntityTypes().Where(x => typeof(ICompanyOwned).IsAssignableFrom(x.ClrType)).ToList();
        Assert.True(owned.Count > 8, $"Only {owned.Count} were found.");
        Assert.All(owned, x => Assert.True(x.GetDeclaredQueryFilters().Any(f => f.Key == "company"), x.Name));
    }

    [Fact]
    public void Whatever_has_a_company_is_owned_by_it()
    {
        using var db = new SqliteDesignTime().CreateDbContext([]);
        var loose = db.Model.GetEntityTypes()
            .Where(x => x.FindProperty("CompanyId") is not null && !typeof(ICompanyOwned).IsAssignableFrom(x.ClrType));
        Assert.Empty(loose.Select(x => x.Name));
    }

    private static List<string> Columns(TaktchatDb db)
    {
        var columns = db.Model.GetEntityTypes()
            .SelectMany(x => x.GetProperties().Select(p => $"{x.GetTableName() ?? x.GetViewName()}.{p.GetColumnName()}")).Order().ToList();
        Assert.True(columns.Count > 60);
        return columns;
    }
}
