using Taktchat.Channels.Contracts;
using Taktchat.Files.Contracts;
using Taktchat.Kernel;
using Taktchat.Kernel.Web;
using Taktchat.Messages.Contracts;
using Taktchat.Messages.Domain;
using Taktchat.Messages.Reads;
using Taktchat.Tenancy.Contracts;

namespace Taktchat.Messages.Composing;

/// <summary>A message as it will be stored, checked against the rules of every channel.</summary>
/// <param name="Text">Null when there is none.</param>
/// <param name="Content">JSON; null when there is nothing beyond text and file.</param>
/// <param name="Quoted">The message it answers or reacts to.</param>
internal sealed record Draft(
    CompanyId Company, UserId Author, MessageType Type, string? Text, string? Content, FileFacts? File, Guid? Quoted)
{
    public string Preview => MessagePreview.Of(Text ?? (Type == MessageType.Document ? File?.Name : null));
}

/// <summary>What a message says.</summary>
internal sealed record Wording(MessageType Type, string? Text, MessageContent? Content);

/// <summary>Makes a draft of a request, or says field by field what is wrong with it.</summary>
internal sealed class MessageComposer(IFileDesk files, ITemplateLibrary templates, Caller caller)
{
    /// <summary>What a person may send, by its word.</summary>
    public static readonly IReadOnlyDictionary<string, MessageType> Types = new[]
    {
        MessageType.Text, MessageType.Image, MessageType.Video, MessageType.Audio, MessageType.Voice, MessageType.Document,
        MessageType.Sticker, MessageType.Location, MessageType.Contact, MessageType.Interactive, MessageType.Template, MessageType.Reaction,
    }.ToDictionary(x => x.Word());

    private const int CaptionMaxLength = 1024;
    private const int EmojiMaxLength = 40;

    /// <summary>What can be judged from the request alone.</summary>
    public static Wording Read(Fields fields, SendMessageRequest request, MessageType type) =>
        new(type, Text(fields, request, type), Content(fields, request, type));

    public async Task<(Draft? Draft, Failure? Failure)> ComposeAsync(
        SendMessageRequest request, Wording wording, SendTarget target, CancellationToken cancellationToken)
    {
        var (type, text, content) = wording;
        if (type == MessageType.Template)
        {
            return await OfTemplateAsync(request, target, cancellationToken);
        }

        var (file, failure) = type.HasFile() ? await FileAsync(request, type, cancellationToken) : (null, null);
        return failure is not null ? (null, failure)
            : (new(caller.CompanyId, caller.UserId, type, text, content?.ToJson(), file, request.QuotedId), null);
    }

    private async Task<(Draft? Draft, Failure? Failure)> OfTemplateAsync(
        SendMessageRequest request, SendTarget target, CancellationToken cancellationToken)
    {
        if (request.Template is not { } choice)
        {
            return (null, MessageWords.TemplateMissing);
        }

        var (filled, refused) = await templates.FillAsync(caller.CompanyId, target.Connection, choice.Id,
            choice.Variables ?? new Dictionary<string, string>(), cancellationToken);
        if (filled is null)
        {
            return (null, refused);
        }

        Place? place = null;
        if (filled.NeedsPlace)
        {
            var fields = new Fields();
            place = CardRules.Place(fields, request.Location);
            if (fields.Failure is { } wrong)
            {
                return (null, wrong);
            }
        }

        var (file, failure) = filled.NeedsFile ? await FileAsync(request, MessageType.Template, cancellationToken) : (null, null);
        return failure is not null ? (null, failure)
            : (new(caller.CompanyId, caller.UserId, MessageType.Template, filled.Body,
                (MessageContent.Empty with { Template = filled.Sent, Location = place }).ToJson(), file, null), null);
    }

    private async Task<(FileFacts? File, Failure? Failure)> FileAsync(
        SendMessageRequest request, MessageType type, CancellationToken cancellationToken)
    {
        if (request.FileId is not { } id)
        {
            return (null, MessageWords.FileMissing);
        }

        var file = await files.FindAsync(caller.CompanyId, new(id), cancellationToken);
        return file is null ? (null, Failures.NotFound)
            : Fits(type, file.Kind) ? (file, null)
            : (null, MessageWords.FileDoesNotFit);
    }

    /// <summary>Everything may be sent as a document; a voice note is an audio too, a sticker an image.</summary>
    private static bool Fits(MessageType type, FileKind kind) => type switch
    {
        MessageType.Image => kind is FileKind.Image or FileKind.Sticker,
        MessageType.Video => kind == FileKind.Video,
        MessageType.Audio => kind is FileKind.Audio or FileKind.Voice,
        MessageType.Voice => kind == FileKind.Voice,
        MessageType.Sticker => kind == FileKind.Sticker,
        _ => true,
    };

    private static string? Text(Fields fields, SendMessageRequest request, MessageType type)
    {
        switch (type)
        {
            case MessageType.Text:
                return fields.Text("text", request.Text, Message.TextMaxLength);
            case MessageType.Interactive:
                return fields.Text("text", request.Text, request.Interactive?.Kind == InteractiveKind.List ? Message.TextMaxLength : CaptionMaxLength);
            case MessageType.Image or MessageType.Video or MessageType.Document:
                return fields.Text("text", request.Text, CaptionMaxLength, min: 0) is { Length: > 0 } caption ? caption : null;
            case MessageType.Location:
                return request.Location?.Name ?? request.Location?.Address;
            case MessageType.Contact:
                return request.Contacts is { Count: > 0 } cards ? Texts.Cut(string.Join(", ", cards.Select(x => x.Name)), CaptionMaxLength) : null;
            case MessageType.Reaction:
                if (request.QuotedId is null)
                {
                    fields.Add("quotedId", new("Informe a mensagem.", "Give the message.", "Indique el mensaje."));
                }

                return fields.Text("text", request.Text, EmojiMaxLength, min: 0);
            default:
                return null;
        }
    }

    private static MessageContent? Content(Fields fields, SendMessageRequest request, MessageType type)
    {
        switch (type)
        {
            case MessageType.Location:
                return CardRules.Place(fields, request.Location) is { } place ? new() { Location = place } : null;
            case MessageType.Contact:
                return CardRules.Cards(fields, request.Contacts) is { } cards ? new() { Contacts = cards } : null;
            case MessageType.Interactive:
                return InteractiveRules.Check(fields, request.Interactive) is { } interactive ? new() { Interactive = interactive } : null;
            default:
                return null;
        }
    }
}
