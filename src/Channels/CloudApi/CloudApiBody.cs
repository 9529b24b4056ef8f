using Taktchat.Channels.Contracts;

namespace Taktchat.Channels.CloudApi;

/// <summary>The bodies of the messages endpoint (whatsapp-cloud-api reference 2.1 to 2.4).</summary>
internal static class CloudApiBody
{
    public static Dictionary<string, object> Of(OutgoingMessage message)
    {
        var (type, body) = Content(message);
        var whole = new Dictionary<string, object>
        {
            ["messaging_product"] = "whatsapp",
            ["recipient_type"] = "individual",
            // Without the plus Meta would put our own country code in front (reference 6.5).
            [message.To.IsProviderUserId ? "recipient" : "to"] = message.To.IsProviderUserId ? message.To.Value : "+" + message.To.Value,
            ["type"] = type,
            [type] = body,
            ["biz_opaque_callback_data"] = OpaqueAttempt.Of(message.AttemptId),
        };
        if (message is { Type: not MessageType.Reaction, TargetProviderId: { } quoted })
        {
            whole["context"] = new { message_id = quoted };
        }

        return whole;
    }

    /// <summary>Always marks as read; the typing mark stays until we write, or 25 seconds.</summary>
    public static Dictionary<string, object> Read(string providerId, bool typing)
    {
        var body = new Dictionary<string, object>
        {
            ["messaging_product"] = "whatsapp",
            ["status"] = "read",
            ["message_id"] = providerId,
        };
        if (typing)
        {
            body["typing_indicator"] = new { type = "text" };
        }

        return body;
    }

    private static (string Type, object Body) Content(OutgoingMessage message)
    {
        var content = message.Content;
        return message.Type switch
        {
            MessageType.Image => ("image", File(message, "caption")),
            MessageType.Video => ("video", File(message, "caption")),
            MessageType.Audio => ("audio", File(message, null)),
            MessageType.Voice => ("audio", With(File(message, null), "voice", true)),
            MessageType.Sticker => ("sticker", File(message, null)),
            MessageType.Document => ("document", With(File(message, "caption"), "filename", message.File!.Name)),
            MessageType.Location when content?.Location is { } place => ("location", Location(place)),
            MessageType.Contact when content?.Contacts is { } cards => ("contacts", cards.Select(Card)),
            MessageType.Reaction => ("reaction", new { message_id = message.TargetProviderId, emoji = message.Text }),
            MessageType.Interactive when content?.Interactive is { } interactive => ("interactive", Interactive(interactive, message.Text)),
            MessageType.Template when content?.Template is { } template => ("template", CloudApiTemplateBody.Of(template, message.File, content.Location)),
            _ => ("text", new { body = message.Text, preview_url = HasLink(message.Text) }),
        };
    }

    private static Dictionary<string, object> File(OutgoingMessage message, string? caption)
    {
        var file = new Dictionary<string, object> { ["id"] = message.File!.ProviderId };
        return caption is null || message.Text.Length == 0 ? file : With(file, caption, message.Text);
    }

    private static Dictionary<string, object> With(Dictionary<string, object> body, string name, object value)
    {
        body[name] = value;
        return body;
    }

    private static Dictionary<string, object?> Location(Place place)
    {
        var body = new Dictionary<string, object?> { ["latitude"] = place.Latitude, ["longitude"] = place.Longitude };
        AddText(body, "name", place.Name);
        AddText(body, "address", place.Address);
        return body;
    }

    /// <summary>The formatted name alone is refused: one more part of it is required.</summary>
    private static Dictionary<string, object?> Card(ContactCard card)
    {
        var body = new Dictionary<string, object?>
        {
            ["name"] = new { formatted_name = card.Name, first_name = card.Name.Split(' ', 2)[0] },
            ["phones"] = card.Phones.Select(x => Phone(x)),
        };
        if (card.Emails is { Count: > 0 } emails)
        {
            body["emails"] = emails.Select(x => new { email = x, type = "WORK" });
        }

        if (card.Company is { } company)
        {
            body["org"] = new { company };
        }

        return body;
    }

    private static Dictionary<string, object?> Phone(CardPhone phone)
    {
        var body = new Dictionary<string, object?> { ["phone"] = phone.Phone, ["type"] = phone.Type ?? "CELL" };
        AddText(body, "wa_id", phone.WaId);
        return body;
    }

    private static Dictionary<string, object?> Interactive(Interactive interactive, string text)
    {
        var body = new Dictionary<string, object?>
        {
            ["type"] = interactive.Kind switch
            {
                InteractiveKind.List => "list",
                InteractiveKind.Link => "cta_url",
                InteractiveKind.LocationRequest => "location_request_message",
                _ => "button",
            },
            ["body"] = new { text },
            ["action"] = Action(interactive),
        };
        if (interactive.Header is { } header)
        {
            body["header"] = new { type = "text", text = header };
        }

        if (interactive.Footer is { } footer)
        {
            body["footer"] = new { text = footer };
        }

        return body;
    }

    private static object Action(Interactive interactive) => interactive.Kind switch
    {
        InteractiveKind.List => new { button = interactive.ListButton, sections = interactive.Sections!.Select(Section) },
        InteractiveKind.Link => new
        {
            name = "cta_url",
            parameters = new { display_text = interactive.Buttons![0].Title, url = interactive.Buttons[0].Url },
        },
        InteractiveKind.LocationRequest => new { name = "send_location" },
        _ => new { buttons = interactive.Buttons!.Select(x => new { type = "reply", reply = new { id = x.Id, title = x.Title } }) },
    };

    private static Dictionary<string, object?> Section(ListSection section)
    {
        var body = new Dictionary<string, object?> { ["rows"] = section.Rows.Select(Row) };
        AddText(body, "title", section.Title);
        return body;
    }

    private static Dictionary<string, object?> Row(ListRow row)
    {
        var body = new Dictionary<string, object?> { ["id"] = row.Id, ["title"] = row.Title };
        AddText(body, "description", row.Description);
        return body;
    }

    private static void AddText(Dictionary<string, object?> body, string name, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            body[name] = text;
        }
    }

    private static bool HasLink(string text) =>
        text.Contains("https://", StringComparison.OrdinalIgnoreCase) || text.Contains("http://", StringComparison.OrdinalIgnoreCase);
}
