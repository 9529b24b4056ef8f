using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Taktchat.Channels.Contracts;
using Taktchat.Channels.Domain;
using Taktchat.Channels.Templates;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Web;
using Taktchat.Tenancy.Contracts;

namespace Taktchat.Channels.Endpoints;

/// <summary>A template of the provider on the wire.</summary>
/// <param name="Category">marketing, utility or authentication.</param>
/// <param name="Status">approved, pending, rejected, paused, disabled or another word of the provider; only approved ones can be sent.</param>
/// <param name="Quality">green, yellow, red or unknown: what customers do with it.</param>
/// <param name="HeaderFormat">text, image, video, document or location; null without a header.</param>
/// <param name="Variables">To be filled in before it is sent, in the order in which they stand.</param>
public sealed record TemplateView(
    Guid Id, string Name, string Language, string Category, string Status, string Quality, string? RejectedReason,
    string? HeaderFormat, string? Header, string Body, string? Footer, IReadOnlyList<TemplateButton> Buttons,
    IReadOnlyList<TemplateVariable> Variables, DateTimeOffset SyncedAt);

/// <summary>The templates of a connection by name, as they were when the provider was last asked.</summary>
internal static class ListTemplatesEndpoint
{
    public static void Map(IEndpointRouteBuilder connections) =>
        connections.MapGet("/{id:guid}/templates", HandleAsync)
            .WithName("ListTemplates")
            .WithSummary("List the message templates of a connection")
            .RequirePermission(Permissions.Messages.Send)
            .ProducesProblem(StatusCodes.Status404NotFound);

    /// <param name="id">The connection.</param>
    /// <param name="status">Only those with this status, for example <c>approved</c>.</param>
    internal static async Task<Results<Ok<Page<TemplateView>>, ProblemResult>> HandleAsync(
        Guid id, string? status, TaktchatDb db, CancellationToken cancellationToken)
    {
        var key = new ConnectionId(id);
        if (!await db.Set<Connection>().AnyAsync(x => x.Id == key && x.DeletedAt == null, cancellationToken))
        {
            return Failures.NotFound.ToProblem();
        }

        // The provider itself limits an account to some thousands; a company has a few dozen.
        var rows = await db.Set<MessageTemplate>().AsNoTracking()
            .Where(x => x.ConnectionId == key && (status == null || x.Status == status))
            .OrderBy(x => x.Name).ThenBy(x => x.Language).Take(1000).ToListAsync(cancellationToken);
        return TypedResults.Ok(new Page<TemplateView>([.. rows.Select(View)], null));
    }

    private static TemplateView View(MessageTemplate row)
    {
        var parts = TemplateDefinition.Parse(row.Components);
        return new(row.Id, row.Name, row.Language, row.Category, row.Status, row.Quality, row.RejectedReason, parts.HeaderFormat,
            parts.Header, parts.Body, parts.Footer, parts.Buttons, parts.Variables, row.SyncedAt.ToTime());
    }
}

/// <summary>Asks the provider for the templates now.</summary>
internal static class SyncTemplatesEndpoint
{
    public static void Map(IEndpointRouteBuilder connections) =>
        connections.MapPost("/{id:guid}/templates/sync", HandleAsync)
            .WithName("SyncTemplates")
            .WithSummary("Read the message templates of a connection from the provider now")
            .RequirePermission(Permissions.Messages.Send)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status502BadGateway);

    internal static async Task<Results<Ok<Page<TemplateView>>, ProblemResult>> HandleAsync(
        Guid id, TaktchatDb db, TemplateSync sync, CancellationToken cancellationToken)
    {
        var key = new ConnectionId(id);
        if (!await db.Set<Connection>().AnyAsync(x => x.Id == key && x.DeletedAt == null, cancellationToken))
        {
            return Failures.NotFound.ToProblem();
        }

        return await sync.RunAsync(key, cancellationToken) is { } failure
            ? failure.ToProblem()
            : await ListTemplatesEndpoint.HandleAsync(id, null, db, cancellationToken);
    }
}
