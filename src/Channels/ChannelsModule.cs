using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Taktchat.Channels.CloudApi;
using Taktchat.Channels.Contracts;
using Taktchat.Channels.Endpoints;
using Taktchat.Channels.Health;
using Taktchat.Channels.Inbound;
using Taktchat.Channels.Templates;
using Taktchat.Kernel;
using Taktchat.Kernel.Events;

namespace Taktchat.Channels;

/// <summary>Connections, the way in and the way out of each channel. Knows no ticket, no contact and no message.</summary>
public static class ChannelsModule
{
    public static IServiceCollection AddChannels(this IServiceCollection services, IConfiguration configuration) => services
        .Configure<GraphOptions>(configuration.GetSection("Taktchat:WhatsAppCloud"))
        .AddHttpContextAccessor()
        .AddSingleton<GraphClient>()
        .AddSingleton<ConnectionCheck>()
        .AddSingleton<ConnectionDirectory>()
        .AddSingleton<IConnectionDirectory>(x => x.GetRequiredService<ConnectionDirectory>())
        .AddSingleton<IChannelSender, CloudApiSender>()
        .AddSingleton<IChannelMedia, CloudApiMedia>()
        .AddSingleton<ChannelSet>()
        .AddHosted<TemplateSync>()
        .AddScoped<ITemplateLibrary, TemplateLibrary>()
        .AddAfterCommit<ConnectionChanged, TemplateSync>()
        .AddSingleton<ConnectionFigures>()
        .AddSingleton<ConnectionViewer>()
        .AddScoped<ConnectionSetup>()
        .AddScoped<ConnectionControl>()
        .AddHosted<ConnectionHealth>()
        .AddSingleton<IConnectionHealth>(x => x.GetRequiredService<ConnectionHealth>())
        .AddAfterCommit<ConnectionChanged, ConnectionDirectory>()
        .AddAfterCommit<ConnectionRemoved, ConnectionDirectory>()
        .AddAfterCommit<ConnectionChanged, PushConnectionChanged>()
        .AddAfterCommit<ConnectionRemoved, PushConnectionChanged>()
        .AddInbound();

    /// <param name="root">For webhooks, which are not part of the API.</param>
    public static void MapChannels(this IEndpointRouteBuilder api, IEndpointRouteBuilder root)
    {
        var connections = api.MapGroup("/connections").WithTags("Connections");
        ListConnectionsEndpoint.Map(connections);
        ListConnectionNamesEndpoint.Map(connections);
        GetConnectionEndpoint.Map(connections);
        CreateConnectionEndpoint.Map(connections);
        UpdateConnectionEndpoint.Map(connections);
        StartConnectionEndpoint.Map(connections);
        StopConnectionEndpoint.Map(connections);
        CheckConnectionEndpoint.Map(connections);
        DeleteConnectionEndpoint.Map(connections);
        ListTemplatesEndpoint.Map(connections);
        SyncTemplatesEndpoint.Map(connections);
        var events = api.MapGroup("/inbound-events").WithTags("Inbound events");
        ListInboundEventsEndpoint.Map(events);
        ReplayInboundEventEndpoint.Map(events);
        DiscardInboundEventEndpoint.Map(events);
        WebhookEndpoint.Map(root);
    }
}
