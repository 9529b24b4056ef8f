using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Web;
using Taktchat.Messages.Composing;
using Taktchat.Messages.Contracts;
using Taktchat.Messages.Domain;
using Taktchat.Messages.Outbound;
using Taktchat.Tenancy.Contracts;

namespace Taktchat.Messages.Endpoints;

/// <summary>Queues a message; the lane of its connection sends it.</summary>
internal static class SendMessageEndpoint
{
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
        SendMessageRequest request, SendTargets targets, MessageComposer composer, HotWriter writer, HttpRequest http,
        CancellationToken cancellationToken)
    {
        if (Check(request, out var wording, out var clientId) is { } invalid)
        {
            return invalid.ToProblem();
        }

        var (target, failure) = await targets.FindAsync(request, cancellationToken);
        if (target is null)
        {
            return failure!.ToProblem();
        }

        var (draft, refused) = await composer.ComposeAsync(request, wording, target, cancellationToken);
        if (draft is null)
        {
            return refused!.ToProblem();
        }

        var job = new QueueMessage(draft, target, clientId, http.Language())
        {
            Ticket = request.TicketId,
            WithoutTicket = request.Ticket == "none",
        };
        await writer.RunAsync(job, cancellationToken);
        return job.Refusal is { } refusal ? refusal.ToProblem()
            : job.IsNew ? TypedResults.Created($"/api/messages/{job.Stored!.Id}", job.Stored)
            : TypedResults.Ok(job.Stored);
    }

    private static Failure? Check(SendMessageRequest request, out Wording wording, out string clientId)
    {
        var fields = new Fields();
        fields.OneOf("type", request.Type, MessageComposer.Types, out var type);
        wording = MessageComposer.Read(fields, request, type);
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
