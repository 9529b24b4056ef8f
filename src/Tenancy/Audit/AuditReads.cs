using Taktchat.Kernel;
using Taktchat.Kernel.Sql;
using Taktchat.Tenancy.Contracts;

namespace Taktchat.Tenancy.Audit;

/// <summary>Which lines of the audit.</summary>
/// <param name="From">Not before.</param>
/// <param name="To">Before this.</param>
internal sealed record AuditFilter(Guid? Actor, string? Action, DateTimeOffset? From, DateTimeOffset? To);

/// <summary>Pages of the audit.</summary>
internal static class AuditReads
{
    // Ids of version 7 grow with time and are the order; where a clock was put back they run ahead of it, so a period is asked by the
    // time itself. A lower bound for the id would lead SQLite away from the indexes of the filters, which have a statement each.
    private static readonly SqlStatement Lines = Statement("");
    private static readonly SqlStatement OfActor = Statement(" and a.actor_id = $6");
    private static readonly SqlStatement OfAction = Statement(" and a.action = $7");
    private static readonly SqlStatement OfBoth = Statement(" and a.actor_id = $6 and a.action = $7");

    public static List<AuditView> Page(
        SqlSession sql, CompanyId company, AuditFilter filter, Cursor after, int count, IUserPhotos photos)
    {
        var found = new List<AuditView>(count);
        var from = filter.From?.ToUnixTimeMilliseconds() ?? 0;
        var to = filter.To?.ToUnixTimeMilliseconds() ?? long.MaxValue;
        var statement = (filter.Actor, filter.Action) switch
        {
            (null, null) => Lines,
            (_, null) => OfActor,
            (null, _) => OfAction,
            _ => OfBoth,
        };
        sql.Query(statement, (company, after.Id, from, to, filter, count), static (p, x) => p
            .Add(x.company.Value).Add(x.Id).Add(x.from).Add(x.to).Add(x.count).Add(x.filter.Actor).Add(x.filter.Action), (_, row) =>
            found.Add(new(row.GetGuid(0), row.GetGuid(1), row.GetString(2),
                photos.Url(company, row.GetGuidOrNull(3) is { } photo ? new FileId(photo) : null), row.GetString(4), row.GetGuid(5),
                row.GetString(6), row.GetLong(7).ToTime(), AuditRow.Read(row.GetStringOrNull(8)))));
        return found;
    }

    internal static string Text(string filter) => $"""
        select a.id, a.actor_id, u.name, u.photo_file_id, a.action, a.target_id, a.label, a.at, a.changes from audit_entries a
        join view_users u on u.company_id = a.company_id and u.id = a.actor_id
        where a.company_id = $1 and a.id < $2 and a.at >= $3 and a.at < $4{filter} order by a.id desc limit $5
        """;

    private static SqlStatement Statement(string filter) => new(Text(filter));
}
