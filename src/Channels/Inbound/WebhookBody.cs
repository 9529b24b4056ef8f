using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Taktchat.Channels.Contracts;
using Taktchat.Channels.Domain;

namespace Taktchat.Channels.Inbound;

/// <summary>One update cut out of a webhook body.</summary>
/// <param name="PhoneNumberId">Which number it is for; null for what concerns the account.</param>
/// <param name="ProviderId">The provider's id of the message; empty when it has none.</param>
/// <param name="Seconds">When it happened, by the provider's clock (Unix seconds); 0 when it does not say.</param>
internal sealed record WebhookUpdate(
    InboundKind Kind, string? PhoneNumberId, string ProviderId, string Status, byte[] Body, uint Seconds = 0);

/// <summary>Splits a webhook of the Cloud API into its updates: up to 1,000 in one body, of several numbers
/// (whatsapp-cloud-api reference 1.3, 1.4). What it does not know it keeps; it never fails on an unknown field.</summary>
internal static class WebhookBody
{
    /// <summary>Deeper than anything WhatsApp sends, shallow enough to be no attack.</summary>
    private const int MaxDepth = 64;

    private const int KeyLength = 16;

    private static readonly (string Property, InboundKind Kind)[] Lists =
        [("messages", InboundKind.Message), ("statuses", InboundKind.Status), ("message_echoes", InboundKind.Echo)];

    /// <summary>False when the body is not the JSON we know how to cut; it is then kept whole.</summary>
    public static bool TrySplit(ReadOnlyMemory<byte> body, List<WebhookUpdate> updates)
    {
        try
        {
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = MaxDepth });
            if (!TryList(document.RootElement, "entry", out var entries))
            {
                return false;
            }

            foreach (var entry in entries.EnumerateArray())
            {
                if (!TryList(entry, "changes", out var changes))
                {
                    return false;
                }

                foreach (var change in changes.EnumerateArray())
                {
                    if (!TrySplitChange(change, updates))
                    {
                        return false;
                    }
                }
            }

            return true;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private static bool TrySplitChange(JsonElement change, List<WebhookUpdate> updates)
    {
        if (change.ValueKind != JsonValueKind.Object || !change.TryGetProperty("value", out var value)
            || value.ValueKind != JsonValueKind.Object)
        {
            return false;
        }

        var field = JsonParts.Text(change, "field");
        var number = value.TryGetProperty("metadata", out var metadata) ? JsonParts.Text(metadata, "phone_number_id") : null;
        var found = false;
        foreach (var (property, kind) in Lists)
        {
            if (!value.TryGetProperty(property, out var items) || items.ValueKind == JsonValueKind.Null)
            {
                continue;
            }

            if (items.ValueKind != JsonValueKind.Array)
            {
                return false;
            }

            found = true;
            foreach (var item in items.EnumerateArray())
            {
                updates.Add(new(kind, number, JsonParts.Text(item, "id") ?? "", kind == InboundKind.Status ? JsonParts.Text(item, "status") ?? "" : "",
                    Compose(field, value, metadata, item), Seconds(item)));
            }
        }

        if (!found)
        {
            updates.Add(new(InboundKind.Notice, number, "", "", Compose(field, value, metadata, value)));
        }

        return true;
    }

    /// <summary>The update with what it needs to be understood alone.</summary>
    private static byte[] Compose(string? field, JsonElement value, JsonElement metadata, JsonElement item)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        buffer.Write("{\"field\":"u8);
        buffer.Write(JsonSerializer.SerializeToUtf8Bytes(field));
        if (metadata.ValueKind == JsonValueKind.Object)
        {
            buffer.Write(",\"metadata\":"u8);
            buffer.Write(JsonMarshal.GetRawUtf8Value(metadata));
        }

        if (ContactOf(value, item) is { ValueKind: JsonValueKind.Object } contact)
        {
            buffer.Write(",\"contact\":"u8);
            buffer.Write(JsonMarshal.GetRawUtf8Value(contact));
        }

        buffer.Write(",\"item\":"u8);
        buffer.Write(JsonMarshal.GetRawUtf8Value(item));
        buffer.Write("}"u8);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Of the contacts of a change the one this message is from: by phone, by user id, or because it is alone.</summary>
    private static JsonElement ContactOf(JsonElement value, JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object || !TryList(value, "contacts", out var contacts))
        {
            return default;
        }

        if (contacts.GetArrayLength() == 1)
        {
            return contacts[0];
        }

        var phone = JsonParts.Text(item, "from") ?? JsonParts.Text(item, "recipient_id");
        var user = JsonParts.Text(item, "from_user_id") ?? JsonParts.Text(item, "recipient_user_id");
        foreach (var contact in contacts.EnumerateArray())
        {
            if ((phone is not null && JsonParts.Text(contact, "wa_id") == phone) || (user is not null && JsonParts.Text(contact, "user_id") == user))
            {
                return contact;
            }
        }

        return default;
    }

    private static bool TryList(JsonElement owner, string name, out JsonElement list)
    {
        list = default;
        return owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out list)
            && list.ValueKind == JsonValueKind.Array;
    }

    private static uint Seconds(JsonElement item) => uint.TryParse(JsonParts.Text(item, "timestamp"), out var seconds) ? seconds : 0;

    /// <summary>What makes an update the same as one seen before: time, connection, kind, provider id and status. Updates
    /// without an id are told apart by their content. The time stands first so that new keys go to one end of the index;
    /// a hash alone would touch a page of its own for each.</summary>
    public static byte[] Key(Guid connection, WebhookUpdate update)
    {
        var size = 17 + Encoding.UTF8.GetMaxByteCount(update.ProviderId.Length + update.Status.Length + 1);
        var rented = ArrayPool<byte>.Shared.Rent(size + (update.ProviderId.Length == 0 ? update.Body.Length : 0));
        try
        {
            connection.TryWriteBytes(rented, bigEndian: true, out _);
            rented[16] = (byte)update.Kind;
            var length = 17 + Encoding.UTF8.GetBytes(update.ProviderId, rented.AsSpan(17));
            rented[length++] = 0;
            length += Encoding.UTF8.GetBytes(update.Status, rented.AsSpan(length));
            if (update.ProviderId.Length == 0)
            {
                update.Body.CopyTo(rented, length);
                length += update.Body.Length;
            }

            Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
            SHA256.HashData(rented.AsSpan(0, length), hash);
            BinaryPrimitives.WriteUInt32BigEndian(hash[..4], update.Seconds);
            return hash[..KeyLength].ToArray();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
