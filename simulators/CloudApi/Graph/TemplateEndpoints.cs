using System.Text.Json;
using System.Text.Json.Nodes;
using Taktchat.CloudApi.Time;
using Taktchat.CloudApi.Webhooks;
using Taktchat.CloudApi.World;

namespace Taktchat.CloudApi.Graph;

/// <summary>Templates of an account: listed, sent to review, changed, removed.</summary>
internal sealed class TemplateEndpoints(SimWorld world, SimulatorOptions options, SimClock clock, SimRandom random, Scheduler scheduler, TemplateEvents events)
{
    private static readonly string[] HiddenByDefault = ["quality_score", "rejected_reason"];
    private static readonly string[] Editable = ["APPROVED", "REJECTED", "PAUSED"];

    public GraphReply OfAccount(GraphCall call, SimToken token, SimWaba waba) =>
        GraphAuth.Require(token, SimToken.Management, waba.Id) is { } refusal ? refusal
        : HttpMethods.IsGet(call.Method) ? List(call, waba)
        : HttpMethods.IsDelete(call.Method) ? Delete(call, waba)
        : Create(call, waba);

    public GraphReply One(GraphCall call, SimToken token, SimTemplate template) =>
        GraphAuth.Require(token, SimToken.Management, template.WabaId) is { } refusal ? refusal
        : HttpMethods.IsGet(call.Method) ? new GraphReply(Fields.Select(Describe(template), call.Param("fields"), HiddenByDefault))
        : Edit(call, template);

    public GraphReply Unpause(SimToken token, SimTemplate template)
    {
        if (GraphAuth.Require(token, SimToken.Management, template.WabaId) is { } refusal)
        {
            return refusal;
        }

        if (template.Status != "PAUSED")
        {
            return GraphError.Of(100, "Only a paused template can be unpaused");
        }

        events.Change(template, "REINSTATED", title: "UNPAUSED");
        return GraphReply.Success;
    }

    private GraphReply List(GraphCall call, SimWaba waba)
    {
        var rows = world.Templates.Of(waba.Id)
            .Where(x => Fits(call, "status", x.Status) && Fits(call, "category", x.Category) && Fits(call, "language", x.Language) && Fits(call, "name", x.Name))
            .Select(x => Fields.Select(Describe(x), call.Param("fields"), HiddenByDefault));
        return Fields.Page(call, [.. rows]);
    }

    private GraphReply Create(GraphCall call, SimWaba waba)
    {
        if (call.Json is not { } json)
        {
            return GraphError.Parameter("The request body must be a JSON object");
        }

        var format = GraphCall.Text(json, "parameter_format")?.ToUpperInvariant() ?? "POSITIONAL";
        if ((TemplateRules.CheckHead(json) ?? TemplateRules.CheckComponents(json["components"], format)) is { } wrong)
        {
            return wrong;
        }

        var (name, language) = (GraphCall.Text(json, "name")!, GraphCall.Text(json, "language")!);
        if (world.Templates.Find(waba.Id, name, language) is not null)
        {
            return GraphError.Of(100, "Content in This Language Already Exists") with { Subcode = 2388024 };
        }

        var template = new SimTemplate
        {
            Id = random.NextDigits(16),
            WabaId = waba.Id,
            Name = name,
            Language = language,
            Category = GraphCall.Text(json, "category")!,
            Status = "PENDING",
            ParameterFormat = format,
            Components = TemplateRules.Normalise(json["components"]!),
        };
        world.Templates.Set(template);
        Review(template);
        return new GraphReply(new JsonObject { ["id"] = template.Id, ["status"] = template.Status, ["category"] = template.Category });
    }

    private GraphReply Edit(GraphCall call, SimTemplate template)
    {
        if (!Editable.Contains(template.Status))
        {
            return GraphError.Of(100, $"A template in status {template.Status} cannot be edited") with { Subcode = 2388039 };
        }

        var (category, components) = (call.Param("category"), call.Json?["components"]);
        if (category is not null && (TemplateRules.CheckCategory(category) ?? (template.Status == "APPROVED" && category != template.Category
            ? GraphError.Of(100, "The category of an approved template cannot be changed")
            : null)) is { } wrongCategory)
        {
            return wrongCategory;
        }

        if (components is not null && TemplateRules.CheckComponents(components, template.ParameterFormat) is { } wrong)
        {
            return wrong;
        }

        if (template.Status == "APPROVED" && template.EditedAt is { } last && clock.UtcNow - last < TimeSpan.FromHours(24))
        {
            return GraphError.Of(100, "An approved template can be edited once in 24 hours");
        }

        (template.Category, template.Components) = (category ?? template.Category, components is null ? template.Components : TemplateRules.Normalise(components));
        (template.EditedAt, template.Status) = (clock.UtcNow, "PENDING");
        Review(template);
        return GraphReply.Success;
    }

    private GraphReply Delete(GraphCall call, SimWaba waba)
    {
        var (name, id) = (call.Param("name"), call.Param("hsm_id"));
        var ids = call.Param("hsm_ids") is { } list ? ReadIds(list) : null;
        if (name is null && ids is null)
        {
            return GraphError.Parameter("The parameter name or hsm_ids is required.");
        }

        var found = world.Templates.Of(waba.Id)
            .Where(x => ids is not null ? ids.Contains(x.Id) : x.Name == name && (id is null || x.Id == id))
            .ToList();
        if (found.Count == 0 || found.Any(x => x.Status == "DISABLED"))
        {
            return GraphError.Of(100, found.Count == 0 ? "Message template not found" : "A disabled template cannot be deleted") with { Subcode = 2593002 };
        }

        found.ForEach(x => world.Templates.Remove(x.Id));
        return GraphReply.Success;
    }

    private static HashSet<string> ReadIds(string list)
    {
        try
        {
            return [.. (JsonNode.Parse(list) as JsonArray ?? []).Select(x => x?.ToString() ?? "")];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    /// <summary>After some seconds the review is over; a name tells its outcome, so that both can be tried.</summary>
    private void Review(SimTemplate template) => scheduler.In(options.TemplateReview, () =>
    {
        if (template.Status == "PENDING" && world.Templates.ById(template.Id) == template)
        {
            events.Change(template, template.Name.Contains("reject", StringComparison.Ordinal) ? "REJECTED" : "APPROVED");
        }
    });

    private static bool Fits(GraphCall call, string parameter, string value) =>
        call.Param(parameter) is not { Length: > 0 } wanted || wanted.Split(',').Contains(value, StringComparer.OrdinalIgnoreCase);

    private static JsonObject Describe(SimTemplate template) => new()
    {
        ["name"] = template.Name,
        ["parameter_format"] = template.ParameterFormat,
        ["components"] = template.Components.DeepClone(),
        ["language"] = template.Language,
        ["status"] = template.Status,
        ["category"] = template.Category,
        ["quality_score"] = new JsonObject { ["score"] = template.Quality },
        ["rejected_reason"] = template.RejectedReason ?? "NONE",
        ["id"] = template.Id,
    };
}
