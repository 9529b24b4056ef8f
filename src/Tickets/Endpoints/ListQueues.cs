using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Web;
using Taktchat.Tenancy.Contracts;
using Taktchat.Tickets.Domain;

namespace Taktchat.Tickets.Endpoints;

/// <summary>A queue on the wire.</summary>
/// <param name="Color"><c>#rrggbb</c>.</param>
/// <param name="IsDefault">The queue every company is born with.</param>
public sealed record QueueView(Guid Id, string Name, string Color, bool IsDefault);

/// <summary>The company's queues in their order.</summary>
internal static class ListQueuesEndpoint
{
    public static void Map(IEndpointRouteBuilder queues) =>
        queues.MapGet("/", HandleAsync)
            .WithName("ListQueues")
            .WithSummary("List queues")
            .RequirePermission(Permissions.Queues.View);

    internal static async Task<Ok<Page<QueueView>>> HandleAsync(TaktchatDb db, CancellationToken cancellationToken)
    {
        // A plan limits queues to a few dozen: one page.
        var rows = await db.Set<Queue>().AsNoTracking().OrderBy(x => x.Position).ThenBy(x => x.Name)
            .Take(Cursor.MaxLimit).ToListAsync(cancellationToken);
        return TypedResults.Ok(new Page<QueueView>(
            [.. rows.Select(x => new QueueView(x.Id.Value, x.Name, x.Color, x.IsDefault == 1))], null));
    }
}
