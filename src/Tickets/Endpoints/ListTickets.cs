using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Taktchat.Kernel;
using Taktchat.Kernel.Web;
using Taktchat.Tenancy.Contracts;
using Taktchat.Tickets.Contracts;
using Taktchat.Tickets.Reads;

namespace Taktchat.Tickets.Endpoints;

/// <summary>The filters of the ticket list as they come in the query string.</summary>
/// <param name="Status">pending, open or closed; may be repeated. Left out: all.</param>
/// <param name="AssigneeId">A person's id, <c>me</c> or <c>none</c>.</param>
/// <param name="QueueId">A queue's id or <c>none</c>.</param>
/// <param name="Unread"><c>true</c>: only tickets with unread messages.</param>
/// <param name="Search">Beginning of a word of the contact's name, or digits of the phone number.</param>
/// <param name="After">The <c>next</c> of the page before.</param>
/// <param name="Limit">Rows a page, 1 to 200; 50 when left out.</param>
public sealed record ListTicketsQuery(
    string[]? Status, string? AssigneeId, string? QueueId, Guid? ConnectionId, string? EntrySource, bool? Unread, string? Search,
    string? After, int? Limit);

/// <summary>Tickets, newest activity first.</summary>
internal static class ListTicketsEndpoint
{
    private const int SearchMaxLength = 100;

    private static readonly Dictionary<string, TicketStatus> Statuses = new()
    {
        ["pending"] = TicketStatus.Pending,
        ["open"] = TicketStatus.Open,
        ["closed"] = TicketStatus.Closed,
    };

    public static void Map(IEndpointRouteBuilder tickets) =>
        tickets.MapGet("/", HandleAsync)
            .WithName("ListTickets")
            .WithSummary("List tickets, newest activity first")
            .RequirePermission(Permissions.Tickets.View)
            .ProducesProblem(StatusCodes.Status400BadRequest);

    internal static async Task<Results<Ok<Page<TicketView>>, ProblemResult>> HandleAsync(
        [AsParameters] ListTicketsQuery query, TicketReads reads, Caller caller, CancellationToken cancellationToken)
    {
        if (!Cursor.TryParse(query.After, out var after))
        {
            return Failures.BadCursor.ToProblem();
        }

        var fields = new Fields();
        var filter = new TicketFilter(
            StatusesOf(query.Status, fields),
            PersonOf(query.AssigneeId, caller, fields), query.AssigneeId == "none",
            IdOf("queueId", query.QueueId, fields), query.QueueId == "none",
            query.ConnectionId,
            query.EntrySource is null || !fields.OneOf("entrySource", query.EntrySource, EntrySources.ByWord, out var source) ? null : source,
            query.Unread == true,
            SearchOf(query.Search, fields));
        return fields.Failure is { } failure
            ? failure.ToProblem()
            : TypedResults.Ok(await reads.ListAsync(caller, filter, after, Cursor.Clamp(query.Limit), cancellationToken));
    }

    private static List<TicketStatus> StatusesOf(string[]? words, Fields fields)
    {
        if (words is null or { Length: 0 })
        {
            return [.. Statuses.Values];
        }

        var found = new List<TicketStatus>();
        foreach (var word in words.SelectMany(x => x.Split(',')).Distinct())
        {
            if (fields.OneOf("status", word, Statuses, out var status))
            {
                found.Add(status);
            }
        }

        return found;
    }

    private static Guid? PersonOf(string? value, Caller caller, Fields fields) =>
        value == "me" ? caller.UserId.Value : IdOf("assigneeId", value, fields);

    private static Guid? IdOf(string field, string? value, Fields fields)
    {
        if (value is null or "none")
        {
            return null;
        }

        if (Guid.TryParse(value, out var id))
        {
            return id;
        }

        fields.Add(field, new("Este identificador não é válido.", "This id is not valid.", "Este identificador no es válido."));
        return null;
    }

    private static string? SearchOf(string? value, Fields fields)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return null;
        }

        return SearchKeys.Of(fields.Text("search", value, SearchMaxLength));
    }
}
