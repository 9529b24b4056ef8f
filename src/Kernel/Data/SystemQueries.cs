using Microsoft.EntityFrameworkCore;
using Npgsql;
using Taktchat.Kernel.Sql;

namespace Taktchat.Kernel.Data;

/// <summary>The only way past the walls between companies: for sign-in, the look-up of a webhook's connection, the one writer,
/// start-up work, sweeps and super-admin routes. It lifts the query filter and, on PostgreSQL, enters the policy <c>system</c>.
/// Everything else lives inside one company. An architecture test lists who calls it.</summary>
public static class SystemQueries
{
    internal static RowScope Scope => RowScope.System;

    /// <summary>Rows of every company. The caller must not hand them to anybody of another company.</summary>
    public static IQueryable<T> OfEveryCompany<T>(this TaktchatDb db)
        where T : class, ICompanyOwned =>
#pragma warning disable RS0030 // This class is what the ban points to.
        db.Set<T>().IgnoreQueryFilters([TaktchatDb.CompanyFilter]).TagWith(RowSecurity.SystemTag);
#pragma warning restore RS0030

    /// <summary>Runs hand-written SQL that reads rows of every company.</summary>
    public static Task<TResult> ReadOfEveryCompanyAsync<TResult>(
        this Database database, Func<SqlSession, TResult> read, CancellationToken cancellationToken) =>
        database.ReadAsync(RowScope.System, read, cancellationToken);

    /// <summary>A connection for the one writer, which works for all companies at once; the caller owns it.</summary>
    public static SqlSession OpenWriter(this Database database) => database.Open(RowScope.System);

    /// <summary>What a migration connects with: it changes rows of every company. Not pooled, since it is needed once.</summary>
    public static string ForMigrations(string connectionString) =>
        new NpgsqlConnectionStringBuilder(RowSecurity.OfSystem(connectionString)) { Pooling = false }.ToString();
}
