using Taktchat.Channels.Contracts;
using Taktchat.Contacts.Contracts;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Sql;
using Taktchat.Tickets.Contracts;

namespace Taktchat.Tickets.Desk;

/// <summary>Somebody begins a conversation: the ticket is at once open and theirs.</summary>
internal sealed class OpenTicket(CompanyId company, UserId by, ContactId contact, ConnectionId connection, QueueId? queue) : WriteJob
{
    public CompanyId Company { get; } = company;

    public UserId By { get; } = by;

    public ContactId Contact { get; } = contact;

    public ConnectionId Connection { get; } = connection;

    public QueueId? Queue { get; } = queue;

    public TicketId Ticket { get; set; }

    /// <summary>False when the customer has an active ticket already: that is the answer.</summary>
    public bool IsNew { get; set; }

    public bool QueueIsUnknown { get; set; }

    protected override void Reset()
    {
        base.Reset();
        (Ticket, IsNew, QueueIsUnknown) = (default, false, false);
    }
}

internal sealed class OpenTicketHandler(ITicketDesk desk) : IWriteHandler<OpenTicket>
{
    private static readonly SqlStatement QueueExists = new("select 1 from queues where company_id = $1 and id = $2");

    public void Run(WriteBatch batch, IReadOnlyList<OpenTicket> jobs)
    {
        foreach (var job in jobs)
        {
            if (job.Queue is { } queue)
            {
                job.QueueIsUnknown = true;
                batch.Sql.Query(QueueExists, (job, queue), static (p, x) => p.Add(x.job.Company.Value).Add(x.queue.Value),
                    static (x, _) => x.job.QueueIsUnknown = false);
            }

            if (!job.QueueIsUnknown)
            {
                Open(batch, job);
            }
        }
    }

    private void Open(WriteBatch batch, OpenTicket job)
    {
        var touch = new ConversationTouch
        {
            Company = job.Company,
            Contact = job.Contact,
            Connection = job.Connection,
            MayOpenTicket = true,
        };
        desk.FindConversations(batch.Sql, batch.Now, [touch]);
        job.IsNew = touch.Ticket is null;
        job.Ticket = touch.Ticket ?? desk.OpenFor(batch, touch, job.By, job.Queue);
    }
}
