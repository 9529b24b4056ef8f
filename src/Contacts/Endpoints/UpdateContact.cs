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

/// <summary>A person corrects a contact; an edited name is not overwritten by the customer's profile name any more.</summary>
internal static class UpdateContactEndpoint
{
    public static void Map(IEndpointRouteBuilder contacts) =>
        contacts.MapPatch("/{id:guid}", HandleAsync)
            .WithName("UpdateContact")
            .WithSummary("Change a contact's name or e-mail")
            .RequirePermission(Permissions.Contacts.Edit)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);

    private static readonly Failure Changed = Failure.Conflict("contact.changed",
        "Outra pessoa alterou este contato enquanto você editava. Nada foi perdido: salve de novo para trocar pelo que você escreveu.",
        "Somebody else changed this contact while you were editing. Nothing is lost: save again to replace it with what you wrote.",
        "Otra persona cambió este contacto mientras usted lo editaba. Nada se perdió: guarde de nuevo para reemplazarlo por lo que escribió.");

    internal static async Task<Results<Ok<ContactView>, ProblemResult>> HandleAsync(
        Guid id, UpdateContactRequest request, TaktchatDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var fields = new Fields();
        var name = fields.OptionalText("name", request.Name, ContactNames.MaxLength);
        var email = string.IsNullOrEmpty(request.Email) ? request.Email : fields.Email("email", request.Email);
        if (fields.Failure is { } failure)
        {
            return failure.ToProblem();
        }

        var key = new ContactId(id);
        var contact = await db.Set<Contact>().SingleOrDefaultAsync(x => x.Id == key, cancellationToken);
        if (contact is null)
        {
            return Failures.NotFound.ToProblem();
        }

        if (request.Version is { } seen && seen != contact.Version)
        {
            return Changed.ToProblem();
        }

        contact.Edit(name, email, time);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Changed.ToProblem();
        }

        var addresses = await db.Set<ContactAddress>().AsNoTracking().Where(x => x.ContactId == key).ToListAsync(cancellationToken);
        return TypedResults.Ok(contact.View(addresses));
    }
}
