using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Taktchat.Channels.Contracts;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Web;
using Taktchat.Messages.Composing;
using Taktchat.Messages.Contracts;
using Taktchat.Messages.Domain;
using Taktchat.Messages.Outbound;
using Taktchat.Tenancy.Contracts;

namespace Taktchat.Messages.Endpoints;

/// <summary>A message to send: into a ticket, or to a number over a connection.</summary>
/// <param name="TicketId">The ticket to answer in; or give <paramref name="ConnectionId"/> and <paramref name="To"/>.</param>
/// <param name="To">A phone number as people write it; without a country code it is Brazilian.</param>
/// <param name="Ticket"><c>none</c> sends without a ticket. Left out: the active ticket is used or one is opened for the caller.</param>
/// <param name="Type">text, image, video, audio, voice, document, sticker, location, contact, interactive, template or reaction.</param>
/// <param name="Text">The text (1 to 4096 characters), a file's caption (to 1024), the body of an interactive message, or of a
/// reaction the emoji, empty to take it back.</param>
/// <param name="ClientId">Chosen by the caller, 1 to 64 characters, unique in the company: the same id with the same content
/// answers the same message and sends once; with other content it is refused.</param>
/// <param name="QuotedId">The message it answers, of the same conversation; of a reaction the message it is for.</param>
/// <param name="FileId">For what carries a file: uploaded before with <c>POST /api/files</c>; may be a template's header.</param>
/// <param name="Interactive">Buttons (to 3), a list (to 10 rows), a link button or a request for a location.</param>
public sealed record SendMessageRequest(
    Guid? TicketId, Guid? ConnectionId, string? To, string? Ticket, string? Type, string? Text, string? ClientId,
    Guid? QuotedId = null, Guid? FileId = null, Place? Location = null, IReadOnlyList<ContactCard>? Contacts = null,
    Interactive? Interactive = null, TemplateChoice? Template = null);

/// <summary>A template to send.</summary>
/// <param name="Id">Of the connection's templates.</param>
/// <param name="Variables">Values by the key of the variable.</param>
public sealed record TemplateChoice(Guid Id, IReadOnlyDictionary<string, string>? Variables);

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
