using System.Text.Json.Nodes;
using Taktchat.CloudApi.Faults;
using Taktchat.CloudApi.Time;
using Taktchat.CloudApi.Webhooks;
using Taktchat.CloudApi.World;

namespace Taktchat.CloudApi.Control;

internal sealed record FaultList(IReadOnlyList<FaultRule> Faults);

internal sealed record ClockOrder(double? AdvanceSeconds, DateTimeOffset? Set);

/// <summary>How the platform behaves: knobs, faults, time.</summary>
internal sealed class BehaviourEndpoints(KnobBoard knobs, FaultTable faults, SimClock clock)
{
    public void Map(IEndpointRouteBuilder sim)
    {
        sim.MapGet("/knobs", () => knobs.Table);
        sim.MapPut("/knobs", (JsonNode body) => Results.Json(knobs.Table = ReadKnobs(body)));
        sim.MapGet("/faults", () => new FaultList(faults.Rules));
        sim.MapPut("/faults", (JsonNode body) => SetFaults(() => faults.Replace(ReadFaults(body))));
        sim.MapPost("/faults", (JsonNode body) => SetFaults(() => faults.Append(ReadFaults(body))));
        sim.MapDelete("/faults", () => SetFaults(() => faults.Replace([])));
        sim.MapGet("/clock", () => new { now = clock.UtcNow });
        sim.MapPost("/clock", (JsonNode body) => MoveClock(SimJson.Read<ClockOrder>(body)));
    }

    private IResult SetFaults(Action change)
    {
        change();
        return Results.Json(new FaultList(faults.Rules));
    }

    private IResult MoveClock(ClockOrder order)
    {
        if (order.Set is { } moment)
        {
            clock.Set(moment);
        }

        if (order.AdvanceSeconds is { } seconds)
        {
            clock.Advance(TimeSpan.FromSeconds(seconds));
        }

        return Results.Json(new { now = clock.UtcNow });
    }

    /// <summary>Global knobs lie flat in the body, beside <c>numbers</c> and <c>contacts</c>.</summary>
    private static KnobTable ReadKnobs(JsonNode body)
    {
        if (body.DeepClone() is not JsonObject json)
        {
            throw new BadHttpRequestException("Knobs must be an object.");
        }

        var (ofNumbers, ofContacts) = (json["numbers"], json["contacts"]);
        json.Remove("numbers");
        json.Remove("contacts");
        return new KnobTable
        {
            Global = SimJson.Read<Knobs>(json),
            Numbers = ofNumbers is null ? new() : SimJson.Read<Dictionary<string, Knobs>>(ofNumbers),
            Contacts = ofContacts is null
                ? new()
                : SimJson.Read<Dictionary<string, Knobs>>(ofContacts).ToDictionary(x => Phone.Canonical(Phone.Digits(x.Key)), x => x.Value),
        };
    }

    private static IReadOnlyList<FaultRule> ReadFaults(JsonNode body) =>
        body is JsonObject json && json["faults"] is { } list ? SimJson.OneOrMany<FaultRule>(list) : SimJson.OneOrMany<FaultRule>(body);
}
