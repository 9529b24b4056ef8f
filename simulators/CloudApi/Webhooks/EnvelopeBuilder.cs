using System.Buffers;
using System.Text.Json;
using Taktchat.CloudApi.Time;

namespace Taktchat.CloudApi.Webhooks;

/// <summary>Puts updates into the envelope of a webhook: entries per account, changes per number, neighbours in one array.</summary>
internal sealed class EnvelopeBuilder(SimClock clock)
{
    private static readonly byte[] UnknownField = """{"a":[1,null,{"b":"novo"}],"c":true}"""u8.ToArray();

    public byte[] Build(IReadOnlyList<WebhookEvent> events, bool unknownFields)
    {
        var buffer = new ArrayBufferWriter<byte>(512 + events.Sum(x => x.Item.Length + (x.Contact?.Length ?? 0)));
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true }))
        {
            json.WriteStartObject();
            json.WriteString("object", "whatsapp_business_account");
            json.WriteStartArray("entry");
            foreach (var account in events.GroupBy(x => x.WabaId))
            {
                WriteEntry(json, account.Key, [.. account], unknownFields);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private void WriteEntry(Utf8JsonWriter json, string wabaId, List<WebhookEvent> events, bool unknownFields)
    {
        json.WriteStartObject();
        json.WriteString("id", wabaId);
        if (events[0].Field != "messages")
        {
            json.WriteNumber("time", clock.UtcNow.ToUnixTimeSeconds());
        }

        json.WriteStartArray("changes");
        for (var first = 0; first < events.Count;)
        {
            var next = first + 1;
            while (next < events.Count && Joins(events[first], events[next]))
            {
                next++;
            }

            WriteChange(json, events.GetRange(first, next - first), unknownFields);
            first = next;
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static bool Joins(WebhookEvent first, WebhookEvent next) =>
        first.Kind is not null && first.Kind == next.Kind && first.Field == next.Field && first.Number == next.Number;

    private static void WriteChange(Utf8JsonWriter json, List<WebhookEvent> events, bool unknownFields)
    {
        json.WriteStartObject();
        json.WriteString("field", events[0].Field);
        json.WritePropertyName("value");
        if (events[0] is { Kind: { } kind, Number: { } number })
        {
            json.WriteStartObject();
            json.WriteString("messaging_product", "whatsapp");
            json.WriteStartObject("metadata");
            json.WriteString("display_phone_number", number.Digits);
            json.WriteString("phone_number_id", number.Id);
            json.WriteEndObject();
            WriteContacts(json, events);
            json.WriteStartArray(kind);
            events.ForEach(x => json.WriteRawValue(x.Item, skipInputValidation: true));
            json.WriteEndArray();
            if (unknownFields)
            {
                json.WritePropertyName("sim_unknown_field");
                json.WriteRawValue(UnknownField, skipInputValidation: true);
            }

            json.WriteEndObject();
        }
        else
        {
            json.WriteRawValue(events[0].Item, skipInputValidation: true);
        }

        json.WriteEndObject();
    }

    private static void WriteContacts(Utf8JsonWriter json, List<WebhookEvent> events)
    {
        var written = new List<byte[]>();
        foreach (var contact in events.Select(x => x.Contact).OfType<byte[]>())
        {
            if (written.Any(x => x.AsSpan().SequenceEqual(contact)))
            {
                continue;
            }

            if (written.Count == 0)
            {
                json.WriteStartArray("contacts");
            }

            written.Add(contact);
            json.WriteRawValue(contact, skipInputValidation: true);
        }

        if (written.Count > 0)
        {
            json.WriteEndArray();
        }
    }
}
