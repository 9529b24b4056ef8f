using Taktchat.Channels.Contracts;
using Taktchat.Contacts.Contracts;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Sql;
using Taktchat.Messages.Contracts;
using Taktchat.Messages.Reads;
using Taktchat.Tickets.Contracts;

namespace Taktchat.Messages.Inbound;

/// <summary>One message to store.</summary>
/// <param name="isKnown">The request came with its answer; one found in a transaction is looked for again when that is repeated.</param>
internal sealed class IngestMessage(
    IncomingMessage message, ContactRequest contact, bool isKnown, Action<Exception?> settled) : WriteJob(settled)
{
    public IncomingMessage Message { get; } = message;

    public ContactRequest Contact { get; } = contact;

    public bool IsKnown { get; } = isKnown;

    /// <summary>That of the event that brought it: events are numbered in the order of their arrival, and so messages of one
    /// second keep it, whenever they are processed.</summary>
    public MessageId Id { get; } = new(message.Event.Id);

    public byte[] Key { get; } = ProviderKeys.Of(message.Event.ConnectionId, message.ProviderId);

    public byte[]? QuotedKey { get; } =
        message.QuotedProviderId is { } quoted ? ProviderKeys.Of(message.Event.ConnectionId, quoted) : null;

    public ConversationTouch Touch { get; private set; } = null!;

    /// <summary>Of what speaks of another message: that message, when we have it.</summary>
    public AttachTarget? Target { get; set; }

    public bool Stored { get; set; }

    public bool HasRemoteFile => Message.Content?.Remote is not null;

    protected override void Reset()
    {
        base.Reset();
        (Stored, Target) = (false, null);
        Touch = new ConversationTouch
        {
            Company = Message.Event.CompanyId,
            Contact = Contact.Contact,
            Connection = Message.Event.ConnectionId,
            MayOpenTicket = Message.MayOpenTicket,
        };
    }
}

/// <summary>The hot road's one transaction: contact, conversation, ticket by the five rules, message, counters, event done.</summary>
internal sealed class IngestMessageHandler(
    IContactDesk contacts, ITicketDesk tickets, IInboundLedger ledger, AttachedMessages attached, MessageRows rows)
    : IWriteHandler<IngestMessage>
{
    private static readonly SqlStatement Known = new("select ticket_id from messages where provider_key = $1");

    private static readonly SqlStatement SpokenOf = new("select ticket_id from messages where provider_key = $1 and conversation_id = $2");

    private static readonly SqlStatement Insert = new("""
        insert into messages (company_id, id, conversation_id, ticket_id, connection_id, direction, type, raw_type, text, content,
          status, sort_at, provider_id, provider_key, quoted_key, recipient_is_user_id, attempts, attempts_before, created_at,
          media_state, attached_to)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 0, 0, 0, $16, $17, $18)
        on conflict (provider_key) do nothing
        """);

    private static readonly SqlStatement InsertFetch = new("""
        insert into media_fetches (company_id, id, connection_id, next_at, attempts) values ($1, $2, $3, $4, 0)
        """);

    public void Run(WriteBatch batch, IReadOnlyList<IngestMessage> jobs)
    {
        FindContacts(batch, jobs);
        var touches = jobs.Select(x => x.Touch).ToList();
        tickets.FindConversations(batch.Sql, batch.Now, touches);
        LookBack(batch, jobs);
        tickets.OpenTickets(batch, touches);
        StoreAll(batch, jobs);
        Bump(batch, jobs);
        ledger.MarkDone(batch, [.. jobs.Select(x => x.Message.Event)]);
        foreach (var job in jobs)
        {
            if (job.Stored && job.QuotedKey is not null)
            {
                // What it speaks of is shown with it, and only the database knows that.
                rows.RaiseStored(batch, job.Touch.Company, job.Id.Value, isNew: true);
            }
            else if (job.Stored)
            {
                batch.Raise(new MessageStored(job.Touch.Company, View(job), IsNew: true));
            }
        }
    }

    private void FindContacts(WriteBatch batch, IReadOnlyList<IngestMessage> jobs)
    {
        var unknown = jobs.Where(x => !x.IsKnown).ToList();
        if (unknown.Count > 0)
        {
            contacts.FindOrCreateMany(batch, [.. unknown.Select(x => x.Contact)]);
            unknown.ForEach(x => x.Touch.Contact = x.Contact.Contact);
        }
    }

    /// <summary>Only where no ticket is active: a message we have already must not open one, and what merely speaks of a
    /// message goes where that message is.</summary>
    private static void LookBack(WriteBatch batch, IReadOnlyList<IngestMessage> jobs)
    {
        var loose = jobs.Where(x => x.Touch.Ticket is null).ToList();
        batch.Sql.QueryMany(Known, loose, static (p, j) => p.Add(j.Key), static (j, _) => j.Touch.AlreadyKnown = true);
        var speaking = loose.FindAll(x => x is { QuotedKey: not null, Touch.MayOpenTicket: false });
        batch.Sql.QueryMany(SpokenOf, speaking, static (p, j) => p.Add(j.QuotedKey).Add(j.Touch.Conversation.Value),
            static (j, row) => j.Touch.Ticket = row.GetGuidOrNull(0) is { } id ? new TicketId(id) : null);
    }

    /// <summary>What speaks of another message comes after all others: that may be in the same batch.</summary>
    private void StoreAll(WriteBatch batch, IReadOnlyList<IngestMessage> jobs)
    {
        var speaking = jobs.Where(x => x.Message.Type.IsAttached()).ToList();
        if (speaking.Count == 0)
        {
            Store(batch, jobs);
        }
        else
        {
            Store(batch, [.. jobs.Where(x => !x.Message.Type.IsAttached())]);
            AttachedMessages.FindTargets(batch.Sql, speaking);
            Store(batch, speaking);
            attached.Apply(batch, speaking.FindAll(x => x is { Stored: true, Target: not null }));
        }

        var remote = jobs.Where(x => x is { Stored: true, HasRemoteFile: true }).ToList();
        if (remote.Count > 0)
        {
            batch.Sql.ExecuteMany(InsertFetch, remote, (p, j) => p
                .Add(j.Touch.Company.Value).Add(j.Id.Value).Add(j.Touch.Connection.Value).Add(batch.Now));
            batch.Raise(new MediaWaiting(remote[0].Touch.Company));
        }
    }

    private static void Store(WriteBatch batch, IReadOnlyList<IngestMessage> jobs)
    {
        batch.Sql.ExecuteEach(Insert, jobs, (p, j) =>
        {
            var m = j.Message;
            p.Add(j.Touch.Company.Value).Add(j.Id.Value).Add(j.Touch.Conversation.Value).Add(j.Touch.Ticket?.Value)
                .Add(j.Touch.Connection.Value)
                .Add((int)(m.IsEcho ? Direction.Outbound : Direction.Inbound)).Add((int)m.Type).Add(m.RawType).Add(m.Text)
                .Add(AttachedMessages.ContentOf(j)).Add((int)(m.IsEcho ? MessageStatus.Sent : MessageStatus.Received))
                .Add(m.ProviderTime).Add(m.ProviderId).Add(j.Key).Add(j.QuotedKey).Add(batch.Now)
                .Add(j.HasRemoteFile ? (long)MediaState.Waiting : null).Add(j.Target?.Id);
        }, static (j, changed) => j.Stored = changed > 0);
    }

    private void Bump(WriteBatch batch, IReadOnlyList<IngestMessage> jobs)
    {
        var bumps = new List<TicketBump>(jobs.Count);
        foreach (var job in jobs)
        {
            // What does not open a ticket does not ring either.
            if (job is { Stored: true, Touch.Ticket: { } ticket } && (job.Message.MayOpenTicket || job.Message.IsEcho)
                && !job.Message.Type.IsAttached())
            {
                bumps.Add(new(job.Touch.Company, ticket, !job.Message.IsEcho, !job.Message.IsEcho, job.Message.ProviderTime,
                    MessagePreview.Of(job.Message), (int)job.Message.Type)
                {
                    OpensWindow = job.Message.OpensWindow,
                });
            }
        }

        if (bumps.Count > 0)
        {
            tickets.Bump(batch, bumps);
        }
    }

    private static MessageView View(IngestMessage job)
    {
        var m = job.Message;
        return new(job.Id.Value, job.Touch.Ticket?.Value, job.Touch.Conversation.Value, job.Touch.Connection.Value,
            m.IsEcho ? Direction.Outbound : Direction.Inbound, m.Type, m.Text, m.RawType,
            m.IsEcho ? MessageStatus.Sent : MessageStatus.Received, m.ProviderId, null, MessageRows.Shown(m.Content),
            MediaViews.Waiting(m.Content), null, job.Target?.Id, null, null, null, null,
            false, false, 0, m.ProviderTime.ToTime(), null, null, null);
    }
}
