using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Taktchat.Channels.Contracts;
using Taktchat.Kernel;

namespace Taktchat.Channels.Inbound;

/// <summary>The content of a Cloud API message in the words of every channel.</summary>
/// <param name="Raw">The provider's JSON when there is more to it than its text.</param>
internal sealed record CloudApiContent(
    MessageType Type, string? Text, string? RawType, string? Raw, string? Quoted, bool MayOpenTicket)
{
    public static CloudApiContent Read(JsonElement item, string type)
    {
        var quoted = item.TryGetProperty("context", out var context) ? CloudApiReader.Text(context, "id") : null;
        var body = item.TryGetProperty(type, out var found) && found.ValueKind == JsonValueKind.Object ? found : default;
        var (known, text) = (type, body.ValueKind) switch
        {
            ("text", JsonValueKind.Object) => (MessageType.Text, CloudApiReader.Text(body, "body")),
            ("image", _) => (MessageType.Image, CloudApiReader.Text(body, "caption")),
            ("video", _) => (MessageType.Video, CloudApiReader.Text(body, "caption")),
            ("audio", _) => (IsVoice(body) ? MessageType.Voice : MessageType.Audio, null),
            ("document", _) => (MessageType.Document, CloudApiReader.Text(body, "caption") ?? CloudApiReader.Text(body, "filename")),
            ("sticker", _) => (MessageType.Sticker, null),
            ("location", _) => (MessageType.Location, CloudApiReader.Text(body, "name") ?? CloudApiReader.Text(body, "address")),
            ("contacts", _) => (MessageType.Contact, ContactName(item)),
            ("reaction", _) => (MessageType.Reaction, CloudApiReader.Text(body, "emoji")),
            ("button", _) => (MessageType.Interactive, CloudApiReader.Text(body, "text")),
            ("interactive", _) => (MessageType.Interactive, Tapped(body)),
            ("system", _) => (MessageType.System, CloudApiReader.Text(body, "body")),
            _ => (MessageType.Unsupported, null),
        };
        if (known == MessageType.Text && text is null)
        {
            known = MessageType.Unsupported;
        }

        return new(known, Kernel.Web.Fields.Clean(text) is { Length: > 0 } clean ? clean : null,
            known == MessageType.Unsupported ? RawTypeOf(body, type) : null,
            known == MessageType.Text ? null : Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8Value(item)),
            known == MessageType.Reaction ? CloudApiReader.Text(body, "message_id") : quoted,
            known is not (MessageType.Reaction or MessageType.System) && type is not ("edit" or "revoke"));
    }

    private static string RawTypeOf(JsonElement body, string type)
    {
        var word = type == "unsupported" ? CloudApiReader.Text(body, "type") ?? type : type;
        word = Kernel.Web.Fields.Clean(word);
        return word.Length == 0 ? "unknown" : Texts.Cut(word, 60);
    }

    private static bool IsVoice(JsonElement body) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty("voice", out var voice) && voice.ValueKind == JsonValueKind.True;

    private static string? ContactName(JsonElement item) =>
        item.TryGetProperty("contacts", out var list) && list.ValueKind == JsonValueKind.Array && list.GetArrayLength() > 0
        && list[0].ValueKind == JsonValueKind.Object && list[0].TryGetProperty("name", out var name)
            ? CloudApiReader.Text(name, "formatted_name") : null;

    private static string? Tapped(JsonElement body)
    {
        foreach (var kind in (ReadOnlySpan<string>)["button_reply", "list_reply", "nfm_reply"])
        {
            if (body.ValueKind == JsonValueKind.Object && body.TryGetProperty(kind, out var reply))
            {
                return CloudApiReader.Text(reply, "title") ?? CloudApiReader.Text(reply, "body");
            }
        }

        return null;
    }
}
