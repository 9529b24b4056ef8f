using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Taktchat.Contacts.Contracts;
using Taktchat.Contacts.Domain;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Web;
using Taktchat.Tenancy.Contracts;

namespace Taktchat.Contacts.Endpoints;

/// <summary>Contacts, newest first; searched by the beginning of the name or by digits of the number.</summary>
internal static class ListContactsEndpoint
{
    private const int SearchMaxLength = 100;

    public static void Map(IEndpointRouteBuilder contacts) =>
        contacts.MapGet("/", HandleAsync)
            .WithName("ListContacts")
            .WithSummary("List contacts, newest first")
            .RequirePermission(Permissions.Contacts.View)
            .ProducesProblem(StatusCodes.Status400BadRequest);

    internal static async Task<Results<Ok<Page<ContactView>>, ProblemResult>> HandleAsync(
        string? search, string? after, int? limit, TaktchatDb db, CancellationToken cancellationToken)
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
        var last = new ContactId(cursor.Id);
        var rows = await Matching(db, text)
            .Where(x => x.MergedInto == null && x.CreatedAt <= cursor.Position)
            .OrderByDescending(x => x.CreatedAt).ThenByDescending(x => x.Id)
            // One more for each contact made in the same millisecond as the cursor's.
            .Take(take + 1 + Cursor.MaxLimit).ToListAsync(cancellationToken);
        rows.RemoveAll(x => x.CreatedAt == cursor.Position && x.Id.Value.CompareTo(last.Value) >= 0);
        var page = Page<Contact>.Of([.. rows.Take(take + 1)], take, x => new(x.CreatedAt, x.Id.Value));
        var ids = page.Items.Select(x => x.Id).ToList();
        var addresses = await db.Set<ContactAddress>().AsNoTracking().Where(x => ids.Contains(x.ContactId)).ToListAsync(cancellationToken);
        var byContact = addresses.ToLookup(x => x.ContactId);
        return TypedResults.Ok(new Page<ContactView>([.. page.Items.Select(x => x.View(byContact[x.Id]))], page.Next));
    }

    private static IQueryable<Contact> Matching(TaktchatDb db, string? text)
    {
        var all = db.Set<Contact>().AsNoTracking();
        if (text is null)
        {
            return all;
        }

        var key = SearchKeys.Of(text);
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        return digits.Length >= 3
            ? all.Where(x => x.SearchName.StartsWith(key) || x.SearchName.Contains(" " + key) || x.Phone!.Contains(digits))
            : all.Where(x => x.SearchName.StartsWith(key) || x.SearchName.Contains(" " + key));
    }
}
