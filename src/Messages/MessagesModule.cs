using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Taktchat.Channels.Contracts;
using Taktchat.Kernel;
using Taktchat.Kernel.Events;
using Taktchat.Messages.Attached;
using Taktchat.Messages.Composing;
using Taktchat.Messages.Contracts;
using Taktchat.Messages.Endpoints;
using Taktchat.Messages.Handlers;
using Taktchat.Messages.Inbound;
using Taktchat.Messages.Media;
using Taktchat.Messages.Outbound;
using Taktchat.Messages.Reads;
using Taktchat.Messages.Realtime;
using Taktchat.Tickets.Contracts;

namespace Taktchat.Messages;

/// <summary>Messages in and out, and the lanes they leave by. Knows no campaign and no flow: those only queue messages.</summary>
public static class MessagesModule
{
    public static IServiceCollection AddMessages(this IServiceCollection services) => services
        .AddSingleton<MediaViews>()
        .AddSingleton<MessageRows>()
        .AddSingleton<MessageChanges>()
        .AddSingleton<AttachedMessages>()
        .AddSingleton<FileUploader>()
        .AddSingleton<TypingSignals>()
        .AddScoped<MessageComposer>()
        .AddSingleton<ITicketReferences, MessageReferences>()
        .AddHosted<MediaFetcher>()
        .AddWriteHandler<ClaimFetches, FetchHandler>(order: 46)
        .AddWriteHandler<SettleFetch, FetchHandler>(order: 46)
        .AddWriteHandler<FetchAgain, FetchHandler>(order: 46)
        .AddWriteHandler<SettleUpload, SettleUploadHandler>(order: 47)
        .AddAfterCommit<MediaWaiting, MediaFetcher>()
        .AddSingleton<IQueuedCounter, QueuedCounter>()
        .AddScoped<MessagePages>()
        .AddScoped<SendTargets>()
        .AddSingleton<IInboundProcessor, InboundProcessor>()
        .AddSingleton<LaneServices>()
        .AddHosted<LaneRunner>()
        .AddHosted<LaneSweeper>()
        .AddWriteHandler<IngestMessage, IngestMessageHandler>(order: 30)
        .AddWriteHandler<QueueMessage, QueueMessageHandler>(order: 40)
        .AddWriteHandler<RetryMessage, RetryHandler>(order: 45)
        .AddWriteHandler<FailQueued, RetryHandler>(order: 45)
        .AddWriteHandler<ClaimMessages, ClaimMessagesHandler>(order: 50)
        .AddWriteHandler<SettleAttempt, SettleHandler>(order: 55)
        .AddWriteHandler<LoseAttempts, SettleHandler>(order: 56)
        .AddWriteHandler<ApplyReceipt, ApplyReceiptHandler>(order: 57)
        .AddAfterCommit<MessageStored, PushMessageStored>()
        .AddAfterCommit<MessagesQueued, LaneSweeper>()
        .AddAfterCommit<ConnectionChanged, LaneSweeper>()
        .AddDurableHandler<TicketSeen, OnTicketSeen>()
        .AddDurableHandler<ConnectionRemoved, OnConnectionRemoved>();

    public static void MapMessages(this IEndpointRouteBuilder api)
    {
        var messages = api.MapGroup("/messages").WithTags("Messages");
        SendMessageEndpoint.Map(messages);
        GetMessageEndpoint.Map(messages);
        RetryMessageEndpoint.Map(messages);
        FetchMediaEndpoint.Map(messages);
        ListTicketMessagesEndpoint.Map(api);
        ListTicketMediaEndpoint.Map(api);
        TypingEndpoint.Map(api);
    }
}
