using System.Globalization;
using System.Text.Json;
using Taktchat.Channels.Contracts;
using Taktchat.Kernel;
using Taktchat.Kernel.Web;

namespace Taktchat.Channels.Inbound;

/// <summary>The content of a Cloud API message in the words of every channel (whatsapp-cloud-api reference 1.5). What has not
/// the shape it should have becomes a placeholder that keeps the provider's word for it.</summary>
/// <param name="Quoted">The message it answers, or speaks of.</param>
internal sealed record CloudApiContent(MessageType Type, string? Text, string? RawType, MessageContent? More, string? Quoted)
{
    /// <summary>Reactions, edits and system notes only attach to what they speak of.</summary>
    public bool MayOpenTicket => Type is not MessageType.System && !Type.IsAttached();

    /// <summary>Whether a placeholder opens the window is not documented: only what surely does counts.</summary>
    public bool OpensWindow => MayOpenTicket && Type != MessageType.Unsupported;

    public static CloudApiContent Read(JsonElement item, string type)
    {
        var body = Object(item, type);
        var (known, text, more, target) = Body(item, type, body);
        if (known == MessageType.Text && string.IsNullOrEmpty(text))
        {
            known = MessageType.Unsupported;
        }

        var context = Object(item, "context");
        more = (more ?? MessageContent.Empty) with { Referral = Referral(Object(item, "referral")), Forwarded = Forwarded(context) };
        return new(known, Fields.Clean(text) is { Length: > 0 } clean ? clean : null,
            known == MessageType.Unsupported ? RawTypeOf(body, type) : null,
            more == MessageContent.Empty ? null : more, target ?? CloudApiReader.Text(context, "id"));
    }

    private static (MessageType Type, string? Text, MessageContent? More, string? Target) Body(
        JsonElement item, string type, JsonElement body)
    {
        var isObject = body.ValueKind == JsonValueKind.Object;
        switch (type)
        {
            case "text" when isObject:
                return (MessageType.Text, CloudApiReader.Text(body, "body"), null, null);
            case "image" or "video" or "audio" or "document" or "sticker" when isObject:
                return Media(body, type);
            case "location" when Location(body) is { } place:
                return (MessageType.Location, place.Name ?? place.Address, new() { Location = place }, null);
            case "contacts" when CloudApiCards.Read(item) is { Count: > 0 } cards:
                return (MessageType.Contact, string.Join(", ", cards.Select(x => x.Name)), new() { Contacts = cards }, null);
            case "reaction" when CloudApiReader.Text(body, "message_id") is { } target:
                return (MessageType.Reaction, CloudApiReader.Text(body, "emoji"), null, target);
            case "button" when isObject:
                return Tapped(CloudApiReader.Text(body, "payload"), CloudApiReader.Text(body, "text"), null);
            case "interactive" when isObject:
                return Interactive(body);
            case "order" when isObject:
                return (MessageType.Order, CloudApiReader.Text(body, "text"), new() { Order = CloudApiCards.Order(body) }, null);
            case "system" when isObject:
                return (MessageType.System, CloudApiReader.Text(body, "body"), null, null);
            case "edit" when CloudApiReader.Text(body, "original_message_id") is { } target:
                return (MessageType.Edit, EditedText(Object(body, "message")), null, target);
            case "revoke" when CloudApiReader.Text(body, "original_message_id") is { } target:
                return (MessageType.Revoke, null, null, target);
            default:
                return (MessageType.Unsupported, null, null, null);
        }
    }

    private static (MessageType, string?, MessageContent?, string?) Media(JsonElement body, string type)
    {
        var id = CloudApiReader.Text(body, "id");
        var name = type == "document" ? CloudApiReader.Text(body, "filename") : null;
        var known = type switch
        {
            "image" => MessageType.Image,
            "video" => MessageType.Video,
            "audio" => IsVoice(body) ? MessageType.Voice : MessageType.Audio,
            "document" => MessageType.Document,
            _ => MessageType.Sticker,
        };
        // Without an id nothing can ever be fetched: that is a placeholder, not a file that waits.
        return id is not { Length: > 0 and <= 512 }
            ? (MessageType.Unsupported, null, null, null)
            : (known, CloudApiReader.Text(body, "caption"),
                new() { Remote = new(id, Texts.Cut(CloudApiReader.Text(body, "mime_type") ?? "", 120), name is null ? null : Texts.Cut(name, 240)) },
                null);
    }

    private static (MessageType, string?, MessageContent?, string?) Interactive(JsonElement body)
    {
        foreach (var kind in (ReadOnlySpan<string>)["button_reply", "list_reply"])
        {
            if (Object(body, kind) is { ValueKind: JsonValueKind.Object } reply)
            {
                return Tapped(CloudApiReader.Text(reply, "id"), CloudApiReader.Text(reply, "title"), CloudApiReader.Text(reply, "description"));
            }
        }

        return Object(body, "nfm_reply") is { ValueKind: JsonValueKind.Object } form
            ? (MessageType.Interactive, CloudApiReader.Text(form, "body"),
                new() { Interactive = new(InteractiveKind.Form, Answers: CloudApiCards.Answers(CloudApiReader.Text(form, "response_json"))) }, null)
            : (MessageType.Unsupported, null, null, null);
    }

    private static (MessageType, string?, MessageContent?, string?) Tapped(string? id, string? title, string? description) =>
        Fields.Clean(title) is not { Length: > 0 } text
            ? (MessageType.Unsupported, null, null, null)
            : (MessageType.Interactive, text,
                new() { Interactive = new(InteractiveKind.Reply, Reply: new(id, Texts.Cut(text, 200), description)) }, null);

    private static string? EditedText(JsonElement message) => CloudApiReader.Text(message, "type") switch
    {
        "text" => CloudApiReader.Text(Object(message, "text"), "body"),
        { } type => CloudApiReader.Text(Object(message, type), "caption"),
        null => null,
    };

    private static Place? Location(JsonElement body) =>
        Degrees(body, "latitude", 90) is { } latitude && Degrees(body, "longitude", 180) is { } longitude
            ? new(latitude, longitude, CloudApiCards.Short(body, "name"), CloudApiCards.Short(body, "address"),
                Links.Web(CloudApiReader.Text(body, "url")))
            : null;

    /// <summary>A number, which some senders write as text.</summary>
    private static double? Degrees(JsonElement body, string name, double limit)
    {
        if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty(name, out var value))
        {
            return null;
        }

        var isNumber = value.ValueKind == JsonValueKind.Number
            ? value.TryGetDouble(out var degrees)
            : double.TryParse(CloudApiReader.Text(body, name), NumberStyles.Float, CultureInfo.InvariantCulture, out degrees);
        return isNumber && Math.Abs(degrees) <= limit ? degrees : null;
    }

    private static AdReferral? Referral(JsonElement body) => body.ValueKind != JsonValueKind.Object ? null : new(
        CloudApiCards.Short(body, "headline"), CloudApiCards.Short(body, "body"), Links.Web(CloudApiReader.Text(body, "source_url")),
        CloudApiCards.Short(body, "source_id"), CloudApiCards.Short(body, "source_type"), CloudApiCards.Short(body, "ctwa_clid"));

    private static ForwardedMark? Forwarded(JsonElement context) =>
        IsTrue(context, "frequently_forwarded") ? ForwardedMark.ManyTimes : IsTrue(context, "forwarded") ? ForwardedMark.Once : null;

    private static bool IsVoice(JsonElement body) => IsTrue(body, "voice");

    private static bool IsTrue(JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    private static string RawTypeOf(JsonElement body, string type)
    {
        var word = type == "unsupported" ? CloudApiReader.Text(body, "type") ?? type : type;
        word = Fields.Clean(word);
        return word.Length == 0 ? "unknown" : Texts.Cut(word, 60);
    }

    private static JsonElement Object(JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var found) && found.ValueKind == JsonValueKind.Object
            ? found : default;
}
