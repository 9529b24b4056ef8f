using Taktchat.Kernel;
using Taktchat.Kernel.Sql;
using Taktchat.Tenancy.Contracts;

namespace Taktchat.Tenancy.Audit;

/// <summary>Pages of the audit.</summary>
internal static class AuditReads
{
    // Ids of version 7 grow with time: they are the order.
    private static readonly SqlStatement Lines = new("""
        select a.id, a.actor_id, u.name, a.action, a.target_id, a.label, a.at from audit_entries a
        join view_users u on u.company_id = a.company_id and u.id = a.actor_id
        where a.company_id = $1 and a.id < $2 order by a.id desc limit $3
        """);

    public static List<AuditView> Page(SqlSession sql, CompanyId company, Cursor after, int count)
    {
        var found = new List<AuditView>(count);
        sql.Query(Lines, (company, after, count), static (p, x) => p.Add(x.company.Value).Add(x.after.Id).Add(x.count),
            (_, row) => found.Add(new(row.GetGuid(0), row.GetGuid(1), row.GetString(2), row.GetString(3), row.GetGuid(4),
                row.GetString(5), row.GetLong(6).ToTime())));
        return found;
    }
}
