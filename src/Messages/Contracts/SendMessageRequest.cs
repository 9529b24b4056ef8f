using Taktchat.Channels.Contracts;

namespace Taktchat.Messages.Contracts;

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
/// <param name="Location">For a location, and for a template whose header is one.</param>
/// <param name="Interactive">Buttons (to 3), a list (to 10 rows), a link button or a request for a location.</param>
public sealed record SendMessageRequest(
    Guid? TicketId, Guid? ConnectionId, string? To, string? Ticket, string? Type, string? Text, string? ClientId,
    Guid? QuotedId = null, Guid? FileId = null, Place? Location = null, IReadOnlyList<ContactCard>? Contacts = null,
    Interactive? Interactive = null, TemplateChoice? Template = null);

/// <summary>A template to send.</summary>
/// <param name="Id">Of the connection's templates.</param>
/// <param name="Variables">Values by the key of the variable.</param>
public sealed record TemplateChoice(Guid Id, IReadOnlyDictionary<string, string>? Variables);
