using Microsoft.Extensions.DependencyInjection;
using Taktchat.Channels.Contracts;
using Taktchat.Kernel;
using Taktchat.Kernel.Events;

namespace Taktchat.Channels.Inbound;

/// <summary>What the way in consists of.</summary>
internal static class InboundRegistration
{
    public static IServiceCollection AddInbound(this IServiceCollection services) => services
        .AddWriteHandler<StoreEvents, InboundWriteHandler>(order: 10)
        .AddWriteHandler<ClaimEvents, InboundWriteHandler>(order: 10)
        .AddWriteHandler<JudgeParked, InboundWriteHandler>(order: 10)
        .AddWriteHandler<PurgeEvents, InboundWriteHandler>(order: 10)
        .AddWriteHandler<SettleEvent, InboundWriteHandler>(order: 90)
        .AddAfterCommit<ConnectionChanged, WebhookRegistry>()
        .AddAfterCommit<ConnectionRemoved, WebhookRegistry>()
        .AddSingleton<IInboundLedger>(x => x.GetRequiredService<InboundWriteHandler>())
        .AddSingleton<WebhookIntake>()
        .AddSingleton<WebhookSightings>()
        .AddSingleton<InboundStore>()
        .AddHosted<InboundDispatcher>();
}
