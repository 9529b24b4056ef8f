using Taktchat.Channels.Contracts;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Sql;
using Taktchat.Messages.Reads;
using Taktchat.Tickets.Contracts;

namespace Taktchat.Messages.Inbound;

/// <summary>A message that another one speaks of.</summary>
internal sealed record AttachTarget(Guid Id, TicketId? Ticket, string? Text, long SortAt);

/// <summary>Reactions, edits and revocations: stored like every message, so that each has its effect once, and shown at the
/// message they speak of. One whose message we do not have stays a line of its own.</summary>
internal sealed class AttachedMessages(ITicketDesk tickets, MessageRows rows)
{
    private static readonly SqlStatement Find = new("""
        select id, ticket_id, text, sort_at from messages where provider_key = $1 and company_id = $2
        """);

    // Reactions overtake each other on the way: the one given last counts. The time stays when it is taken back.
    private static readonly SqlStatement CustomerReacts = new("""
        update messages set customer_reaction = $3, customer_reacted_at = $4
        where company_id = $1 and id = $2 and coalesce(customer_reacted_at, 0) <= $4
        """);

    private static readonly SqlStatement CompanyReacts = new("""
        update messages set company_reaction = $3, company_reacted_at = $4
        where company_id = $1 and id = $2 and coalesce(company_reacted_at, 0) <= $4
        """);

    private static readonly SqlStatement Edit = new("""
        update messages set text = $3, edited_at = $4 where company_id = $1 and id = $2 and coalesce(edited_at, 0) < $4
        """);

    private static readonly SqlStatement Revoke = new("""
        update messages set deleted_at = $3 where company_id = $1 and id = $2 and deleted_at is null
        """);

    public static void FindTargets(SqlSession sql, IReadOnlyList<IngestMessage> jobs) =>
        sql.QueryMany(Find, [.. jobs.Where(x => x.QuotedKey is not null)],
            static (p, j) => p.Add(j.QuotedKey).Add(j.Touch.Company.Value),
            static (j, row) => j.Target = new(row.GetGuid(0), row.GetGuidOrNull(1) is { } id ? new TicketId(id) : null,
                row.GetStringOrNull(2), row.GetLong(3)));

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
            var changed = job.Message.Type switch
            {
                MessageType.Reaction => batch.Sql.Execute(job.Message.IsEcho ? CompanyReacts : CustomerReacts, job, static (p, j) => p
                    .Add(j.Touch.Company.Value).Add(j.Target!.Id).Add(j.Message.Text).Add(j.Message.ProviderTime)),
                MessageType.Edit => batch.Sql.Execute(Edit, job, static (p, j) => p
                    .Add(j.Touch.Company.Value).Add(j.Target!.Id).Add(j.Message.Text).Add(j.Message.ProviderTime)),
                _ => batch.Sql.Execute(Revoke, job, static (p, j) => p
                    .Add(j.Touch.Company.Value).Add(j.Target!.Id).Add(j.Message.ProviderTime)),
            };
            if (changed == 0)
            {
                continue;
            }

            if (job.Message.Type == MessageType.Edit && target.Ticket is { } ticket)
            {
                tickets.Reword(batch, job.Touch.Company, ticket, target.SortAt, MessagePreview.Of(job.Message.Text));
            }

            rows.RaiseStored(batch, job.Touch.Company, target.Id, isNew: false);
        }
    }

    /// <summary>A reaction of ours that the provider has taken.</summary>
    public void Reacted(WriteBatch batch, Kernel.CompanyId company, Guid target, string emoji, long at)
    {
        batch.Sql.Execute(CompanyReacts, (company, target, emoji, at), static (p, x) => p
            .Add(x.company.Value).Add(x.target).Add(x.emoji.Length == 0 ? null : x.emoji).Add(x.at));
        rows.RaiseStored(batch, company, target, isNew: false);
    }
}
