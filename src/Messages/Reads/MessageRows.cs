using Taktchat.Channels.Contracts;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Sql;
using Taktchat.Messages.Contracts;
using Taktchat.Tenancy.Contracts;

namespace Taktchat.Messages.Reads;

/// <summary>Reads message rows into what the wire shows, on any session: the same for a page, one message and a push.</summary>
internal sealed class MessageRows(CompanyDirectory companies, MediaViews media, IUserPhotos photos, TimeProvider time)
{
    /// <summary>A message that waits longer than this says why.</summary>
    public static readonly TimeSpan WaitIsLong = TimeSpan.FromMinutes(2);

    private const string Columns = """
        select m.id, m.ticket_id, m.conversation_id, m.connection_id, m.direction, m.type, m.text, m.raw_type, m.status, m.provider_id,
          m.client_id, m.error_code, m.error_detail, m.author_id, u.name, q.id, q.text, q.direction, m.edited_at, m.deleted_at,
          m.attempts, m.sort_at, m.sent_at, m.delivered_at, m.read_at, m.queued_at, k.stopped_at, k.problem_code, q.type, m.content,
          m.customer_reaction, m.company_reaction, m.attached_to, m.media_state, m.media_error, m.company_id,
          f.id, f.name, f.content_type, f.size, f.width, f.height, f.duration_ms, f.has_thumbnail, u.photo_file_id
        """;

    private const string Joins = """
        left join view_users u on u.company_id = m.company_id and u.id = m.author_id
        left join messages q on q.provider_key = m.quoted_key
        left join view_files f on f.company_id = m.company_id and f.id = m.file_id
        join view_connections k on k.company_id = m.company_id and k.id = m.connection_id
        """;

    private static readonly SqlStatement One = new($"{Columns} from messages m {Joins} where m.company_id = $1 and m.id = $2");

    internal static readonly SqlStatement OfTicket = PageText(OfTicketRows);

    internal static readonly SqlStatement WithFiles = PageText(WithFilesRows);

    private const string OfTicketRows = "m.ticket_id = $2 and m.company_id = $1 and m.attached_to is null";

    private const string WithFilesRows = """
        m.company_id = $1 and m.conversation_id = $2 and m.file_id is not null and m.attached_to is null and m.deleted_at is null
        """;

    private static readonly SqlStatement ByClientId = new($"{Columns} from messages m {Joins} where m.company_id = $1 and m.client_id = $2");

    /// <summary>A page, newest first. PostgreSQL looks its rows up first, lest it joins whole tables; SQLite follows the index
    /// and joins row by row, and a page looked up first would be kept aside, found again by key and sorted (a third slower).</summary>
    private static SqlStatement PageText(string rows)
    {
        var page = $"{rows} and m.sort_at <= $3 and (m.sort_at < $3 or m.id < $4) order by m.sort_at desc, m.id desc limit $5";
        return new(
            $"""
            {Columns} from (select m.company_id, m.id from messages m where {page}) page
            join messages m on m.company_id = page.company_id and m.id = page.id {Joins}
            order by m.sort_at desc, m.id desc
            """,
            $"{Columns} from messages m {Joins} where {page}");
    }

    public MessageView? Find(SqlSession sql, CompanyId company, Guid id, string language)
    {
        MessageView? found = null;
        sql.Query(One, (company, id), static (p, x) => p.Add(x.company.Value).Add(x.id), (_, row) => found = View(row, language));
        return found;
    }

    public MessageView? FindByClientId(SqlSession sql, CompanyId company, string clientId, string language)
    {
        MessageView? found = null;
        sql.Query(ByClientId, (company, clientId), static (p, x) => p.Add(x.company.Value).Add(x.clientId),
            (_, row) => found = View(row, language));
        return found;
    }

    public Page<MessageView> PageOfTicket(SqlSession sql, CompanyId company, Guid ticket, Cursor after, int limit, string language) =>
        PageOf(sql, OfTicket, (company, ticket), after, limit, language);

    /// <summary>What was sent and came as a file, in all tickets of a conversation.</summary>
    public Page<MessageView> PageWithFiles(
        SqlSession sql, CompanyId company, Guid conversation, Cursor after, int limit, string language) =>
        PageOf(sql, WithFiles, (company, conversation), after, limit, language);

    private Page<MessageView> PageOf(
        SqlSession sql, SqlStatement statement, (CompanyId Company, Guid Of) rowsOf, Cursor after, int limit, string language)
    {
        var rows = new List<MessageView>(limit + 1);
        sql.Query(statement, (rowsOf, after, limit), static (p, x) => p
            .Add(x.rowsOf.Company.Value).Add(x.rowsOf.Of).Add(x.after.Position).Add(x.after.Id).Add(x.limit + 1),
            (_, row) => rows.Add(View(row, language)));
        return Page<MessageView>.Of(rows, limit, x => new(x.CreatedAt.ToUnixTimeMilliseconds(), x.Id));
    }

    /// <summary>Tells the screens of a message as it is now, inside the transaction that changed it.</summary>
    public MessageView? RaiseStored(WriteBatch batch, CompanyId company, Guid id, bool isNew)
    {
        var view = Find(batch.Sql, company, id, companies.Get(company).Language);
        if (view is not null)
        {
            batch.Raise(new MessageStored(company, view, isNew));
        }

        return view;
    }

    private MessageView View(SqlRow row, string language)
    {
        var status = (MessageStatus)row.GetInt(8);
        var code = row.IsNull(11) ? (int?)null : row.GetInt(11);
        var author = row.GetGuidOrNull(13);
        var quoted = row.GetGuidOrNull(15);
        var content = MessageContent.FromJson(row.GetStringOrNull(29));
        return new MessageView(
            row.GetGuid(0), row.GetGuidOrNull(1), row.GetGuid(2), row.GetGuid(3), (Direction)row.GetInt(4), (MessageType)row.GetInt(5),
            row.GetStringOrNull(6), row.GetStringOrNull(7), status, row.GetStringOrNull(9), row.GetStringOrNull(10),
            Shown(content), media.View(row, content, language), Reactions(row), row.GetGuidOrNull(32),
            status == MessageStatus.Queued ? Waiting(row, code, language) : null,
            status is MessageStatus.Failed or MessageStatus.Unknown ? Error(status, code, row.GetStringOrNull(12), language) : null,
            author is { } a ? new(a, row.GetStringOrNull(14) ?? "", PhotoOf(row)) : null,
            quoted is { } q ? new(q, MessagePreview.Of(row.GetStringOrNull(16)), (Direction)row.GetInt(17), (MessageType)row.GetInt(28)) : null,
            !row.IsNull(18), !row.IsNull(19), row.GetInt(20), row.GetLong(21).ToTime(), row.GetLongOrNull(22).ToTime(),
            row.GetLongOrNull(23).ToTime(), row.GetLongOrNull(24).ToTime());
    }

    private string? PhotoOf(SqlRow row) =>
        row.GetGuidOrNull(44) is { } photo ? photos.Url(new(row.GetGuid(35)), new FileId(photo)) : null;

    /// <summary>Without what only the channel needs.</summary>
    internal static MessageContent? Shown(MessageContent? content)
    {
        if (content is null)
        {
            return null;
        }

        var shown = content with { Remote = null, TextBefore = null, Template = content.Template is { } t ? t with { Parameters = null } : null };
        return shown == MessageContent.Empty ? null : shown;
    }

    private static MessageReactions? Reactions(SqlRow row)
    {
        var (customer, company) = (row.GetStringOrNull(30), row.GetStringOrNull(31));
        return customer is null && company is null ? null : new(customer, company);
    }

    private WaitingReason? Waiting(SqlRow row, int? code, string language)
    {
        var since = row.GetLongOrNull(25) ?? row.GetLong(21);
        if (time.NowMs() - since < WaitIsLong.TotalMilliseconds)
        {
            return null;
        }

        var reason = !row.IsNull(26) ? ProviderErrors.ConnectionStopped
            : !row.IsNull(27) ? row.GetInt(27)
            : code;
        return reason is { } known
            ? new("provider." + known.ToString(System.Globalization.CultureInfo.InvariantCulture), ProviderErrors.Of(known).Title.In(language))
            : new("lane.busy", MessageWords.InTurn.In(language));
    }

    private static MessageError Error(MessageStatus status, int? code, string? detail, string language)
    {
        var known = code ?? (status == MessageStatus.Unknown ? ProviderErrors.OutcomeUnknown : 0);
        return ErrorOf(known, detail, language);
    }

    internal static MessageError ErrorOf(int code, string? detail, string language)
    {
        var error = ProviderErrors.Of(code);
        return new("provider." + code.ToString(System.Globalization.CultureInfo.InvariantCulture),
            error.Title.In(language), error.Advice.In(language), code, detail, CanRetry: true);
    }
}
