using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Sql;
using Taktchat.Messages.Reads;

namespace Taktchat.Messages.Attached;

/// <summary>What a reaction, an edit or a revocation does to the message it speaks of, and the word of it to the screens. Each
/// answers whether it changed anything.</summary>
internal sealed class MessageChanges(MessageRows rows)
{
    // Reactions overtake each other on the way: the one given last counts. The time stays when it is taken back.
    private static readonly SqlStatement CustomerReaction = new("""
        update messages set customer_reaction = $3, customer_reacted_at = $4
        where company_id = $1 and id = $2 and coalesce(customer_reacted_at, 0) <= $4
        """);

    private static readonly SqlStatement CompanyReaction = new("""
        update messages set company_reaction = $3, company_reacted_at = $4
        where company_id = $1 and id = $2 and coalesce(company_reacted_at, 0) <= $4
        """);

    private static readonly SqlStatement NewText = new("""
        update messages set text = $3, edited_at = $4 where company_id = $1 and id = $2 and coalesce(edited_at, 0) <= $4
        """);

    private static readonly SqlStatement Revocation = new("""
        update messages set deleted_at = $3 where company_id = $1 and id = $2 and deleted_at is null
        """);

    public bool CustomerReacts(WriteBatch batch, CompanyId company, Guid message, string? emoji, long at) =>
        Change(batch, CustomerReaction, company, message, emoji, at);

    public bool CompanyReacts(WriteBatch batch, CompanyId company, Guid message, string? emoji, long at) =>
        Change(batch, CompanyReaction, company, message, emoji, at);

    public bool Edit(WriteBatch batch, CompanyId company, Guid message, string? text, long at) =>
        Change(batch, NewText, company, message, text, at);

    public bool Revoke(WriteBatch batch, CompanyId company, Guid message, long at) => Tell(batch, company, message,
        batch.Sql.Execute(Revocation, (company, message, at), static (p, x) => p.Add(x.company.Value).Add(x.message).Add(x.at)));

    private bool Change(WriteBatch batch, SqlStatement statement, CompanyId company, Guid message, string? text, long at) => Tell(batch, company, message,
        batch.Sql.Execute(statement, (company, message, text, at), static (p, x) => p
            .Add(x.company.Value).Add(x.message).Add(string.IsNullOrEmpty(x.text) ? null : x.text).Add(x.at)));

    private bool Tell(WriteBatch batch, CompanyId company, Guid message, int changed)
    {
        if (changed > 0)
        {
            rows.RaiseStored(batch, company, message, isNew: false);
        }

        return changed > 0;
    }
}
