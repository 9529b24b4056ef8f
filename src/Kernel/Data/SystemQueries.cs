using Microsoft.EntityFrameworkCore;

namespace Taktchat.Kernel.Data;

/// <summary>The only way past the company filter: for sign-in, the look-up of a webhook's connection, start-up work and
/// super-admin routes. Everything else lives inside one company. An architecture test lists who calls it.</summary>
public static class SystemQueries
{
    /// <summary>Rows of every company. The caller must not hand them to anybody of another company.</summary>
    public static IQueryable<T> OfEveryCompany<T>(this TaktchatDb db)
        where T : class, ICompanyOwned =>
#pragma warning disable RS0030 // This class is what the ban points to.
        db.Set<T>().IgnoreQueryFilters([TaktchatDb.CompanyFilter]);
#pragma warning restore RS0030
}
