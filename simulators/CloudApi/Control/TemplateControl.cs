using System.Text.Json.Nodes;
using Taktchat.CloudApi.Graph;
using Taktchat.CloudApi.Webhooks;
using Taktchat.CloudApi.World;

namespace Taktchat.CloudApi.Control;

internal sealed record TemplateSeed(
    string? Id, string? WabaId, string Name, string? Language, string? Category, string? Status, string? Quality, string? ParameterFormat, JsonArray? Components);

/// <param name="Event">A new status (<c>APPROVED</c>, <c>REJECTED</c>, <c>PAUSED</c>, <c>DISABLED</c>, …).</param>
/// <param name="Quality">A new score, told by its own webhook.</param>
/// <param name="Category">A new category, told by its own webhook.</param>
internal sealed record TemplateOrder(string? Event, string? Reason, string? Title, string? Quality, string? Category);

/// <summary>Templates without a review, and what happens to them later.</summary>
internal sealed class TemplateControl(SimWorld world, SimulatorOptions options, SimRandom random, TemplateEvents events)
{
    public void Map(IEndpointRouteBuilder sim)
    {
        sim.MapGet("/templates", () => world.Templates.All.OrderBy(x => x.Name, StringComparer.Ordinal));
        sim.MapPost("/templates", (JsonNode body) =>
        {
            var made = SimJson.OneOrMany<TemplateSeed>(body).Select(Seed).ToArray();
            return Results.Json(body is JsonArray ? made : made[0]);
        });
        sim.MapPost("/template/{id}/event", (string id, JsonNode body) => Happen(id, SimJson.Read<TemplateOrder>(body)));
    }

    private object Seed(TemplateSeed seed)
    {
        if (seed.Id?.All(char.IsAsciiDigit) == false)
        {
            throw new BadHttpRequestException("id must have digits only.");
        }

        var (waba, language) = (seed.WabaId ?? options.BusinessAccountId, seed.Language ?? "pt_BR");
        var before = seed.Id is { } id ? world.Templates.ById(id) : world.Templates.Find(waba, seed.Name, language);
        var template = new SimTemplate
        {
            Id = before?.Id ?? seed.Id ?? random.NextDigits(16),
            WabaId = waba,
            Name = seed.Name,
            Language = language,
            Category = seed.Category ?? before?.Category ?? "UTILITY",
            Status = seed.Status ?? before?.Status ?? "APPROVED",
            Quality = seed.Quality ?? before?.Quality ?? "UNKNOWN",
            ParameterFormat = seed.ParameterFormat ?? before?.ParameterFormat ?? "POSITIONAL",
            Components = seed.Components?.DeepClone().AsArray() ?? before?.Components
                ?? throw new BadHttpRequestException("A new template needs components."),
        };
        world.Templates.Set(template);
        return new { template.Id, template.Name, template.Language, template.Status };
    }

    private IResult Happen(string id, TemplateOrder order)
    {
        var template = world.Templates.ById(id) ?? throw new BadHttpRequestException($"There is no template {id}.");
        if (order is { Event: null, Quality: null, Category: null } || (order.Event is { } name && !TemplateEvents.IsKnown(name))
            || (order.Category is { } asked && TemplateRules.CheckCategory(asked) is not null))
        {
            throw new BadHttpRequestException("event, quality or category must be given and be known.");
        }

        if (order.Category is { } category)
        {
            events.ChangeCategory(template, category);
        }

        if (order.Quality is { } quality)
        {
            events.ChangeQuality(template, quality);
        }

        if (order.Event is { } change)
        {
            events.Change(template, change, order.Reason, order.Title);
        }

        return Results.Json(new { template.Id, template.Status, template.Quality, template.Category });
    }
}
