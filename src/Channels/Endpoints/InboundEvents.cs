using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Taktchat.Channels.Contracts;
using Taktchat.Channels.Domain;
using Taktchat.Channels.Inbound;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Web;
using Taktchat.Tenancy.Contracts;

namespace Taktchat.Channels.Endpoints;

/// <summary>Something that came in and could not be processed.</summary>
/// <param name="Reason">Why, as far as it is known.</param>
/// <param name="Preview">What kind of content it has; no numbers and no text of customers.</param>
public sealed record InboundEventView(
    Guid Id, Guid ConnectionId, InboundKind Kind, string State, string? Reason, int Attempts, DateTimeOffset ReceivedAt, string? Preview);

/// <summary>What is parked, newest first.</summary>
internal static class ListInboundEventsEndpoint
{
    private static readonly Dictionary<string, int> States = new() { ["parked"] = InboundEventRow.Parked };

    public static void Map(IEndpointRouteBuilder events) =>
        events.MapGet("/", HandleAsync)
            .WithName("ListInboundEvents")
            .WithSummary("List events that could not be processed, newest first")
            .RequirePermission(Permissions.Events.View)
            .ProducesProblem(StatusCodes.Status400BadRequest);

    internal static async Task<Results<Ok<Page<InboundEventView>>, ProblemResult>> HandleAsync(
        string? state, Guid? connectionId, string? after, int? limit, TaktchatDb db, CancellationToken cancellationToken)
    {
        var fields = new Fields();
        fields.OneOf("state", state ?? "parked", States, out _);
        if (fields.Failure is { } failure)
        {
            return failure.ToProblem();
        }

        if (!Cursor.TryParse(after, out var cursor))
        {
            return Failures.BadCursor.ToProblem();
        }

        var take = Cursor.Clamp(limit);
        var query = db.Set<InboundEventRow>().AsNoTracking().Where(x => x.State == InboundEventRow.Parked && x.ReceivedAt <= cursor.Position);
        if (connectionId is { } id)
        {
            var connection = new ConnectionId(id);
            query = query.Where(x => x.ConnectionId == connection);
        }

        var rows = await query.OrderByDescending(x => x.ReceivedAt).ThenByDescending(x => x.Id)
            .Take(take + 1 + Cursor.MaxLimit).ToListAsync(cancellationToken);
        rows.RemoveAll(x => x.ReceivedAt == cursor.Position && x.Id.CompareTo(cursor.Id) >= 0);
        var views = rows.Take(take + 1).Select(View).ToList();
        return TypedResults.Ok(Page<InboundEventView>.Of(views, take, x => new(x.ReceivedAt.ToUnixTimeMilliseconds(), x.Id)));
    }

    private static InboundEventView View(InboundEventRow row) => new(row.Id, row.ConnectionId.Value, row.Kind, "parked", row.Reason,
        row.Attempts, row.ReceivedAt.ToTime(), Preview(row.Body));

    private static string? Preview(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("item", out var item)
                && item.ValueKind == JsonValueKind.Object
                ? string.Join(", ", item.EnumerateObject().Take(20).Select(x => x.Name)) : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // No JSON, or a name that is no text (half a surrogate pair).
            return null;
        }
    }
}

/// <summary>Processes a parked event once more.</summary>
internal static class ReplayInboundEventEndpoint
{
    public static void Map(IEndpointRouteBuilder events) =>
        events.MapPost("/{id:guid}/replay", HandleAsync)
            .WithName("ReplayInboundEvent")
            .WithSummary("Process a parked event again")
            .RequirePermission(Permissions.Events.Manage)
            .ProducesProblem(StatusCodes.Status404NotFound);

    internal static async Task<Results<Ok, ProblemResult>> HandleAsync(Guid id, InboundStore store, Caller caller) =>
        await store.ReplayAsync(caller.CompanyId, id) ? TypedResults.Ok() : Failures.NotFound.ToProblem();
}

/// <summary>Gives a parked event up.</summary>
internal static class DiscardInboundEventEndpoint
{
    public static void Map(IEndpointRouteBuilder events) =>
        events.MapPost("/{id:guid}/discard", HandleAsync)
            .WithName("DiscardInboundEvent")
            .WithSummary("Discard a parked event")
            .RequirePermission(Permissions.Events.Manage)
            .ProducesProblem(StatusCodes.Status404NotFound);

    internal static async Task<Results<Ok, ProblemResult>> HandleAsync(Guid id, InboundStore store, Caller caller) =>
        await store.DiscardAsync(caller.CompanyId, id) ? TypedResults.Ok() : Failures.NotFound.ToProblem();
}
