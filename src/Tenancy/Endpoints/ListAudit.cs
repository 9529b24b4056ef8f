using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Sql;
using Taktchat.Kernel.Web;
using Taktchat.Tenancy.Contracts;

namespace Taktchat.Tenancy.Endpoints;

/// <summary>One line of the audit.</summary>
/// <param name="Action">For example <c>ticket.deleted</c>.</param>
/// <param name="Label">What people called it, for example a ticket's protocol.</param>
public sealed record AuditView(Guid Id, Guid ActorId, string ActorName, string Action, Guid TargetId, string Label, DateTimeOffset At);

/// <summary>The company's audit, newest first.</summary>
internal static class ListAuditEndpoint
{
    // Ids of version 7 grow with time: they are the order.
    private static readonly SqlStatement Page = new("""
        select a.id, a.actor_id, u.name, a.action, a.target_id, a.label, a.at from audit_entries a
        join view_users u on u.company_id = a.company_id and u.id = a.actor_id
        where a.company_id = $1 and a.id < $2 order by a.id desc limit $3
        """);

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
        var rows = await database.ReadAsync(caller.CompanyId, sql =>
        {
            var found = new List<AuditView>(size + 1);
            sql.Query(Page, (caller, cursor, size), static (p, x) => p.Add(x.caller.CompanyId.Value).Add(x.cursor.Id).Add(x.size + 1),
                (_, row) => found.Add(new(row.GetGuid(0), row.GetGuid(1), row.GetString(2), row.GetString(3), row.GetGuid(4),
                    row.GetString(5), row.GetLong(6).ToTime())));
            return found;
        }, cancellationToken);
        return TypedResults.Ok(Page<AuditView>.Of(rows, size, x => new(x.At.ToUnixTimeMilliseconds(), x.Id)));
    }
}
