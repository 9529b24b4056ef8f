using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Sql;
using Taktchat.Tickets.Contracts;

namespace Taktchat.Tickets.Desk;

/// <summary>Conversations and tickets on the hot road: a few statements for a whole batch.</summary>
internal sealed class TicketDesk(TicketOpener opener, TimeProvider time) : ITicketDesk
{
    private static readonly SqlStatement Find = new("""
        select c.id, t.id from conversations c
        left join tickets t on t.company_id = c.company_id and t.contact_id = c.contact_id
          and t.connection_id = c.connection_id and t.status < 2
        where c.company_id = $1 and c.contact_id = $2 and c.connection_id = $3
        """);

    // "do update" so that a conversation another node has just made is answered too.
    private static readonly SqlStatement Create = new("""
        insert into conversations (company_id, id, contact_id, connection_id, created_at) values ($1, $2, $3, $4, $5)
        on conflict (company_id, contact_id, connection_id) do update set created_at = conversations.created_at
        returning id
        """);

    private const string BumpText = """
        update tickets set
          unread_count = unread_count + $3,
          last_inbound_at = case when $4 > coalesce(last_inbound_at, 0) then $4 else last_inbound_at end,
          last_message = case when $5 >= coalesce(last_message_at, 0) then $6 else last_message end,
          last_message_type = case when $5 >= coalesce(last_message_at, 0) then $7 else last_message_type end,
          last_message_direction = case when $5 >= coalesce(last_message_at, 0) then $8 else last_message_direction end,
          last_message_at = case when $5 >= coalesce(last_message_at, 0) then $5 else last_message_at end,
          activity_at = case when $9 > activity_at then $9 else activity_at end,
          updated_at = $9
        where company_id = $1 and id = $2
        """;

    private static readonly SqlStatement BumpTicket = new(BumpText);

    private static readonly SqlStatement RewordTicket = new("""
        update tickets set last_message = $4, last_message_type = $5 where company_id = $1 and id = $2 and last_message_at = $3 returning state_version
        """);

    public void FindConversations(SqlSession sql, long now, IReadOnlyList<ConversationTouch> touches)
    {
        var distinct = new Dictionary<(Guid, Guid), ConversationTouch>(touches.Count);
        foreach (var touch in touches)
        {
            distinct.TryAdd((touch.Contact.Value, touch.Connection.Value), touch);
        }

        var first = distinct.Values.ToList();
        sql.QueryMany(Find, first,
            static (p, t) => p.Add(t.Company.Value).Add(t.Contact.Value).Add(t.Connection.Value),
            static (t, row) =>
            {
                t.Conversation = new(row.GetGuid(0));
                t.Ticket = row.GetGuidOrNull(1) is { } id ? new TicketId(id) : null;
            });

        var missing = first.FindAll(static x => x.Conversation == default);
        if (missing.Count > 0)
        {
            sql.QueryMany(Create, missing,
                (p, t) => p.Add(t.Company.Value).Add(Ids.New(time)).Add(t.Contact.Value).Add(t.Connection.Value).Add(now),
                static (t, row) => t.Conversation = new(row.GetGuid(0)));
        }

        foreach (var touch in touches)
        {
            var found = distinct[(touch.Contact.Value, touch.Connection.Value)];
            (touch.Conversation, touch.Ticket) = (found.Conversation, found.Ticket);
        }
    }

    public void OpenTickets(WriteBatch batch, IReadOnlyList<ConversationTouch> touches)
    {
        Dictionary<ConversationId, TicketId>? opened = null;
        foreach (var touch in touches)
        {
            if (touch.Ticket is not null)
            {
                continue;
            }

            if (opened is not null && opened.TryGetValue(touch.Conversation, out var ticket))
            {
                touch.Ticket = ticket;
            }
            else if (touch is { MayOpenTicket: true, AlreadyKnown: false })
            {
                touch.Ticket = opener.Open(batch, touch, by: null);
                (opened ??= [])[touch.Conversation] = touch.Ticket.Value;
            }
        }
    }

    public TicketId OpenFor(WriteBatch batch, ConversationTouch touch, UserId person, QueueId? queue) =>
        opener.Open(batch, touch, person, queue);

    public void Bump(WriteBatch batch, IReadOnlyList<TicketBump> bumps)
    {
        var merged = new Dictionary<Guid, Sum>(bumps.Count);
        foreach (var bump in bumps)
        {
            if (!merged.TryGetValue(bump.Ticket.Value, out var sum))
            {
                merged[bump.Ticket.Value] = sum = new Sum(bump);
            }

            sum.Add(bump);
        }

        batch.Sql.ExecuteMany(BumpTicket, [.. merged.Values], (p, s) => p
            .Add(s.Last.Company.Value).Add(s.Last.Ticket.Value).Add(s.Unread).Add(s.InboundAt)
            .Add(s.Last.SortAt).Add(s.Last.Preview).Add(s.Last.MessageType).Add(s.Last.Inbound ? 0 : 1).Add(batch.Now));
    }

    public void Reword(WriteBatch batch, CompanyId company, TicketId ticket, long sortAt, string preview, int type) =>
        batch.Sql.Query(RewordTicket, (company, ticket, sortAt, preview, type),
            static (p, x) => p.Add(x.company.Value).Add(x.ticket.Value).Add(x.sortAt).Add(x.preview).Add(x.type),
            (x, row) => batch.Raise(new TicketChanged(x.company, x.ticket, row.GetLong(0))));

    /// <summary>All messages of one ticket in one batch.</summary>
    private sealed class Sum(TicketBump first)
    {
        public TicketBump Last { get; private set; } = first;

        public int Unread { get; private set; }

        public long InboundAt { get; private set; }

        public void Add(TicketBump bump)
        {
            Unread += bump.CountsAsUnread ? 1 : 0;
            InboundAt = bump.OpensWindow ? Math.Max(InboundAt, bump.SortAt) : InboundAt;
            Last = bump.SortAt >= Last.SortAt ? bump : Last;
        }
    }
}
