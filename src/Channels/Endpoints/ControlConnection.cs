using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Taktchat.Channels.Contracts;
using Taktchat.Channels.Domain;
using Taktchat.Channels.Health;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Web;
using Taktchat.Tenancy.Contracts;

namespace Taktchat.Channels.Endpoints;

/// <summary>What an admin does to a connection as a whole.</summary>
internal sealed class ConnectionControl(TaktchatDb db, ConnectionViewer viewer, Caller caller, TimeProvider time)
{
    /// <param name="action">What the audit calls it, where it stops or starts anything.</param>
    public async Task<Results<Ok<ConnectionView>, ProblemResult>> ApplyAsync(
        Guid id, Action<Connection> change, string? action, CancellationToken cancellationToken)
    {
        var key = new ConnectionId(id);
        var connection = await db.Set<Connection>().SingleOrDefaultAsync(x => x.Id == key && x.DeletedAt == null, cancellationToken);
        if (connection is null)
        {
            return Failures.NotFound.ToProblem();
        }

        var wasStopped = connection.StoppedAt is not null;
        change(connection);
        if (action is not null && wasStopped != (connection.StoppedAt is not null))
        {
            db.Audit(new(caller.CompanyId, caller.UserId, action, id, connection.Name), time);
        }

        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok((await viewer.ViewAsync([connection], cancellationToken))[0]);
    }
}

/// <summary>Lets a connection send again; what waited goes out.</summary>
internal static class StartConnectionEndpoint
{
    public static void Map(IEndpointRouteBuilder connections) =>
        connections.MapPost("/{id:guid}/start", HandleAsync)
            .WithName("StartConnection")
            .WithSummary("Start a connection")
            .RequirePermission(Permissions.Connections.Manage)
            .ProducesProblem(StatusCodes.Status404NotFound);

    internal static Task<Results<Ok<ConnectionView>, ProblemResult>> HandleAsync(
        Guid id, ConnectionControl control, TimeProvider time, CancellationToken cancellationToken) =>
        control.ApplyAsync(id, x => x.Start(time), AuditActions.ConnectionStarted, cancellationToken);
}

/// <summary>Nothing is sent through a stopped connection; what comes in is still taken, because the provider would drop it.</summary>
internal static class StopConnectionEndpoint
{
    public static void Map(IEndpointRouteBuilder connections) =>
        connections.MapPost("/{id:guid}/stop", HandleAsync)
            .WithName("StopConnection")
            .WithSummary("Stop a connection")
            .RequirePermission(Permissions.Connections.Manage)
            .ProducesProblem(StatusCodes.Status404NotFound);

    internal static Task<Results<Ok<ConnectionView>, ProblemResult>> HandleAsync(
        Guid id, ConnectionControl control, TimeProvider time, CancellationToken cancellationToken) =>
        control.ApplyAsync(id, x => x.Stop(time), AuditActions.ConnectionStopped, cancellationToken);
}

/// <summary>Asks the provider now whether token and number still work.</summary>
internal static class CheckConnectionEndpoint
{
    public static void Map(IEndpointRouteBuilder connections) =>
        connections.MapPost("/{id:guid}/check", HandleAsync)
            .WithName("CheckConnection")
            .WithSummary("Check a connection against the provider")
            .RequirePermission(Permissions.Connections.Manage)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status502BadGateway);

    internal static async Task<Results<Ok<ConnectionView>, ProblemResult>> HandleAsync(
        Guid id, TaktchatDb db, ConnectionHealth health, ConnectionControl control, CancellationToken cancellationToken)
    {
        var key = new ConnectionId(id);
        if (!await db.Set<Connection>().AnyAsync(x => x.Id == key && x.DeletedAt == null, cancellationToken))
        {
            return Failures.NotFound.ToProblem();
        }

        return await health.CheckAsync(key, cancellationToken) is { Status: 502 } unreachable
            ? unreachable.ToProblem()
            : await control.ApplyAsync(id, _ => { }, null, cancellationToken);
    }
}

/// <summary>Deletes a connection: its tickets and messages stay, what waited to be sent through it fails.</summary>
internal static class DeleteConnectionEndpoint
{
    public static void Map(IEndpointRouteBuilder connections) =>
        connections.MapDelete("/{id:guid}", HandleAsync)
            .WithName("DeleteConnection")
            .WithSummary("Delete a connection")
            .RequirePermission(Permissions.Connections.Manage)
            .ProducesProblem(StatusCodes.Status404NotFound);

    internal static async Task<Results<NoContent, ProblemResult>> HandleAsync(
        Guid id, TaktchatDb db, Caller caller, TimeProvider time, CancellationToken cancellationToken)
    {
        var key = new ConnectionId(id);
        var connection = await db.Set<Connection>().SingleOrDefaultAsync(x => x.Id == key && x.DeletedAt == null, cancellationToken);
        if (connection is null)
        {
            return Failures.NotFound.ToProblem();
        }

        connection.Delete(time);
        db.Audit(new(caller.CompanyId, caller.UserId, AuditActions.ConnectionDeleted, id, connection.Name), time);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }
}
