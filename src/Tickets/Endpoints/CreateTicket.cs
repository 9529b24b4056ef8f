using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Taktchat.Channels.Contracts;
using Taktchat.Contacts.Contracts;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Web;
using Taktchat.Tenancy.Contracts;
using Taktchat.Tickets.Contracts;
using Taktchat.Tickets.Desk;
using Taktchat.Tickets.Domain;
using Taktchat.Tickets.Reads;

namespace Taktchat.Tickets.Endpoints;

/// <summary>A conversation that a person begins.</summary>
/// <param name="ContactId">A contact of the company; or give <paramref name="Phone"/>.</param>
/// <param name="Phone">A phone number as people write it; without a country code it is Brazilian. A contact is made when
/// nobody has it.</param>
/// <param name="ConnectionId">Over which it runs.</param>
/// <param name="QueueId">Left out: as for a ticket that comes in.</param>
public sealed record CreateTicketRequest(Guid? ContactId, string? Phone, Guid? ConnectionId, Guid? QueueId);

/// <summary>Begins a conversation ("+ Novo"). The customer's active ticket is the answer when there is one: 200 when it is the
/// caller's, else 409 with its row.</summary>
internal static class CreateTicketEndpoint
{
    public static void Map(IEndpointRouteBuilder tickets) =>
        tickets.MapPost("/", HandleAsync)
            .WithName("CreateTicket")
            .WithSummary("Begin a conversation")
            .RequirePermission(Permissions.Tickets.Create)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);

    internal static async Task<Results<Created<TicketView>, Ok<TicketView>, ProblemResult>> HandleAsync(
        CreateTicketRequest request, NewTickets tickets, TicketReads reads, Caller caller, CancellationToken cancellationToken)
    {
        var (job, failure) = await tickets.OpenAsync(request, cancellationToken);
        if (job is null)
        {
            return failure!.ToProblem();
        }

        var ticket = (await reads.FindAsync(caller, job.Ticket.Value, cancellationToken))!;
        return job.IsNew ? TypedResults.Created($"/api/tickets/{ticket.Id}", ticket)
            : ticket.AssigneeId == caller.UserId.Value ? TypedResults.Ok(ticket)
            : (TicketFailures.AlreadyActive with { Extensions = new Dictionary<string, object?> { ["ticket"] = ticket } }).ToProblem();
    }
}

/// <summary>Finds out with whom and over what, and opens the ticket.</summary>
internal sealed class NewTickets(
    IConnectionDirectory connections, IContactResolver contacts, HotWriter writer, Caller caller)
{
    public async Task<(OpenTicket? Job, Failure? Failure)> OpenAsync(CreateTicketRequest request, CancellationToken cancellationToken)
    {
        if (Check(request, out var phone) is { } invalid)
        {
            return (null, invalid);
        }

        var connection = new ConnectionId(request.ConnectionId!.Value);
        if (await connections.FindAsync(caller.CompanyId, connection, cancellationToken) is null)
        {
            return (null, Failures.NotFound);
        }

        ContactId contact;
        if (request.ContactId is { } known)
        {
            contact = new(known);
            if (await contacts.SendAddressAsync(caller.CompanyId, contact, cancellationToken) is null)
            {
                return (null, Failures.NotFound);
            }
        }
        else
        {
            contact = await contacts.ResolvePhoneAsync(caller.CompanyId, phone!, cancellationToken);
        }

        var job = new OpenTicket(caller.CompanyId, caller.UserId, contact, connection, request.QueueId is { } queue ? new QueueId(queue) : null);
        await writer.RunAsync(job, cancellationToken);
        return job.QueueIsUnknown ? (null, Failures.NotFound) : (job, null);
    }

    private static Failure? Check(CreateTicketRequest request, out string? phone)
    {
        var fields = new Fields();
        phone = request.ContactId is null ? Phones.FromPerson(request.Phone) : null;
        if (request.ContactId is null && phone is null)
        {
            fields.Add("phone", Phones.NotValid);
        }

        if (request.ConnectionId is null)
        {
            fields.Add("connectionId", new("Escolha a conexão.", "Choose the connection.", "Elija la conexión."));
        }

        return fields.Failure;
    }
}
