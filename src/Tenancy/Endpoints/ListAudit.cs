using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Web;
using Taktchat.Tenancy.Audit;
using Taktchat.Tenancy.Contracts;

namespace Taktchat.Tenancy.Endpoints;

/// <summary>The filters of the audit as they come in the query string.</summary>
/// <param name="Action">For example <c>user.changed</c>.</param>
/// <param name="From">Not before this instant.</param>
/// <param name="To">Before this instant.</param>
/// <param name="After">The <c>next</c> of the page before.</param>
/// <param name="Limit">Rows a page, 1 to 200; 50 when left out.</param>
public sealed record ListAuditQuery(
    Guid? ActorId, string? Action, DateTimeOffset? From, DateTimeOffset? To, string? After, int? Limit);

/// <summary>Who did what, newest first.</summary>
internal static class ListAuditEndpoint
{
    private static readonly Dictionary<string, string> Actions = AuditActions.All.ToDictionary(x => x);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/audit", HandleAsync)
            .WithName("ListAudit")
            .WithSummary("List the company's audit, newest first")
            .WithTags("Audit")
            .RequirePermission(Permissions.Audit.View)
            .ProducesProblem(StatusCodes.Status400BadRequest);

    internal static async Task<Results<Ok<Page<AuditView>>, ProblemResult>> HandleAsync(
        [AsParameters] ListAuditQuery query, Database database, IUserPhotos photos, Caller caller, CancellationToken cancellationToken)
    {
        if (!Cursor.TryParse(query.After, out var cursor))
        {
            return Failures.BadCursor.ToProblem();
        }

        var fields = new Fields();
        if (query.Action is not null && !fields.OneOf("action", query.Action, Actions, out _))
        {
            return fields.Failure!.ToProblem();
        }

        var size = Cursor.Clamp(query.Limit);
        var filter = new AuditFilter(query.ActorId, query.Action, query.From, query.To);
        var rows = await database.ReadAsync(caller.CompanyId,
            sql => AuditReads.Page(sql, caller.CompanyId, filter, cursor, size + 1, photos), cancellationToken);
        return TypedResults.Ok(Page<AuditView>.Of(rows, size, x => new(x.At.ToUnixTimeMilliseconds(), x.Id)));
    }
}
