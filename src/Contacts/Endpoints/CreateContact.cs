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

/// <summary>A person enters a customer by hand.</summary>
internal static class CreateContactEndpoint
{
    private static readonly Failure BadPhone = new("contact.bad_phone", 422, Phones.NotValid);

    private static readonly Failure PhoneTaken = Failure.Conflict("contact.phone_taken",
        "Já existe um contato com este número.", "There already is a contact with this number.",
        "Ya existe un contacto con este número.");

    public static void Map(IEndpointRouteBuilder contacts) =>
        contacts.MapPost("/", HandleAsync)
            .WithName("CreateContact")
            .WithSummary("Create a contact")
            .RequirePermission(Permissions.Contacts.Edit)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    internal static async Task<Results<Created<ContactView>, ProblemResult>> HandleAsync(
        CreateContactRequest request, TaktchatDb db, Caller caller, TimeProvider time, CancellationToken cancellationToken)
    {
        var fields = new Fields();
        var name = fields.Text("name", request.Name, ContactNames.MaxLength);
        var email = string.IsNullOrWhiteSpace(request.Email) ? null : fields.Email("email", request.Email);
        if (fields.Failure is { } failure)
        {
            return failure.ToProblem();
        }

        if (Phones.FromPerson(request.Phone) is not { } phone)
        {
            return BadPhone.ToProblem();
        }

        var contact = Contact.Of(caller.CompanyId, name, phone, email, time);
        var address = ContactAddress.Of(caller.CompanyId, contact.Id, ContactAddressValue.Phone(phone), time);
        db.AddRange(contact, address);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException error) when (UniqueViolation.Is(error))
        {
            return PhoneTaken.ToProblem();
        }

        return TypedResults.Created($"/api/contacts/{contact.Id.Value}", contact.View([address]));
    }
}
