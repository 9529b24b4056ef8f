using System.Globalization;
using System.Text.Json.Nodes;
using Taktchat.CloudApi.Graph;
using Taktchat.CloudApi.Time;
using Taktchat.CloudApi.Ui;
using Taktchat.CloudApi.Webhooks;
using Taktchat.CloudApi.World;

namespace Taktchat.CloudApi.Sending;

/// <summary>Writes status webhooks: old and new style, with price, person and error.</summary>
internal sealed class StatusPublisher(SimClock clock, SimRandom random, WebhookOutbox outbox, UiFeed feed)
{
    private static readonly DateTimeOffset ServiceIsBilledSince = new(2026, 10, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Moves the message forward and tells the subscribed apps; nothing when it was already further.</summary>
    public void Publish(ChatMessage message, string status, Knobs knobs, int? code = null, Action? onAttempt = null)
    {
        var before = message.Status;
        if (!message.TryAdvance(status, code))
        {
            onAttempt?.Invoke();
            return;
        }

        feed.Status(message);
        Send(message, status, knobs, code, priced: status is "sent" or "delivered" || (status == "read" && before != "delivered"), onAttempt);
    }

    /// <summary>Sends the status whatever the message's state is: repeated, out of order or absurd.</summary>
    public void Force(ChatMessage message, string status, Knobs knobs, int? code)
    {
        message.TryAdvance(status, code);
        feed.Status(message);
        Send(message, status, knobs, code, priced: status is "sent" or "delivered", null);
    }

    private void Send(ChatMessage message, string status, Knobs knobs, int? code, bool priced, Action? onAttempt)
    {
        var contact = message.Chat.Contact;
        var item = new JsonObject { ["id"] = message.Wamid, ["status"] = status, ["timestamp"] = Unix(clock.UtcNow) };
        AddRecipient(item, message, knobs, status);
        if (message.BizData is not null)
        {
            item["biz_opaque_callback_data"] = message.BizData;
        }

        if (priced)
        {
            AddPrice(item, message, knobs, status);
        }

        if (status == "failed")
        {
            item["errors"] = new JsonArray(Error(code ?? 131000));
        }

        if (knobs.UnknownFields == true)
        {
            item["sim_unknown_field"] = "x";
        }

        var person = status == "failed" ? null : Person.Describe(contact, knobs, random, withUsername: status != "sent");
        var update = WebhookEvent.OfChat(message.Chat, "statuses", item, person);
        outbox.Publish(onAttempt is null ? update : update with { OnAttempt = _ => onAttempt() });
    }

    private static void AddRecipient(JsonObject item, ChatMessage message, Knobs knobs, string status)
    {
        var contact = message.Chat.Contact;
        if (!contact.HidesPhone || !message.SentToUserId)
        {
            item["recipient_id"] = contact.WaId;
        }

        if (knobs.IncludeBsuid != false && (status != "failed" || message.SentToUserId))
        {
            item["recipient_user_id"] = contact.UserId;
        }
    }

    private void AddPrice(JsonObject item, ChatMessage message, Knobs knobs, string status)
    {
        var now = clock.UtcNow;
        var isBilled = now >= ServiceIsBilledSince || message.PriceCategory is not "service";
        if ((knobs.WebhookVersion ?? 25) < 24)
        {
            var conversation = new JsonObject { ["id"] = StableId(message), ["origin"] = new JsonObject { ["type"] = message.PriceCategory } };
            if (status == "sent")
            {
                conversation["expiration_timestamp"] = Unix(now.AddHours(24));
            }

            item["conversation"] = conversation;
        }

        item["pricing"] = knobs.OldStylePricing == true
            ? new JsonObject { ["billable"] = true, ["pricing_model"] = "CBP", ["category"] = message.PriceCategory }
            : new JsonObject
            {
                ["billable"] = isBilled,
                ["pricing_model"] = "PMP",
                ["type"] = isBilled ? "regular" : "free_customer_service",
                ["category"] = message.PriceCategory,
            };
    }

    private static JsonObject Error(int code)
    {
        var title = GraphError.Title(code);
        return new JsonObject
        {
            ["code"] = code,
            ["title"] = title,
            ["message"] = title,
            ["error_data"] = new JsonObject { ["details"] = Details(code, title) },
            ["href"] = "/documentation/business-messaging/whatsapp/support/error-codes",
        };
    }

    private static string Details(int code, string title) => code switch
    {
        131026 => "Message Undeliverable.",
        131047 => "Message failed to send because more than 24 hours have passed since the customer last replied to this number.",
        131049 => "In order to maintain a healthy ecosystem engagement, the message failed to be delivered.",
        131053 => "Unable to upload the media used in the message.",
        132015 => "Template is paused due to low quality so it cannot be sent",
        130472 => "Failed to send message because this user's phone number is part of an experiment",
        _ => title,
    };

    private static string StableId(ChatMessage message) => Convert.ToHexStringLower(
        System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(message.Chat.Number.Id + message.Chat.Contact.Phone)))[..32];

    private static string Unix(DateTimeOffset at) => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
