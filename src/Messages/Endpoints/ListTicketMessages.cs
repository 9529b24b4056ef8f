using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Web;
using Taktchat.Messages.Contracts;
using Taktchat.Messages.Reads;
using Taktchat.Tenancy.Contracts;
using Taktchat.Tickets.Contracts;

namespace Taktchat.Messages.Endpoints;

/// <summary>The messages of a ticket, newest first.</summary>
internal static class ListTicketMessagesEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/tickets/{id:guid}/messages", HandleAsync)
            .WithName("ListTicketMessages")
            .WithSummary("List the messages of a ticket, newest first")
            .WithTags("Messages")
            .RequirePermission(Permissions.Messages.View)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound);

    internal static async Task<Results<Ok<Page<MessageView>>, ProblemResult>> HandleAsync(
        Guid id, string? after, int? limit, MessagePages pages, HttpRequest http, CancellationToken cancellationToken)
    {
        if (!Cursor.TryParse(after, out var cursor))
        {
            return Failures.BadCursor.ToProblem();
        }

        return await pages.OfTicketAsync(id, cursor, Cursor.Clamp(limit), http.Language(), cancellationToken) is { } page
            ? TypedResults.Ok(page)
            : Failures.NotFound.ToProblem();
    }
}

/// <summary>Pages of messages for the caller.</summary>
internal sealed class MessagePages(Database database, MessageRows rows, ITicketLookup tickets, Caller caller)
{
    /// <summary>Null when the company has no such ticket.</summary>
    public async Task<Page<MessageView>?> OfTicketAsync(
        Guid ticket, Cursor after, int limit, string language, CancellationToken cancellationToken)
    {
        var page = await database.ReadAsync(
            caller.CompanyId, sql => rows.PageOfTicket(sql, caller.CompanyId, ticket, after, limit, language), cancellationToken);
        // A page with messages proves its ticket: only an empty one asks.
        return page.Items.Count > 0 || await tickets.FindAsync(caller.CompanyId, new(ticket), cancellationToken) is not null
            ? page : null;
    }

    /// <summary>Null when the company has no such ticket.</summary>
    public async Task<Page<MessageView>?> WithFilesAsync(
        Guid ticket, Cursor after, int limit, string language, CancellationToken cancellationToken) =>
        await tickets.FindAsync(caller.CompanyId, new(ticket), cancellationToken) is { } found
            ? await database.ReadAsync(caller.CompanyId, sql => rows.PageWithFiles(
                sql, caller.CompanyId, found.Conversation.Value, after, limit, language), cancellationToken)
            : null;
}
