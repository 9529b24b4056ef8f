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

/// <summary>The company's audit, newest first.</summary>
internal static class ListAuditEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/audit", HandleAsync)
            .WithName("ListAudit")
            .WithSummary("List the company's audit, newest first")
            .WithTags("Audit")
            .RequirePermission(Permissions.Settings.View)
            .ProducesProblem(StatusCodes.Status400BadRequest);

    internal static async Task<Results<Ok<Page<AuditView>>, ProblemResult>> HandleAsync(
        string? after, int? limit, Database database, Caller caller, CancellationToken cancellationToken)
    {
        if (!Cursor.TryParse(after, out var cursor))
        {
            return Failures.BadCursor.ToProblem();
        }

        var size = Cursor.Clamp(limit);
        var rows = await database.ReadAsync(caller.CompanyId, sql => AuditReads.Page(sql, caller.CompanyId, cursor, size + 1), cancellationToken);
        return TypedResults.Ok(Page<AuditView>.Of(rows, size, x => new(x.At.ToUnixTimeMilliseconds(), x.Id)));
    }
}
