using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Web;
using Taktchat.Tenancy.Contracts;
using Taktchat.Tenancy.Domain;

namespace Taktchat.Tenancy.Endpoints;

/// <summary>The people of the company, newest first.</summary>
internal static class ListUsersEndpoint
{
    public static void Map(IEndpointRouteBuilder users) =>
        users.MapGet("/", HandleAsync)
            .WithName("ListUsers")
            .WithSummary("List users, newest first")
            .RequirePermission(Permissions.Users.View)
            .ProducesProblem(StatusCodes.Status400BadRequest);

    internal static async Task<Results<Ok<Page<UserView>>, ProblemResult>> HandleAsync(
        string? after, int? limit, TaktchatDb db, IUserPhotos photos, CancellationToken cancellationToken)
    {
        if (!Cursor.TryParse(after, out var cursor))
        {
            return Failures.BadCursor.ToProblem();
        }

        var take = Cursor.Clamp(limit);
        var rows = await db.Set<User>().AsNoTracking().Where(x => x.CreatedAt <= cursor.Position)
            .OrderByDescending(x => x.CreatedAt).ThenByDescending(x => x.Id)
            .Take(take + 1 + Cursor.MaxLimit).ToListAsync(cancellationToken);
        rows.RemoveAll(x => x.CreatedAt == cursor.Position && x.Id.Value.CompareTo(cursor.Id) >= 0);
        return TypedResults.Ok(Page<UserView>.Of([.. rows.Take(take + 1).Select(x => x.View(photos))], take,
            x => new(x.CreatedAt.ToUnixTimeMilliseconds(), x.Id)));
    }
}
