using System.Collections.Concurrent;
using System.Text;
using Taktchat.Channels.Contracts;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Sql;
using Taktchat.Kernel.Web;
using Taktchat.Tenancy.Contracts;
using Taktchat.Tickets.Contracts;

namespace Taktchat.Tickets.Reads;

/// <summary>What a list of tickets asks for.</summary>
internal sealed record TicketFilter(
    IReadOnlyList<TicketStatus> Statuses, Guid? Assignee, bool NoAssignee, Guid? Queue, bool NoQueue, Guid? Connection,
    EntrySource? Source, bool UnreadOnly, string? Search);

/// <summary>Ticket lists by hand-written SQL: one query a page, each status from the index made for it.</summary>
internal sealed class TicketReads(Database database, ChannelSet channels, IUserPhotos photos)
{
    private const string ColumnsBut = """
        select t.id, t.status, t.protocol, t.contact_id, c.name, c.phone, t.connection_id, k.name, k.kind, t.queue_id, q.name, q.color,
          t.assignee_id, u.name, t.entry_source, t.unread_count, t.last_message, t.last_message_type, t.last_message_direction,
          t.last_message_at, t.created_at, t.updated_at, t.closed_at, t.state_version, t.activity_at, u.photo_file_id
        """;

    /// <summary>When the customer last wrote in any cycle of this conversation, deleted ones too.</summary>
    private const string LastInbound = """
        (select max(at) from (
          select x.last_inbound_at as at from tickets x where x.company_id = t.company_id and x.conversation_id = t.conversation_id
          union all select v.last_inbound_at from conversations v where v.company_id = t.company_id and v.id = t.conversation_id) written)
        """;

    private const string Columns = $"{ColumnsBut}, coalesce(t.last_inbound_at, {LastInbound})";

    /// <summary>What the branches of a page carry, so that no row is looked up a second time.</summary>
    private const string PageColumns = """
        select t.company_id, t.id, t.status, t.protocol, t.contact_id, t.connection_id, t.queue_id, t.assignee_id, t.entry_source,
          t.unread_count, t.last_message, t.last_message_type, t.last_message_direction, t.last_message_at, t.created_at, t.updated_at,
          t.closed_at, t.state_version, t.activity_at, t.last_inbound_at, t.conversation_id
        """;

    private const string Joins = """
        join view_contacts c on c.company_id = t.company_id and c.id = t.contact_id
        join view_connections k on k.company_id = t.company_id and k.id = t.connection_id
        left join queues q on q.company_id = t.company_id and q.id = t.queue_id
        left join view_users u on u.company_id = t.company_id and u.id = t.assignee_id
        """;

    private static readonly SqlStatement One = new(
        $"{ColumnsBut}, {LastInbound} from tickets t {Joins} where t.company_id = $1 and t.id = $2");

    private static readonly SqlStatement Counts = new("""
        select
          (select count(*) from tickets where company_id = $1 and status = 1 and assignee_id = $2),
          (select count(*) from tickets where company_id = $1 and status = 0),
          (select count(*) from tickets where company_id = $1 and status = 1),
          (select count(*) from tickets where company_id = $1 and status = 0 and unread_count > 0)
            + (select count(*) from tickets where company_id = $1 and status = 1 and unread_count > 0)
        """);

    internal const string ClosedText = "select count(*) from tickets where company_id = $1 and status = 2 and closed_at >= $2";

    private static readonly SqlStatement Closed = new(ClosedText);

    private static readonly SqlStatement OfContact = new($"""
        {Columns} from (
          {PageColumns} from conversations v join tickets t on t.company_id = v.company_id and t.conversation_id = v.id
          where v.company_id = $1 and v.contact_id = $2 and t.created_at <= $3 and (t.created_at < $3 or t.id < $4)
          order by t.created_at desc, t.id desc limit $5) t {Joins}
        order by t.created_at desc, t.id desc
        """);

    private static readonly SqlStatement ContactIsThere = new("select 1 from view_contacts where company_id = $1 and id = $2");

    private readonly ConcurrentDictionary<string, SqlStatement> _lists = new();

    public Task<TicketView?> FindAsync(Caller caller, Guid id, CancellationToken cancellationToken) =>
        database.ReadAsync(caller.CompanyId, sql =>
        {
            TicketView? found = null;
            sql.Query(One, (caller, id), static (p, x) => p.Add(x.caller.CompanyId.Value).Add(x.id),
                (_, row) => found = View(row, caller));
            return found;
        }, cancellationToken);

    public Task<TicketCounts> CountAsync(Caller caller, CancellationToken cancellationToken) =>
        database.ReadAsync(caller.CompanyId, sql =>
        {
            var counts = new TicketCounts(0, 0, 0, 0);
            sql.Query(Counts, caller, static (p, x) => p.Add(x.CompanyId.Value).Add(x.UserId.Value), (_, row) =>
                counts = new((int)row.GetLong(0), (int)row.GetLong(1), (int)row.GetLong(2), (int)row.GetLong(3)));
            return counts;
        }, cancellationToken);

    /// <summary>Closed since then and not taken up again.</summary>
    public Task<int> CountClosedAsync(Caller caller, DateTimeOffset since, CancellationToken cancellationToken) =>
        database.ReadAsync(caller.CompanyId, sql =>
        {
            var count = 0;
            sql.Query(Closed, (caller, since), static (p, x) => p.Add(x.caller.CompanyId.Value).Add(x.since.ToUnixTimeMilliseconds()),
                (_, row) => count = (int)row.GetLong(0));
            return count;
        }, cancellationToken);

    /// <summary>All tickets of a contact over whatever connection, newest first; null when the company has no such contact.</summary>
    public Task<Page<TicketView>?> OfContactAsync(
        Caller caller, Guid contact, Cursor after, int limit, CancellationToken cancellationToken) =>
        database.ReadAsync(caller.CompanyId, sql =>
        {
            var rows = new List<TicketView>(limit + 1);
            sql.Query(OfContact, (caller, contact, after, limit), static (p, x) => p.Add(x.caller.CompanyId.Value).Add(x.contact)
                .Add(x.after.Position).Add(x.after.Id).Add(x.limit + 1), (_, row) => rows.Add(View(row, caller)));
            var isThere = rows.Count > 0;
            if (!isThere)
            {
                sql.Query(ContactIsThere, (caller, contact), static (p, x) => p.Add(x.caller.CompanyId.Value).Add(x.contact),
                    (_, _) => isThere = true);
            }

            return isThere ? Page<TicketView>.Of(rows, limit, x => new(x.CreatedAt.ToUnixTimeMilliseconds(), x.Id)) : null;
        }, cancellationToken);

    public Task<Page<TicketView>> ListAsync(
        Caller caller, TicketFilter filter, Cursor after, int limit, CancellationToken cancellationToken)
    {
        var statement = _lists.GetOrAdd(Shape(filter), static (_, f) => new SqlStatement(Text(f)), filter);
        return database.ReadAsync(caller.CompanyId, sql =>
        {
            var rows = new List<(TicketView View, long Activity)>(limit + 1);
            sql.Query(statement, (caller, filter, after, limit), Bind, (_, row) => rows.Add((View(row, caller), row.GetLong(24))));
            var next = rows.Count > limit ? new Cursor(rows[limit - 1].Activity, rows[limit - 1].View.Id).ToString() : null;
            return new Page<TicketView>([.. rows.Take(limit).Select(x => x.View)], next);
        }, cancellationToken);
    }

    private static string Shape(TicketFilter f) =>
        $"{string.Join(',', f.Statuses)}|{f.Assignee is not null}{f.NoAssignee}{f.Queue is not null}{f.NoQueue}"
        + $"{f.Connection is not null}{f.Source is not null}{f.UnreadOnly}{f.Search is not null}";

    /// <summary>One branch a status, each read in order from an index of its own and merged until the page is full; names are
    /// looked up for the rows of the page only.</summary>
    internal static string Text(TicketFilter filter)
    {
        var text = new StringBuilder(Columns).Append(" from (");
        for (var i = 0; i < filter.Statuses.Count; i++)
        {
            text.Append(i > 0 ? " union all " : "").Append(PageColumns).Append(" from tickets t where t.company_id = $1 and t.status = ")
                // As a literal: SQLite uses a partial index only when its condition stands in the query word for word.
                .Append((int)filter.Statuses[i])
                .Append(" and t.activity_at <= $2 and (t.activity_at < $2 or t.id < $3)")
                .Append(filter.Assignee is not null ? " and t.assignee_id = $5" : "")
                .Append(filter.NoAssignee ? " and t.assignee_id is null" : "")
                .Append(filter.Queue is not null ? " and t.queue_id = $6" : "")
                .Append(filter.NoQueue ? " and t.queue_id is null" : "")
                .Append(filter.Connection is not null ? " and t.connection_id = $7" : "")
                .Append(filter.Source is not null ? " and t.entry_source = $8" : "")
                .Append(filter.UnreadOnly ? " and t.unread_count > 0" : "")
                .Append(filter.Search is not null ? SearchText : "");
        }

        return text.Append(" order by activity_at desc, id desc limit $4) t ").Append(Joins)
            .Append(" order by t.activity_at desc, t.id desc").ToString();
    }

    /// <summary>By the beginning of the name or of a later word of it, or by digits of the phone number.</summary>
    private const string SearchText = """
         and t.contact_id in (select id from view_contacts where company_id = $1
           and (search_name like $9 or search_name like '% ' || $9 or phone like $10))
        """;

    private static void Bind(SqlParameters p, (Caller Caller, TicketFilter Filter, Cursor After, int Limit) x)
    {
        var f = x.Filter;
        var digits = f.Search is null ? "" : string.Concat(f.Search.Where(char.IsAsciiDigit));
        p.Add(x.Caller.CompanyId.Value).Add(x.After.Position).Add(x.After.Id).Add(x.Limit + 1)
            .Add(f.Assignee).Add(f.Queue).Add(f.Connection).Add((int)(f.Source ?? 0))
            .Add(f.Search is null ? null : Escape(f.Search) + "%")
            .Add(digits.Length < 3 ? "-" : "%" + digits + "%");
    }

    private static string Escape(string text) => text.Replace("%", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal);

    private TicketView View(SqlRow row, Caller caller)
    {
        var kind = (ConnectionKind)row.GetInt(8);
        var status = (TicketStatus)row.GetInt(1);
        var assignee = row.GetGuidOrNull(12);
        var queue = row.GetGuidOrNull(9);
        return new TicketView(
            row.GetGuid(0), status, row.GetString(2),
            new(row.GetGuid(3), row.GetString(4), row.GetStringOrNull(5)), row.GetGuid(6),
            new(row.GetGuid(6), row.GetString(7), kind.Word()),
            queue, queue is { } q ? new(q, row.GetString(10), row.GetString(11)) : null,
            assignee, assignee is { } a ? new(a, row.GetStringOrNull(13) ?? "", PhotoOf(row, caller)) : null,
            ((EntrySource)row.GetInt(14)).Word(), row.GetInt(15), row.GetStringOrNull(16),
            row.IsNull(17) ? null : ((MessageType)row.GetInt(17)).Word(),
            row.IsNull(18) ? null : row.GetInt(18) == 0 ? "inbound" : "outbound",
            row.GetLongOrNull(19).ToTime(), row.GetLong(20).ToTime(), row.GetLong(21).ToTime(), row.GetLongOrNull(22).ToTime(),
            WindowOf(kind, row.GetLongOrNull(26)), row.GetLong(23), Can(status, caller));
    }

    private string? PhotoOf(SqlRow row, Caller caller) =>
        row.GetGuidOrNull(25) is { } photo ? photos.Url(caller.CompanyId, new FileId(photo)) : null;

    private TicketWindow? WindowOf(ConnectionKind kind, long? lastInbound) =>
        channels.Capabilities(kind)?.Window is { } length ? new(lastInbound.ToTime() + length) : null;

    private static TicketCan Can(TicketStatus status, Caller caller)
    {
        var update = caller.May(Permissions.Tickets.Update);
        return new(
            update && status == TicketStatus.Pending, update && status == TicketStatus.Open,
            update && status != TicketStatus.Closed, update && status == TicketStatus.Closed,
            status == TicketStatus.Open && caller.May(Permissions.Messages.Send), caller.May(Permissions.Tickets.Delete));
    }
}
