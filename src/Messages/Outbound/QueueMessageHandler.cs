using Taktchat.Channels.Contracts;
using Taktchat.Files.Contracts;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Sql;
using Taktchat.Messages.Contracts;
using Taktchat.Messages.Reads;
using Taktchat.Tickets.Contracts;

namespace Taktchat.Messages.Outbound;

/// <summary>The port through which everybody who sends goes.</summary>
internal sealed class QueueMessageHandler(
    ITicketDesk tickets, IFileUses files, MessageRows rows, TimeProvider time) : IWriteHandler<QueueMessage>
{
    private static readonly SqlStatement TicketStatusOf = new("select status from tickets where company_id = $1 and id = $2");

    private static readonly SqlStatement LastSort = new("""
        select max(sort_at) from messages where ticket_id = $1 and attached_to is null
        """);

    private static readonly SqlStatement Same = new("""
        select type, text, content, file_id, connection_id, ticket_id, quoted_key from messages where company_id = $1 and client_id = $2
        """);

    private static readonly SqlStatement Quoted = new("""
        select provider_key, ticket_id, conversation_id from messages where company_id = $1 and id = $2
        """);

    private static readonly SqlStatement Insert = new("""
        insert into messages (company_id, id, conversation_id, ticket_id, connection_id, direction, type, text, status, sort_at,
          client_id, author_id, recipient, recipient_is_user_id, attempts, attempts_before, queued_at, next_at, created_at,
          content, file_id, media_state, quoted_key, attached_to)
        values ($1, $2, $3, $4, $5, 1, $6, $7, 1, $8, $9, $10, $11, $12, 0, 0, $13, $13, $13, $14, $15, $16, $17, $18)
        on conflict (company_id, client_id) where client_id is not null do nothing
        """);

    public void Run(WriteBatch batch, IReadOnlyList<QueueMessage> jobs)
    {
        foreach (var job in jobs)
        {
            job.Stored = rows.FindByClientId(batch.Sql, job.Company, job.ClientId, job.Language);
            if (job.Stored is null)
            {
                Queue(batch, job);
            }
            else if (!IsSame(batch.Sql, job))
            {
                job.Refusal = MessageWords.ClientIdReused;
            }
        }
    }

    private static bool IsSame(SqlSession sql, QueueMessage job)
    {
        var same = false;
        var quoted = job.Draft.Quoted is { } id ? KeyOf(sql, job, id) : null;
        sql.Query(Same, job, static (p, j) => p.Add(j.Company.Value).Add(j.ClientId), (j, row) => same =
            row.GetInt(0) == (int)j.Draft.Type && row.GetStringOrNull(1) == j.Draft.Text && row.GetStringOrNull(2) == j.Draft.Content
            && row.GetGuidOrNull(3) == j.Draft.File?.Id.Value && row.GetGuid(4) == j.Connection.Value
            && (j.Ticket is null || row.GetGuidOrNull(5) == j.Ticket)
            && (row.IsNull(6) ? quoted is null : quoted is not null && row.GetBytes(6).AsSpan().SequenceEqual(quoted)));
        return same;
    }

    private static byte[]? KeyOf(SqlSession sql, QueueMessage job, Guid message)
    {
        byte[]? key = null;
        sql.Query(Quoted, (job, message), static (p, x) => p.Add(x.job.Company.Value).Add(x.message),
            (_, row) => key = row.IsNull(0) ? null : row.GetBytes(0));
        return key;
    }

    private void Queue(WriteBatch batch, QueueMessage job)
    {
        var touch = new ConversationTouch
        {
            Company = job.Company,
            Contact = job.Target.Contact,
            Connection = job.Connection,
            MayOpenTicket = !job.WithoutTicket && !job.IsAttached,
        };
        tickets.FindConversations(batch.Sql, batch.Now, [touch]);
        job.Refusal = Quote(batch.Sql, job, touch) ?? Place(batch, job, touch);
        if (job.Refusal is not null)
        {
            return;
        }

        var id = new MessageId(Ids.New(time));
        var sortAt = Math.Max(batch.Now, LastOf(batch, touch) + 1);
        if (batch.Sql.Execute(Insert, (job, touch, id, sortAt, batch.Now), Bind) == 0)
        {
            // Another node has just stored the same client id.
            job.Stored = rows.FindByClientId(batch.Sql, job.Company, job.ClientId, job.Language);
            job.Refusal = IsSame(batch.Sql, job) ? null : MessageWords.ClientIdReused;
            return;
        }

        Tell(batch, job, touch, id, sortAt);
    }

    private void Tell(WriteBatch batch, QueueMessage job, ConversationTouch touch, MessageId id, long sortAt)
    {
        if (job.Draft.File is { } file)
        {
            files.MarkUsed(batch, [(job.Company, file.Id)]);
        }

        if (touch.Ticket is { } ticket && !job.IsAttached)
        {
            tickets.Bump(batch, [new(job.Company, ticket, false, false, sortAt, job.Draft.Preview, (int)job.Draft.Type)]);
        }

        job.IsNew = true;
        job.Stored = rows.RaiseStored(batch, job.Company, id.Value, isNew: true);
        batch.Raise(new MessagesQueued(job.Company, job.Connection));
    }

    /// <summary>What it answers has to be of this conversation, and known to the provider.</summary>
    private static Failure? Quote(SqlSession sql, QueueMessage job, ConversationTouch touch)
    {
        if (job.Draft.Quoted is not { } quoted)
        {
            return null;
        }

        var found = false;
        sql.Query(Quoted, (job, quoted), static (p, x) => p.Add(x.job.Company.Value).Add(x.quoted), (x, row) =>
        {
            found = row.GetGuid(2) == touch.Conversation.Value;
            x.job.QuotedKey = row.IsNull(0) ? null : row.GetBytes(0);
            if (x.job.IsAttached)
            {
                touch.Ticket = row.GetGuidOrNull(1) is { } id ? new TicketId(id) : null;
                x.job.AttachedTo = x.quoted;
            }
        });
        return !found ? Failures.NotFound : job.QuotedKey is null ? MessageWords.QuotedNotSent : null;
    }

    /// <summary>A refusal when the ticket it was meant for has been closed meanwhile, or nothing but a template may be sent.</summary>
    private Failure? Place(WriteBatch batch, QueueMessage job, ConversationTouch touch)
    {
        if (job.Draft.Type != MessageType.Template && MessageWindow.IsClosed(batch.Sql, batch.Now, job.Company, touch.Conversation, job.Target.Window))
        {
            return MessageWords.WindowClosed;
        }

        if (job.IsAttached)
        {
            return null;
        }

        if (job.WithoutTicket)
        {
            touch.Ticket = null;
            return null;
        }

        if (job.Ticket is { } wanted)
        {
            var status = TicketStatus.Closed;
            batch.Sql.Query(TicketStatusOf, (job, wanted), static (p, x) => p.Add(x.job.Company.Value).Add(x.wanted),
                (_, row) => status = (TicketStatus)row.GetInt(0));
            touch.Ticket = new TicketId(wanted);
            return status == TicketStatus.Closed ? MessageWords.TicketClosed : null;
        }

        touch.Ticket ??= tickets.OpenFor(batch, touch, job.Draft.Author, null);
        return null;
    }

    private static long LastOf(WriteBatch batch, ConversationTouch touch)
    {
        long last = 0;
        if (touch.Ticket is { } ticket)
        {
            batch.Sql.Query(LastSort, ticket, static (p, t) => p.Add(t.Value), (_, row) => last = row.GetLongOrNull(0) ?? 0);
        }

        return last;
    }

    private static void Bind(SqlParameters p, (QueueMessage Job, ConversationTouch Touch, MessageId Id, long SortAt, long Now) x) => p
        .Add(x.Job.Company.Value).Add(x.Id.Value).Add(x.Touch.Conversation.Value).Add(x.Touch.Ticket?.Value)
        .Add(x.Job.Connection.Value).Add((int)x.Job.Draft.Type).Add(x.Job.Draft.Text).Add(x.SortAt).Add(x.Job.ClientId)
        .Add(x.Job.Draft.Author.Value).Add(x.Job.Target.Recipient.Value).Add(x.Job.Target.Recipient.IsProviderUserId ? 1 : 0).Add(x.Now)
        .Add(x.Job.Draft.Content).Add(x.Job.Draft.File?.Id.Value)
        .Add(x.Job.Draft.File is null ? null : (long?)MediaState.Ready).Add(x.Job.QuotedKey).Add(x.Job.AttachedTo);
}
