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

/// <summary>The people of the company, newest first; searched by the beginning of a word of the name, or by a part of the e-mail address.</summary>
internal static class ListUsersEndpoint
{
    private const int SearchMaxLength = 100;

    public static void Map(IEndpointRouteBuilder users) =>
        users.MapGet("/", HandleAsync)
            .WithName("ListUsers")
            .WithSummary("List users, newest first")
            .RequirePermission(Permissions.Users.View)
            .ProducesProblem(StatusCodes.Status400BadRequest);

    internal static async Task<Results<Ok<Page<UserView>>, ProblemResult>> HandleAsync(
        string? search, string? after, int? limit, TaktchatDb db, IUserPhotos photos, CancellationToken cancellationToken)
    {
        var fields = new Fields();
        var text = string.IsNullOrWhiteSpace(search) ? null : fields.Text("search", search, SearchMaxLength);
        if (!Cursor.TryParse(after, out var cursor))
        {
            return Failures.BadCursor.ToProblem();
        }

        if (fields.Failure is { } failure)
        {
            return failure.ToProblem();
        }

        var take = Cursor.Clamp(limit);
        var rows = await ReadAsync(db, text is null ? null : SearchKeys.Of(text), cursor, take + 1, cancellationToken);
        return TypedResults.Ok(Page<UserView>.Of([.. rows.Select(x => x.View(photos))], take,
            x => new(x.CreatedAt.ToUnixTimeMilliseconds(), x.Id)));
    }

    /// <summary>One query, read no further than needed. Names are compared here, as the engines do not agree on accents.</summary>
    private static async Task<List<User>> ReadAsync(
        TaktchatDb db, string? key, Cursor cursor, int wanted, CancellationToken cancellationToken)
    {
        var query = db.Set<User>().AsNoTracking().Where(x => x.CreatedAt <= cursor.Position)
            .OrderByDescending(x => x.CreatedAt).ThenByDescending(x => x.Id).AsQueryable();
        if (key is null)
        {
            // One more for each person made in the same millisecond as the cursor's.
            query = query.Take(wanted + Cursor.MaxLimit);
        }

        var rows = new List<User>();
        await foreach (var user in query.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var isAfter = user.CreatedAt < cursor.Position || user.Id.Value.CompareTo(cursor.Id) < 0;
            if (isAfter && (key is null || Fits(user, key)))
            {
                rows.Add(user);
                if (rows.Count == wanted)
                {
                    break;
                }
            }
        }

        return rows;
    }

    private static bool Fits(User user, string key)
    {
        var name = SearchKeys.Of(user.Name);
        return name.StartsWith(key, StringComparison.Ordinal) || name.Contains(" " + key, StringComparison.Ordinal)
            || user.Email.Contains(key, StringComparison.Ordinal);
    }
}
