using System.Globalization;
using System.Text.Json.Nodes;
using Taktchat.CloudApi.Time;
using Taktchat.CloudApi.World;

namespace Taktchat.CloudApi.Webhooks;

/// <summary>Changes templates and tells the subscribed apps, in the words of each webhook field.</summary>
internal sealed class TemplateEvents(SimWorld world, SimClock clock, WebhookOutbox outbox)
{
    private static readonly Dictionary<string, string> StatusAfter = new()
    {
        ["APPROVED"] = "APPROVED",
        ["REINSTATED"] = "APPROVED",
        ["UNARCHIVED"] = "APPROVED",
        ["PENDING"] = "PENDING",
        ["REJECTED"] = "REJECTED",
        ["PAUSED"] = "PAUSED",
        ["DISABLED"] = "DISABLED",
        ["IN_APPEAL"] = "IN_APPEAL",
        ["LIMIT_EXCEEDED"] = "LIMIT_EXCEEDED",
        ["ARCHIVED"] = "ARCHIVED",
        ["PENDING_DELETION"] = "PENDING_DELETION",
        ["DELETED"] = "DELETED",

        // Warnings: the template can still be sent.
        ["FLAGGED"] = "",
        ["LOCKED"] = "",
    };

    public static bool IsKnown(string name) => StatusAfter.ContainsKey(name);

    /// <summary>The status moves, and <c>message_template_status_update</c> says so.</summary>
    public void Change(SimTemplate template, string name, string? reason = null, string? title = null)
    {
        if (StatusAfter[name] is { Length: > 0 } status)
        {
            template.Status = status;
        }

        template.RejectedReason = name == "REJECTED" ? reason ?? "INVALID_FORMAT" : null;
        if (name == "DELETED")
        {
            world.Templates.Remove(template.Id);
        }

        var value = Describe(template);
        value["event"] = name;
        value["reason"] = template.RejectedReason ?? reason ?? "NONE";
        value["message_template_category"] = template.Category;
        if (name == "REJECTED")
        {
            value["rejection_info"] = new JsonObject
            {
                ["reason"] = "Your template does not follow the format that is required.",
                ["recommendation"] = "Check the variables and the text of your template and send it again.",
            };
        }

        if (name == "DISABLED")
        {
            value["disable_info"] = new JsonObject { ["disable_date"] = clock.UtcNow.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) };
        }

        if ((title ?? (name == "PAUSED" ? "FIRST_PAUSE" : null)) is { } why)
        {
            value["other_info"] = new JsonObject { ["title"] = why, ["description"] = "The quality of this template changed its state." };
        }

        Publish(template, "message_template_status_update", value);
    }

    public void ChangeQuality(SimTemplate template, string quality)
    {
        var value = Describe(template);
        value["previous_quality_score"] = template.Quality;
        value["new_quality_score"] = quality;
        template.Quality = quality;
        Publish(template, "message_template_quality_update", value);
    }

    public void ChangeCategory(SimTemplate template, string category)
    {
        var value = Describe(template);
        value["previous_category"] = template.Category;
        value["new_category"] = category;
        template.Category = category;
        Publish(template, "template_category_update", value);
    }

    // Ids of templates are numbers here and strings in every answer of the API.
    private static JsonObject Describe(SimTemplate template) => new()
    {
        ["message_template_id"] = long.Parse(template.Id, CultureInfo.InvariantCulture),
        ["message_template_name"] = template.Name,
        ["message_template_language"] = template.Language,
    };

    private void Publish(SimTemplate template, string field, JsonObject value) =>
        outbox.Publish(new WebhookEvent { WabaId = template.WabaId, Field = field, Item = AsciiJson.Serialize(value), Id = template.Id });
}
