using Taktchat.Kernel;
using Taktchat.Kernel.Sql;
using Taktchat.Tickets.Contracts;

namespace Taktchat.Messages.Outbound;

/// <summary>The time after the customer's last message in which anything may be sent; one rule for who queues and who claims.</summary>
internal static class MessageWindow
{
    private static readonly SqlStatement LastInbound = new("""
        select max(last_inbound_at) from tickets where company_id = $1 and conversation_id = $2
        """);

    /// <param name="window">Null where the channel has none.</param>
    public static bool IsClosed(SqlSession sql, long now, CompanyId company, ConversationId conversation, TimeSpan? window)
    {
        if (window is not { } length)
        {
            return false;
        }

        long? last = null;
        sql.Query(LastInbound, (company, conversation), static (p, x) => p.Add(x.company.Value).Add(x.conversation.Value),
            (_, row) => last = row.GetLongOrNull(0));
        return last is not { } at || now >= at + (long)length.TotalMilliseconds;
    }
}
