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

/// <summary>A connection as one chooses it to write over.</summary>
/// <param name="Kind"><c>whatsapp_web</c>, <c>whatsapp_cloud</c> or <c>site_chat</c>.</param>
/// <param name="IsStopped">A person has stopped it: nothing is sent over it.</param>
public sealed record ConnectionName(Guid Id, string Name, string Kind, bool IsStopped);

/// <summary>The names of the connections, for who begins a conversation and may not look at their settings.</summary>
internal static class ListConnectionNamesEndpoint
{
    public static void Map(IEndpointRouteBuilder connections) =>
        connections.MapGet("/names", HandleAsync)
            .WithName("ListConnectionNames")
            .WithSummary("List the connections a conversation can be begun over")
            .RequirePermission(Permissions.Tickets.Create);

    internal static async Task<Ok<Page<ConnectionName>>> HandleAsync(TaktchatDb db, CancellationToken cancellationToken)
    {
        var rows = await db.Set<Connection>().AsNoTracking().Where(x => x.DeletedAt == null)
            .OrderBy(x => x.Name).Take(Cursor.MaxLimit).ToListAsync(cancellationToken);
        return TypedResults.Ok(new Page<ConnectionName>(
            [.. rows.Select(x => new ConnectionName(x.Id.Value, x.Name, x.Kind.Word(), x.StoppedAt is not null))], null));
    }
}
