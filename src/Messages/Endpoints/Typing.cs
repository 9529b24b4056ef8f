using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Taktchat.Channels.Contracts;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Web;
using Taktchat.Messages.Reads;
using Taktchat.Tenancy.Contracts;
using Taktchat.Tickets.Contracts;

namespace Taktchat.Messages.Endpoints;

/// <summary>Somebody is writing in a ticket: shown to those who have it open, for some seconds.</summary>
public sealed record TypingPush(string Type, Guid Id, Guid TicketId, Guid UserId, string UserName);

/// <summary>The caller is writing an answer; to be sent every few seconds while it goes on.</summary>
internal static class TypingEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("/tickets/{id:guid}/typing", HandleAsync)
            .WithName("Typing")
            .WithSummary("Say that the caller is writing an answer")
            .WithTags("Messages")
            .RequirePermission(Permissions.Messages.Send)
            .ProducesProblem(StatusCodes.Status404NotFound);

    internal static async Task<Results<NoContent, ProblemResult>> HandleAsync(
        Guid id, ITicketLookup tickets, TypingSignals signals, Caller caller, CancellationToken cancellationToken)
    {
        if (await tickets.FindAsync(caller.CompanyId, new(id), cancellationToken) is not { } place)
        {
            return Failures.NotFound.ToProblem();
        }

        if (place.Status == TicketStatus.Open)
        {
            await signals.TellAsync(caller, new(id), place.Connection);
        }

        return TypedResults.NoContent();
    }
}

/// <summary>Passes typing on: to colleagues each time, to the customer as often as the provider's mark lasts.</summary>
internal sealed class TypingSignals(
    IRealtime realtime, IUserNames names, Database database, IConnectionDirectory connections, ChannelSet channels, TimeProvider time)
{
    /// <summary>The provider's mark lasts 25 seconds (whatsapp-cloud-api reference 2.4).</summary>
    private static readonly TimeSpan MarkLasts = TimeSpan.FromSeconds(20);

    private const int Capacity = 10_000;

    private readonly ConcurrentDictionary<TicketId, long> _told = new();

    public async Task TellAsync(Caller caller, TicketId ticket, ConnectionId connection)
    {
        var name = await names.NamesAsync(caller.CompanyId, [caller.UserId]);
        realtime.Push(RealtimeGroups.Ticket(ticket.Value), new TypingPush(
            "ticket.typing", ticket.Value, ticket.Value, caller.UserId.Value, name.GetValueOrDefault(caller.UserId)?.Name ?? ""));
        if (_told.TryGetValue(ticket, out var at) && time.GetElapsedTime(at) < MarkLasts)
        {
            return;
        }

        if (_told.Count >= Capacity)
        {
            _told.Clear();
        }

        _told[ticket] = time.GetTimestamp();
        _ = Task.Run(() => MarkAsync(caller.CompanyId, ticket, connection), CancellationToken.None);
    }

    private async Task MarkAsync(CompanyId company, TicketId ticket, ConnectionId connection)
    {
        if (await connections.FindAsync(company, connection, CancellationToken.None) is { SendBlock: null } info
            && channels.Capabilities(info.Kind)?.ReadReceipts == true
            && await database.ReadAsync(company, sql => LastInbound.Of(sql, company, ticket), CancellationToken.None) is { } last)
        {
            await channels.Sender(info.Kind).MarkReadAsync(connection, last.ProviderId, typing: true, CancellationToken.None);
        }
    }
}
