using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Taktchat.Channels.Contracts;
using Taktchat.Kernel.Web;

namespace Taktchat.Channels.Inbound;

/// <summary>An event that says something we cannot make sense of; parked with this reason.</summary>
internal sealed class UnreadableEventException(string reason) : Exception(reason);

/// <summary>Reads a stored update of the Cloud API (whatsapp-cloud-api reference 1.5, 1.6, 1.7). Unknown types become
/// placeholders that keep their name; only what has no sender or no id cannot be read.</summary>
internal static class CloudApiReader
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 64 };

    /// <summary>Null when the event asks for nothing.</summary>
    public static Incoming? Read(InboundEvent received)
    {
        if (received.Kind is InboundKind.Notice or InboundKind.Raw)
        {
            return received.Kind == InboundKind.Raw ? throw new UnreadableEventException("webhook.unreadable") : null;
        }

        using var document = JsonDocument.Parse(received.Body, Options);
        var item = document.RootElement.GetProperty("item");
        if (item.ValueKind != JsonValueKind.Object || Text(item, "id") is not { Length: > 0 } id)
        {
            throw new UnreadableEventException("webhook.no_id");
        }

        document.RootElement.TryGetProperty("contact", out var contact);
        return received.Kind == InboundKind.Status ? Receipt(received, item, id) : Message(received, item, contact, id);
    }

    /// <summary>A notice that a template was judged, changed or moved to another category.</summary>
    public static bool IsAboutTemplates(InboundEvent received)
    {
        using var document = JsonDocument.Parse(received.Body, Options);
        var field = Text(document.RootElement, "field") ?? "";
        return field.StartsWith("message_template_", StringComparison.Ordinal) || field == "template_category_update";
    }

    private static IncomingMessage Message(InboundEvent received, JsonElement item, JsonElement contact, string id)
    {
        var isEcho = received.Kind == InboundKind.Echo;
        var customer = isEcho
            ? Addresses(Text(item, "to_user_id"), Text(item, "to"))
            : Addresses(Text(item, "from_user_id") ?? Text(contact, "user_id"), Text(item, "from") ?? Text(contact, "wa_id"));
        var type = Text(item, "type") ?? "";
        var moved = Moved(item, type);
        if (customer.Count == 0 && moved.To.Count == 0)
        {
            throw new UnreadableEventException("webhook.no_sender");
        }

        var content = CloudApiContent.Read(item, type);
        return new IncomingMessage(received, moved.To.Count > 0 ? moved.To : customer, isEcho ? null : ProfileName(contact), id,
            Time(item, received.ReceivedAt), isEcho, content.MayOpenTicket && !isEcho, content.OpensWindow && !isEcho, content.Type, content.Text,
            content.RawType, content.More, content.Quoted)
        {
            MovedFrom = moved.From,
        };
    }

    private static IncomingReceipt? Receipt(InboundEvent received, JsonElement item, string id)
    {
        ReceiptKind? kind = Text(item, "status") switch
        {
            "sent" => ReceiptKind.Sent,
            "delivered" => ReceiptKind.Delivered,
            "read" => ReceiptKind.Read,
            "played" => ReceiptKind.Played,
            "failed" => ReceiptKind.Failed,
            _ => null,
        };
        if (kind is null)
        {
            // A status of a later version: stored, and nothing more.
            return null;
        }

        int? code = null;
        string? detail = null;
        if (item.TryGetProperty("errors", out var errors) && errors.ValueKind == JsonValueKind.Array && errors.GetArrayLength() > 0)
        {
            var error = errors[0];
            code = error.ValueKind == JsonValueKind.Object && error.TryGetProperty("code", out var number)
                && number.ValueKind == JsonValueKind.Number && number.TryGetInt32(out var value) ? value : null;
            detail = error.ValueKind == JsonValueKind.Object && error.TryGetProperty("error_data", out var data)
                ? Text(data, "details") : null;
            detail ??= Text(error, "message") ?? Text(error, "title");
        }

        var attempt = CloudApi.OpaqueAttempt.TryParse(Text(item, "biz_opaque_callback_data"), out var parsed) ? parsed : (Guid?)null;
        return new(received, id, attempt, kind.Value, Time(item, received.ReceivedAt), code, detail);
    }

    /// <summary>The user id identifies more surely than the phone, which may be hidden or change.</summary>
    private static List<ProviderAddress> Addresses(string? userId, string? phone)
    {
        var found = new List<ProviderAddress>(2);
        if (Fields.Clean(userId) is { Length: > 0 and <= 200 } user)
        {
            found.Add(new(user, IsPhone: false));
        }

        var digits = phone?.TrimStart('+');
        if (digits is { Length: >= 5 and <= 20 } && digits.All(char.IsAsciiDigit))
        {
            found.Add(new(digits, IsPhone: true));
        }

        return found;
    }

    private static (List<ProviderAddress> From, List<ProviderAddress> To) Moved(JsonElement item, string type)
    {
        if (type != "system" || !item.TryGetProperty("system", out var system)
            || Text(system, "type") is not ("user_changed_number" or "user_changed_user_id"))
        {
            return ([], []);
        }

        return (Addresses(Text(system, "previous_user_id"), Text(item, "from")),
            Addresses(Text(system, "user_id"), Text(system, "wa_id")));
    }

    private static string? ProfileName(JsonElement contact) =>
        contact.ValueKind == JsonValueKind.Object && contact.TryGetProperty("profile", out var profile) ? Text(profile, "name") : null;

    /// <summary>Whole seconds as text. Within its second a message stands where it arrived: one that comes later than its second
    /// ends stands at the end of it, or it would overtake those of the same second that were faster. What is missing or from the
    /// future is taken as now.</summary>
    private static long Time(JsonElement item, long receivedAt) =>
        long.TryParse(Text(item, "timestamp"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && seconds > 0 && seconds <= receivedAt / 1000 ? Math.Min(receivedAt, (seconds * 1000) + 999) : receivedAt;

    /// <summary>A text property, without U+0000, which PostgreSQL cannot store; half a surrogate pair, which is no text, stays as it
    /// was written.</summary>
    internal static string? Text(JsonElement owner, string name)
    {
        if (owner.ValueKind != JsonValueKind.Object || !owner.TryGetProperty(name, out var value)
            || value.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        try
        {
            var text = value.GetString()!;
            return text.Contains('\0', StringComparison.Ordinal) ? text.Replace("\0", "", StringComparison.Ordinal) : text;
        }
        catch (InvalidOperationException)
        {
            return Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8Value(value)).Trim('"');
        }
    }
}
