using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Taktchat.Channels.Contracts;
using Taktchat.Channels.Domain;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Web;
using Taktchat.Tenancy.Contracts;

namespace Taktchat.Channels.Endpoints;

/// <summary>The company's connections by name.</summary>
internal static class ListConnectionsEndpoint
{
    public static void Map(IEndpointRouteBuilder connections) =>
        connections.MapGet("/", HandleAsync)
            .WithName("ListConnections")
            .WithSummary("List connections")
            .RequirePermission(Permissions.Connections.View);

    internal static async Task<Ok<Page<ConnectionView>>> HandleAsync(
        TaktchatDb db, ConnectionViewer viewer, CancellationToken cancellationToken)
    {
        // A plan limits connections to a few dozen: one page.
        var rows = await db.Set<Connection>().AsNoTracking().Where(x => x.DeletedAt == null)
            .OrderBy(x => x.Name).Take(Cursor.MaxLimit).ToListAsync(cancellationToken);
        return TypedResults.Ok(new Page<ConnectionView>(await viewer.ViewAsync(rows, cancellationToken), null));
    }
}

/// <summary>One connection.</summary>
internal static class GetConnectionEndpoint
{
    public static void Map(IEndpointRouteBuilder connections) =>
        connections.MapGet("/{id:guid}", HandleAsync)
            .WithName("GetConnection")
            .WithSummary("Get a connection")
            .RequirePermission(Permissions.Connections.View)
            .ProducesProblem(StatusCodes.Status404NotFound);

    internal static async Task<Results<Ok<ConnectionView>, ProblemResult>> HandleAsync(
        Guid id, TaktchatDb db, ConnectionViewer viewer, CancellationToken cancellationToken)
    {
        var key = new ConnectionId(id);
        var row = await db.Set<Connection>().AsNoTracking()
            .SingleOrDefaultAsync(x => x.Id == key && x.DeletedAt == null, cancellationToken);
        return row is null
            ? Failures.NotFound.ToProblem()
            : TypedResults.Ok((await viewer.ViewAsync([row], cancellationToken))[0]);
    }
}
