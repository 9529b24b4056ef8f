using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Taktchat.Api.Harness;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Sql;
using Taktchat.Messages.Reads;
using Taktchat.Tenancy.Audit;
using Taktchat.Tickets.Contracts;
using Taktchat.Tickets.Reads;

namespace Taktchat.Api;

/// <summary>The plans of the lists: a page costs the same with a hundred tickets and with a hundred thousand.</summary>
public sealed class PlanTests(TaktchatApp app)
{
    private static readonly TicketFilter All = new(
        [TicketStatus.Pending, TicketStatus.Open, TicketStatus.Closed], null, false, null, false, null, null, false, null);

    public static TheoryData<string> Filters => [.. Named.Keys];

    private static readonly Dictionary<string, TicketFilter> Named = new()
    {
        ["everything"] = All,
        ["pending"] = All with { Statuses = [TicketStatus.Pending] },
        ["open"] = All with { Statuses = [TicketStatus.Open] },
        ["closed"] = All with { Statuses = [TicketStatus.Closed] },
        ["of a person"] = All with { Assignee = Guid.Empty },
        ["of nobody"] = All with { NoAssignee = true },
        ["of a queue"] = All with { Queue = Guid.Empty },
        ["of no queue"] = All with { NoQueue = true },
        ["of a connection"] = All with { Connection = Guid.Empty },
        ["of a source"] = All with { Source = EntrySource.WhatsApp },
        ["unread"] = All with { UnreadOnly = true },
    };

    /// <summary>Each status is read in the order of its index from where the page begins, and nothing is sorted but the page itself.</summary>
    [Theory]
    [MemberData(nameof(Filters))]
    public void A_page_of_tickets_is_read_in_the_order_of_an_index(string name)
    {
        var filter = Named[name];
        var plan = PlanOf(Sqlite(), TicketReads.Text(filter));
        var branches = plan.Where(x => x.Contains("USING", StringComparison.Ordinal) && x.Contains("ix_tickets_", StringComparison.Ordinal)
            && !x.Contains("ix_tickets_conversation", StringComparison.Ordinal)).ToList();
        Assert.Equal(filter.Statuses.Count, branches.Count);
        Assert.All(branches, x => Assert.Contains("activity_at<?", x, StringComparison.Ordinal));
        Assert.True(plan.Count(x => x.Contains("TEMP B-TREE", StringComparison.Ordinal)) <= 1, string.Join('\n', plan));
        Assert.DoesNotContain(plan, x => x.Contains("SCAN tickets", StringComparison.Ordinal));
    }

    /// <summary>What is asked of the audit and of a conversation's files is read from where the page begins, unsorted.</summary>
    [Theory]
    [InlineData("", "sqlite_autoindex_audit_entries_1|pk_audit_entries")]
    [InlineData(" and a.actor_id = $6", "ix_audit_entries_actor")]
    [InlineData(" and a.action = $7", "ix_audit_entries_action")]
    public void A_page_of_the_audit_is_read_in_the_order_of_an_index(string filter, string index)
    {
        var plan = PlanOf(Sqlite(), AuditReads.Text(filter));
        Assert.Contains(plan, x => x.StartsWith("SEARCH a ", StringComparison.Ordinal) && index.Split('|').Any(y => x.Contains(y, StringComparison.Ordinal)));
        Assert.DoesNotContain(plan, x => x.Contains("TEMP B-TREE", StringComparison.Ordinal));
    }

    [Fact]
    public void A_page_of_messages_follows_its_index_and_sorts_nothing()
    {
        FollowsItsIndex(MessageRows.OfTicket, "ix_messages_ticket");
        FollowsItsIndex(MessageRows.WithFiles, "ix_messages_media");
    }

    [Fact]
    public void Closed_tickets_are_counted_from_their_index_alone()
    {
        var plan = PlanOf(Sqlite(), TicketReads.ClosedText);
        Assert.Contains(plan, x => x.Contains("USING COVERING INDEX ix_tickets_closed_at", StringComparison.Ordinal));
    }

    private void FollowsItsIndex(SqlStatement page, string index)
    {
        var plan = PlanOf(Sqlite(), page.SqliteText);
        Assert.Contains(plan, x => x.StartsWith("SEARCH m ", StringComparison.Ordinal)
            && x.Contains(index, StringComparison.Ordinal) && x.Contains("sort_at<?", StringComparison.Ordinal));
        Assert.DoesNotContain(plan, x => x.StartsWith("SCAN", StringComparison.Ordinal) || x.Contains("TEMP B-TREE", StringComparison.Ordinal)
            || x.StartsWith("MATERIALIZE", StringComparison.Ordinal));
    }

    private Database Sqlite()
    {
        var database = app.Services.GetRequiredService<Database>();
        Assert.SkipUnless(database.Engine == SqlEngine.Sqlite, "PostgreSQL plans by the rows there are, and here are none.");
        return database;
    }

    private static List<string> PlanOf(Database database, string sql)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database.Path, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "explain query plan " + sql.Replace('?', '$');
        for (var i = 1; i <= 10; i++)
        {
            command.Parameters.AddWithValue(string.Create(CultureInfo.InvariantCulture, $"${i}"), 1);
        }

        using var reader = command.ExecuteReader();
        var plan = new List<string>();
        while (reader.Read())
        {
            plan.Add(reader.GetString(3));
        }

        return plan;
    }
}
