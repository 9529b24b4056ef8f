using Microsoft.AspNetCore.SignalR;
using Taktchat.Kernel.Web;
using Taktchat.Tenancy.Contracts;
using Taktchat.Tickets.Contracts;

namespace Taktchat.Server.Realtime;

/// <summary>Where screens listen. The server joins a connection to its groups after judging its access; a client can only
/// ask for a ticket it may see.</summary>
public sealed class TaktchatHub(IAccessJudge judge, ITicketLookup tickets, HubConnections connections) : Hub
{
    public override async Task OnConnectedAsync()
    {
        if (await JudgeAsync() is not { } access)
        {
            Context.Abort();
            return;
        }

        connections.Add(Context, access);
        await JoinAsync(RealtimeGroups.User(access.UserId));
        await JoinAsync(RealtimeGroups.Company(access.CompanyId));
        if (access.Permissions.Contains(Permissions.Tickets.View))
        {
            await JoinAsync(RealtimeGroups.AllTickets(access.CompanyId));
        }

        await base.OnConnectedAsync();
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        connections.Remove(Context);
        return base.OnDisconnectedAsync(exception);
    }

    /// <summary>Joins the stream of a ticket's messages. False when there is no such ticket for this person.</summary>
    public async Task<bool> OpenTicket(Guid ticketId)
    {
        if (await JudgeAsync() is not { } access || !access.Permissions.Contains(Permissions.Messages.View)
            || await tickets.FindAsync(access.CompanyId, new TicketId(ticketId), Context.ConnectionAborted) is null)
        {
            return false;
        }

        await JoinAsync(RealtimeGroups.Ticket(ticketId));
        return true;
    }

    /// <summary>Leaves the stream of a ticket.</summary>
    public async Task CloseTicket(Guid ticketId)
    {
        connections.Left(Context, RealtimeGroups.Ticket(ticketId));
        await Groups.RemoveFromGroupAsync(Context.ConnectionId, RealtimeGroups.Ticket(ticketId));
    }

    private async Task JoinAsync(string group)
    {
        await Groups.AddToGroupAsync(Context.ConnectionId, group);
        connections.Joined(Context, group);
    }

    private ValueTask<Access?> JudgeAsync() => AccessTokens.TryRead(Context.User, out var user, out var family)
        ? judge.JudgeAsync(user, family, Context.ConnectionAborted)
        : ValueTask.FromResult<Access?>(null);
}
