using Taktchat.Channels.Contracts;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Sql;
using Taktchat.Messages.Attached;
using Taktchat.Messages.Contracts;
using Taktchat.Messages.Reads;
using Taktchat.Tickets.Contracts;

namespace Taktchat.Messages.Inbound;

/// <summary>A message that another one speaks of.</summary>
internal sealed record AttachTarget(Guid Id, TicketId? Ticket, string? Text, long SortAt, MessageType Type);

/// <summary>Reactions, edits and revocations: stored like every message, so that each has its effect once, and shown at the
/// message they speak of. One whose message we do not have stays a line of its own.</summary>
internal sealed class AttachedMessages(ITicketDesk tickets, MessageChanges changes)
{
    // Of the same conversation only; and who edits or takes back must be who wrote it.
    private static readonly SqlStatement Find = new("""
        select id, ticket_id, text, sort_at, type from messages
        where provider_key = $1 and company_id = $2 and conversation_id = $3 and (direction = $4 or $5 = 1)
        """);

    public static void FindTargets(SqlSession sql, IReadOnlyList<IngestMessage> jobs) =>
        sql.QueryMany(Find, [.. jobs.Where(x => x.QuotedKey is not null)],
            static (p, j) => p.Add(j.QuotedKey).Add(j.Touch.Company.Value).Add(j.Touch.Conversation.Value)
                .Add((int)(j.Message.IsEcho ? Direction.Outbound : Direction.Inbound)).Add(j.Message.Type == MessageType.Reaction ? 1 : 0),
            static (j, row) => j.Target = new(row.GetGuid(0), row.GetGuidOrNull(1) is { } id ? new TicketId(id) : null,
                row.GetStringOrNull(2), row.GetLong(3), (MessageType)row.GetInt(4)));

    /// <summary>The content as it is stored: an edit keeps what was there before.</summary>
    public static string? ContentOf(IngestMessage job) =>
        job is { Message.Type: MessageType.Edit, Target.Text: { } before }
            ? (MessageContent.Empty with { TextBefore = before }).ToJson()
            : job.Message.Content?.ToJson();

    public void Apply(WriteBatch batch, IReadOnlyList<IngestMessage> jobs)
    {
        foreach (var job in jobs)
        {
            var target = job.Target!;
            var (company, text, at) = (job.Touch.Company, job.Message.Text, job.Message.ProviderTime);
            var changed = job.Message.Type switch
            {
                MessageType.Reaction when job.Message.IsEcho => changes.CompanyReacts(batch, company, target.Id, text, at),
                MessageType.Reaction => changes.CustomerReacts(batch, company, target.Id, text, at),
                MessageType.Edit => changes.Edit(batch, company, target.Id, text, at),
                _ => changes.Revoke(batch, company, target.Id, at),
            };
            if (changed && job.Message.Type != MessageType.Reaction && target.Ticket is { } ticket)
            {
                // What was taken back is not read in the list either.
                var isEdit = job.Message.Type == MessageType.Edit;
                tickets.Reword(batch, job.Touch.Company, ticket, target.SortAt, isEdit ? MessagePreview.Of(job.Message.Text) : "",
                    (int)(isEdit ? target.Type : MessageType.Revoke));
            }
        }
    }
}
