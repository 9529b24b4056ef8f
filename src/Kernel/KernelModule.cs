using Microsoft.Extensions.DependencyInjection;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Events;
using Taktchat.Kernel.Web;
using Taktchat.Kernel.Work;

namespace Taktchat.Kernel;

/// <summary>What every module needs and no product word: the database, its one writer, events, leases, time.</summary>
public static class KernelModule
{
    public static IServiceCollection AddKernel(this IServiceCollection services, Database database)
    {
        services.AddSingleton(database);
        services.Subscriptions();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<WriteGate>();
        services.AddSingleton<WriteHandlers>();
        services.AddSingleton<LeaseStore>();
        services.AddSingleton<SecretBox>();
        services.AddSingleton<InstallationKeys>();
        services.AddScoped<CompanyScope>();
        services.AddScoped<Caller>();
        services.AddSingleton<TaktchatDbServices>();
        services.AddWriteHandler<TakeLease, TakeLeaseHandler>(order: 0);
        services.AddWriteHandler<ClaimOutbox, OutboxWriteHandler>(order: 0);
        services.AddWriteHandler<SettleOutbox, OutboxWriteHandler>(order: 0);
        services.AddHosted<AfterCommitQueue>();
        services.AddHosted<HotWriter>();
        services.AddHosted<OutboxDispatcher>();
        return services;
    }

    /// <summary>Registers who does a kind of job; within a batch lower orders run first.</summary>
    public static IServiceCollection AddWriteHandler<TJob, THandler>(this IServiceCollection services, int order)
        where TJob : WriteJob
        where THandler : class, IWriteHandler<TJob>
    {
        if (services.All(x => x.ServiceType != typeof(THandler)))
        {
            services.AddSingleton<THandler>();
        }

        return services.AddSingleton<WriteHandlers.Slot>(x =>
            new WriteHandlers.Slot<TJob>(order, x.GetRequiredService<THandler>()));
    }

    /// <summary>A background service that others may also ask for by its type.</summary>
    public static IServiceCollection AddHosted<T>(this IServiceCollection services)
        where T : class, Microsoft.Extensions.Hosting.IHostedService =>
        services.AddSingleton<T>().AddHostedService(x => x.GetRequiredService<T>());
}
