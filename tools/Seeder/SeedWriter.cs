using Taktchat.Channels.Contracts;
using Taktchat.Contacts.Contracts;
using Taktchat.Kernel;
using Taktchat.Kernel.Sql;
using Taktchat.Messages.Contracts;
using Taktchat.Tickets.Contracts;

namespace Taktchat.Seeder;

/// <summary>Writes the rows of one company, many in one transaction. The same SQL on both engines.</summary>
internal sealed class SeedWriter(SqlSession sql, CompanySeed company)
{
    private const int Chunk = 2_000;

    private static readonly SqlStatement InsertContact = new("""
        insert into contacts (company_id, id, name, search_name, name_is_edited, phone, created_at, updated_at)
        values ($1, $2, $3, $4, 0, $5, $6, $6)
        """);

    private static readonly SqlStatement InsertAddress = new("""
        insert into contact_addresses (company_id, id, contact_id, kind, match_key, provider_value, created_at)
        values ($1, $2, $2, $3, $4, $5, $6)
        """);

    private static readonly SqlStatement InsertConversation = new("""
        insert into conversations (company_id, id, contact_id, connection_id, created_at) values ($1, $2, $3, $4, $5)
        """);

    private static readonly SqlStatement InsertTicket = new("""
        insert into tickets (company_id, id, conversation_id, contact_id, connection_id, queue_id, assignee_id, status, entry_source,
          protocol, unread_count, last_message, last_message_type, last_message_direction, last_message_at, last_inbound_at,
          activity_at, created_at, updated_at, closed_at, state_version)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $17, $19, $20)
        """);

    private static readonly SqlStatement InsertEvent = new("""
        insert into ticket_events (company_id, id, ticket_id, type, actor_id, at) values ($1, $2, $3, $4, $5, $6)
        """);

    private static readonly SqlStatement InsertMessage = new("""
        insert into messages (company_id, id, conversation_id, ticket_id, connection_id, direction, type, text, status, sort_at,
          provider_id, provider_key, author_id, recipient, recipient_is_user_id, attempts, attempts_before, error_code, sent_at,
          delivered_at, read_at, created_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 0, $15, 0, $16, $17, $18, $19, $20)
        """);

    private static readonly SqlStatement SetProtocol = new("""
        insert into protocol_counters (company_id, value) values ($1, $2) on conflict (company_id) do update set value = excluded.value
        """);

    private readonly HashSet<Guid> _conversations = [];

    public void Contacts(IReadOnlyList<Customer> customers) => InChunks(customers, chunk =>
    {
        sql.ExecuteMany(InsertContact, chunk, (p, x) => p
            .Add(company.Id).Add(x.Id).Add(x.Name).Add(SearchKeys.Of(x.Name)).Add(x.Phone).Add(x.CreatedAt));
        sql.ExecuteMany(InsertAddress, chunk, (p, x) => p
            .Add(company.Id).Add(x.Id).Add((int)AddressKind.Phone).Add(Phones.Canonical(x.Phone)).Add(x.Phone).Add(x.CreatedAt));
    });

    /// <summary>Tickets with all that belongs to them; answers how many messages that were.</summary>
    public int Tickets(IReadOnlyList<TicketRow> tickets)
    {
        sql.Begin();
        sql.ExecuteMany(InsertConversation, tickets.Where(x => _conversations.Add(x.Conversation)).ToList(), (p, x) => p
            .Add(company.Id).Add(x.Conversation).Add(x.Customer.Id).Add(x.Connection).Add(x.CreatedAt));
        sql.ExecuteMany(InsertTicket, tickets, Bind);
        sql.ExecuteMany(InsertEvent, tickets.SelectMany(Timeline).ToList(), (p, x) => p
            .Add(company.Id).Add(x.Id).Add(x.Ticket).Add((int)x.Type).Add(x.Actor).Add(x.At));
        var messages = tickets.SelectMany(x => x.Messages.Select(m => (Ticket: x, Message: m))).ToList();
        sql.ExecuteMany(InsertMessage, messages, Bind);
        sql.Commit();
        return messages.Count;
    }

    public void Protocol(int last) => sql.Execute(SetProtocol, last, (p, x) => p.Add(company.Id).Add((long)x));

    private void InChunks<T>(IReadOnlyList<T> rows, Action<IReadOnlyList<T>> write)
    {
        foreach (var chunk in rows.Chunk(Chunk))
        {
            sql.Begin();
            write(chunk);
            sql.Commit();
        }
    }

    private void Bind(SqlParameters p, TicketRow x) => p
        .Add(company.Id).Add(x.Id).Add(x.Conversation).Add(x.Customer.Id).Add(x.Connection).Add(x.Queue).Add(x.Assignee)
        .Add((int)x.Status).Add((int)EntrySource.WhatsApp).Add(x.Protocol).Add(x.Unread).Add(x.Last.Text).Add((int)MessageType.Text)
        .Add((int)x.Last.Direction).Add(x.Last.SortAt).Add(x.LastInboundAt).Add(x.ActivityAt).Add(x.CreatedAt).Add(x.ClosedAt)
        .Add(x.StateVersion);

    private void Bind(SqlParameters p, (TicketRow Ticket, MessageRow Message) x)
    {
        var (ticket, message) = x;
        var sent = message.Direction == Direction.Outbound;
        var accepted = message.Status >= MessageStatus.Sent;
        p.Add(company.Id).Add(message.Id).Add(ticket.Conversation).Add(ticket.Id).Add(ticket.Connection).Add((int)message.Direction)
            .Add((int)MessageType.Text).Add(message.Text).Add((int)message.Status).Add(message.SortAt).Add(message.ProviderId)
            .Add(message.ProviderId is { } id ? ProviderKeys.Of(new(ticket.Connection), id) : null)
            .Add(message.Author).Add(sent ? ticket.Customer.Phone : null).Add(sent ? 1 : 0);
        // Nullable integers share the column type of the longs on SQLite; PostgreSQL casts on assignment.
        p.Add((long?)message.ErrorCode).Add(accepted ? message.SortAt + 400 : (long?)null)
            .Add(accepted ? message.SortAt + 1_300 : (long?)null)
            .Add(message.Status == MessageStatus.Read ? message.SortAt + 20_000 : (long?)null).Add(message.SortAt);
    }

    /// <summary>Ids of the entries: the ticket's, its time moved to the entry's, so that they sort by time.</summary>
    private static IEnumerable<(Guid Id, Guid Ticket, TicketEventType Type, Guid? Actor, long At)> Timeline(TicketRow ticket)
    {
        yield return (At(ticket.Id, ticket.CreatedAt), ticket.Id, TicketEventType.Created, null, ticket.CreatedAt);
        if (ticket.Assignee is { } agent)
        {
            var answer = ticket.Messages.Find(x => x.Direction == Direction.Outbound)?.SortAt ?? ticket.CreatedAt;
            yield return (At(ticket.Id, answer - 5_000), ticket.Id, TicketEventType.Accepted, agent, answer - 5_000);
            if (ticket.ClosedAt is { } closed)
            {
                yield return (At(ticket.Id, closed), ticket.Id, TicketEventType.Closed, agent, closed);
            }
        }
    }

    private static Guid At(Guid id, long at)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        for (var i = 5; i >= 0; i--, at >>= 8)
        {
            bytes[i] = (byte)at;
        }

        return new Guid(bytes, bigEndian: true);
    }
}
