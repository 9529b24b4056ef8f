using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Taktchat.Kernel;
using Taktchat.Kernel.Events;
using Taktchat.Tenancy.Contracts;
using Taktchat.Tickets.Contracts;
using Taktchat.Tickets.Desk;
using Taktchat.Tickets.Domain;
using Taktchat.Tickets.Endpoints;
using Taktchat.Tickets.Handlers;
using Taktchat.Tickets.Reads;
using Taktchat.Tickets.Realtime;

namespace Taktchat.Tickets;

/// <summary>Queues, conversations and the life of a ticket. Knows no message text and no campaign.</summary>
public static class TicketsModule
{
    public static IServiceCollection AddTickets(this IServiceCollection services) => services
        .AddSingleton<TicketOpener>()
        .AddSingleton<ITicketDesk, TicketDesk>()
        .AddSingleton<TicketReads>()
        .AddSingleton<ITicketLookup, TicketLookup>()
        .AddScoped<TicketChanger>()
        .AddScoped<NewTickets>()
        .AddScoped<ICompanyBorn, OnCompanyBorn>()
        .AddWriteHandler<MarkRead, MarkReadHandler>(order: 60)
        .AddWriteHandler<OpenTicket, OpenTicketHandler>(order: 35)
        .AddWriteHandler<DeleteTicket, DeleteTicketHandler>(order: 65)
        .AddAfterCommit<TicketDeleted, PushTicketChanged>()
        .AddAfterCommit<TicketChanged, PushTicketChanged>();

    public static void MapTickets(this IEndpointRouteBuilder api)
    {
        var tickets = api.MapGroup("/tickets").WithTags("Tickets");
        ListTicketsEndpoint.Map(tickets);
        CountTicketsEndpoint.Map(tickets);
        GetTicketEndpoint.Map(tickets);
        CreateTicketEndpoint.Map(tickets);
        DeleteTicketEndpoint.Map(tickets);
        AcceptTicketEndpoint.Map(tickets);
        ReturnTicketEndpoint.Map(tickets);
        CloseTicketEndpoint.Map(tickets);
        ReopenTicketEndpoint.Map(tickets);
        ReadTicketEndpoint.Map(tickets);
        ListTicketEventsEndpoint.Map(tickets);
        ListContactTicketsEndpoint.Map(api);
        ListQueuesEndpoint.Map(api.MapGroup("/queues").WithTags("Queues"));
    }
}
