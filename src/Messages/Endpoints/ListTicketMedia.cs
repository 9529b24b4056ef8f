using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Taktchat.Kernel;
using Taktchat.Kernel.Web;
using Taktchat.Messages.Contracts;
using Taktchat.Tenancy.Contracts;

namespace Taktchat.Messages.Endpoints;

/// <summary>Pictures, films, voices and documents of a ticket's whole conversation, newest first.</summary>
internal static class ListTicketMediaEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/tickets/{id:guid}/media", HandleAsync)
            .WithName("ListTicketMedia")
            .WithSummary("List the messages with a file in a ticket's conversation, newest first")
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

        return await pages.WithFilesAsync(id, cursor, Cursor.Clamp(limit), http.Language(), cancellationToken) is { } page
            ? TypedResults.Ok(page)
            : Failures.NotFound.ToProblem();
    }
}
