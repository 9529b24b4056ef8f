using Taktchat.Channels.Contracts;
using Taktchat.Contacts.Contracts;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Sql;
using Taktchat.Messages.Contracts;
using Taktchat.Messages.Reads;
using Taktchat.Tickets.Contracts;

namespace Taktchat.Messages.Outbound;

/// <summary>A message somebody wants to send: stored as <c>queued</c>, once for each client id.</summary>
internal sealed class QueueMessage : WriteJob
{
    public required CompanyId Company { get; init; }

    public required UserId Author { get; init; }

    public required string Text { get; init; }

    public required string ClientId { get; init; }

    public required Recipient Recipient { get; init; }

    /// <summary>Given: the message goes there, if it is still active. Else the active ticket, or a new one that is the
    /// author's.</summary>
    public Guid? Ticket { get; init; }

    /// <summary>True: in the conversation only, without a ticket.</summary>
    public bool WithoutTicket { get; init; }

    public required ContactId Contact { get; init; }

    public required ConnectionId Connection { get; init; }

    public required string Language { get; init; }

    public MessageView? Stored { get; set; }

    /// <summary>False when this client id was there before: <see cref="Stored"/> is what it made then.</summary>
    public bool IsNew { get; set; }

    public Failure? Refusal { get; set; }

    protected override void Reset()
    {
        base.Reset();
        (Stored, Refusal, IsNew) = (null, null, false);
    }
}

/// <summary>The port through which everybody who sends goes.</summary>
internal sealed class QueueMessageHandler(ITicketDesk tickets, MessageRows rows, TimeProvider time) : IWriteHandler<QueueMessage>
{
    private static readonly SqlStatement TicketStatusOf = new("select status from tickets where company_id = $1 and id = $2");

    private static readonly SqlStatement LastSort = new("""
        select max(sort_at) from messages where ticket_id = $1
        """);

    private static readonly SqlStatement Insert = new("""
        insert into messages (company_id, id, conversation_id, ticket_id, connection_id, direction, type, text, status, sort_at,
          client_id, author_id, recipient, recipient_is_user_id, attempts, attempts_before, queued_at, next_at, created_at)
        values ($1, $2, $3, $4, $5, 1, $6, $7, 1, $8, $9, $10, $11, $12, 0, 0, $13, $13, $13)
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
            else if (!IsSame(job))
            {
                job.Refusal = MessageWords.ClientIdReused;
            }
        }
    }

    private static bool IsSame(QueueMessage job) =>
        job.Stored!.Text == job.Text && job.Stored.ConnectionId == job.Connection.Value
        && (job.Ticket is null || job.Stored.TicketId == job.Ticket);

    private void Queue(WriteBatch batch, QueueMessage job)
    {
        var touch = new ConversationTouch
        {
            Company = job.Company,
            Contact = job.Contact,
            Connection = job.Connection,
            MayOpenTicket = !job.WithoutTicket,
        };
        tickets.FindConversations(batch.Sql, batch.Now, [touch]);
        if (!TryPlace(batch, job, touch))
        {
            job.Refusal = MessageWords.TicketClosed;
            return;
        }

        var id = new MessageId(Ids.New(time));
        var sortAt = Math.Max(batch.Now, LastOf(batch, touch) + 1);
        if (batch.Sql.Execute(Insert, (job, touch, id, sortAt, batch.Now), Bind) == 0)
        {
            // Another node has just stored the same client id.
            job.Stored = rows.FindByClientId(batch.Sql, job.Company, job.ClientId, job.Language);
            job.Refusal = IsSame(job) ? null : MessageWords.ClientIdReused;
            return;
        }

        if (touch.Ticket is { } ticket)
        {
            tickets.Bump(batch, [new(job.Company, ticket, false, false, sortAt, MessagePreview.Of(job.Text), (int)MessageType.Text)]);
        }

        job.IsNew = true;
        job.Stored = rows.RaiseStored(batch, job.Company, id.Value, isNew: true);
        batch.Raise(new MessagesQueued(job.Company, job.Connection));
    }

    /// <summary>False when the ticket it was meant for has been closed meanwhile.</summary>
    private bool TryPlace(WriteBatch batch, QueueMessage job, ConversationTouch touch)
    {
        if (job.WithoutTicket)
        {
            touch.Ticket = null;
            return true;
        }

        if (job.Ticket is { } wanted)
        {
            var status = TicketStatus.Closed;
            batch.Sql.Query(TicketStatusOf, (job, wanted), static (p, x) => p.Add(x.job.Company.Value).Add(x.wanted),
                (_, row) => status = (TicketStatus)row.GetInt(0));
            touch.Ticket = new TicketId(wanted);
            return status != TicketStatus.Closed;
        }

        touch.Ticket ??= tickets.OpenFor(batch, touch, job.Author);
        return true;
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
        .Add(x.Job.Connection.Value).Add((int)MessageType.Text).Add(x.Job.Text).Add(x.SortAt).Add(x.Job.ClientId)
        .Add(x.Job.Author.Value).Add(x.Job.Recipient.Value).Add(x.Job.Recipient.IsProviderUserId ? 1 : 0).Add(x.Now);
}
