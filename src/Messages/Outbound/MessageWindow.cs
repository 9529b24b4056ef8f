using Taktchat.Kernel;
using Taktchat.Kernel.Sql;
using Taktchat.Tickets.Contracts;

namespace Taktchat.Messages.Outbound;

/// <summary>The time after the customer's last message in which anything may be sent; one rule for who queues and who claims.</summary>
internal static class MessageWindow
{
    private static readonly SqlStatement LastInbound = new("""
        select max(at) from (
          select last_inbound_at as at from tickets where company_id = $1 and conversation_id = $2
          union all select last_inbound_at from conversations where company_id = $1 and id = $2) written
        """);

    /// <param name="window">Null where the channel has none.</param>
    public static bool IsClosed(SqlSession sql, long now, CompanyId company, ConversationId conversation, TimeSpan? window) =>
        Closed(sql, now, [(company, conversation)], static x => x, window).Count > 0;

    /// <summary>Those of the rows whose window is closed, in one round trip.</summary>
    /// <param name="placeOf">The conversation of a row.</param>
    public static HashSet<T> Closed<T>(
        SqlSession sql, long now, IReadOnlyList<T> rows, Func<T, (CompanyId Company, ConversationId Conversation)> placeOf, TimeSpan? window)
        where T : notnull
    {
        var closed = new HashSet<T>();
        if (window is { } length)
        {
            sql.QueryMany(LastInbound, rows, (p, x) => p.Add(placeOf(x).Company.Value).Add(placeOf(x).Conversation.Value), (x, row) =>
            {
                if (row.GetLongOrNull(0) is not { } at || now >= at + (long)length.TotalMilliseconds)
                {
                    closed.Add(x);
                }
            });
        }

        return closed;
    }
}
