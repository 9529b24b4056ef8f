using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Web;
using Taktchat.Messages.Contracts;
using Taktchat.Messages.Domain;
using Taktchat.Messages.Outbound;
using Taktchat.Tenancy.Contracts;

namespace Taktchat.Messages.Endpoints;

/// <summary>A message to send: into a ticket, or to a number over a connection.</summary>
/// <param name="TicketId">The ticket to answer in; or give <paramref name="ConnectionId"/> and <paramref name="To"/>.</param>
/// <param name="To">A phone number as people write it; without a country code it is Brazilian.</param>
/// <param name="Ticket"><c>none</c> sends without a ticket. Left out: the active ticket is used or one is opened for the caller.</param>
/// <param name="Type">Only <c>text</c> so far.</param>
/// <param name="Text">1 to 4096 characters.</param>
/// <param name="ClientId">Chosen by the caller, 1 to 64 characters, unique in the company: the same id with the same content
/// answers the same message and sends once; with other content it is refused.</param>
public sealed record SendMessageRequest(
    Guid? TicketId, Guid? ConnectionId, string? To, string? Ticket, string? Type, string? Text, string? ClientId);

/// <summary>Queues a message; the lane of its connection sends it.</summary>
internal static class SendMessageEndpoint
{
    private static readonly Dictionary<string, bool> Types = new() { ["text"] = true };
    private static readonly Dictionary<string, bool> TicketWords = new() { ["none"] = true };

    public static void Map(IEndpointRouteBuilder messages) =>
        messages.MapPost("/", HandleAsync)
            .WithName("SendMessage")
            .WithSummary("Send a message")
            .RequirePermission(Permissions.Messages.Send)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    internal static async Task<Results<Created<MessageView>, Ok<MessageView>, ProblemResult>> HandleAsync(
        SendMessageRequest request, SendTargets targets, HotWriter writer, Caller caller, HttpRequest http,
        CancellationToken cancellationToken)
    {
        if (Check(request, out var text, out var clientId) is { } invalid)
        {
            return invalid.ToProblem();
        }

        var (target, failure) = await targets.FindAsync(request, cancellationToken);
        if (target is null)
        {
            return failure!.ToProblem();
        }

        var job = new QueueMessage
        {
            Company = caller.CompanyId,
            Author = caller.UserId,
            Text = text,
            ClientId = clientId,
            Recipient = target.Recipient,
            Ticket = request.TicketId,
            WithoutTicket = request.Ticket == "none",
            Contact = target.Contact,
            Connection = target.Connection,
            Language = http.Language(),
        };
        await writer.RunAsync(job, cancellationToken);
        return job.Refusal is { } refusal ? refusal.ToProblem()
            : job.IsNew ? TypedResults.Created($"/api/messages/{job.Stored!.Id}", job.Stored)
            : TypedResults.Ok(job.Stored);
    }

    private static Failure? Check(SendMessageRequest request, out string text, out string clientId)
    {
        var fields = new Fields();
        fields.OneOf("type", request.Type, Types, out _);
        text = fields.Text("text", request.Text, Message.TextMaxLength);
        clientId = fields.Text("clientId", request.ClientId, Message.ClientIdMaxLength);
        if (request.Ticket is not null)
        {
            fields.OneOf("ticket", request.Ticket, TicketWords, out _);
        }

        if (request.TicketId is null && (request.ConnectionId is null || string.IsNullOrWhiteSpace(request.To)))
        {
            fields.Add("ticketId", new("Informe o ticket, ou a conexão e o número.", "Give the ticket, or the connection and the number.",
                "Indique el ticket, o la conexión y el número."));
        }

        return fields.Failure;
    }
}
