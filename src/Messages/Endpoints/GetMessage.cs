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

namespace Taktchat.Messages.Endpoints;

/// <summary>One message as it stands now.</summary>
internal static class GetMessageEndpoint
{
    public static void Map(IEndpointRouteBuilder messages) =>
        messages.MapGet("/{id:guid}", HandleAsync)
            .WithName("GetMessage")
            .WithSummary("Get a message")
            .RequirePermission(Permissions.Messages.View)
            .ProducesProblem(StatusCodes.Status404NotFound);

    internal static async Task<Results<Ok<MessageView>, ProblemResult>> HandleAsync(
        Guid id, Database database, MessageRows rows, Caller caller, HttpRequest http, CancellationToken cancellationToken) =>
        await database.ReadAsync(caller.CompanyId, sql => rows.Find(sql, caller.CompanyId, id, http.Language()), cancellationToken) is { } found
            ? TypedResults.Ok(found)
            : Failures.NotFound.ToProblem();
}
