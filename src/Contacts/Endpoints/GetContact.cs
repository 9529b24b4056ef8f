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

/// <summary>One contact with its addresses.</summary>
internal static class GetContactEndpoint
{
    public static void Map(IEndpointRouteBuilder contacts) =>
        contacts.MapGet("/{id:guid}", HandleAsync)
            .WithName("GetContact")
            .WithSummary("Get a contact")
            .RequirePermission(Permissions.Contacts.View)
            .ProducesProblem(StatusCodes.Status404NotFound);

    internal static async Task<Results<Ok<ContactView>, ProblemResult>> HandleAsync(
        Guid id, TaktchatDb db, CancellationToken cancellationToken)
    {
        var key = new ContactId(id);
        var contact = await db.Set<Contact>().AsNoTracking().SingleOrDefaultAsync(x => x.Id == key, cancellationToken);
        if (contact is null)
        {
            return Failures.NotFound.ToProblem();
        }

        var addresses = await db.Set<ContactAddress>().AsNoTracking().Where(x => x.ContactId == key).ToListAsync(cancellationToken);
        return TypedResults.Ok(contact.View(addresses));
    }
}
