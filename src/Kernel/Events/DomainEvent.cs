using Microsoft.Extensions.DependencyInjection;

namespace Taktchat.Kernel.Events;

/// <summary>Something that has happened in one company: ids and facts, never entities or texts of customers.</summary>
public abstract record DomainEvent(CompanyId CompanyId);

/// <summary>Runs after the commit, in this process, at most once: for pushes to screens, which refetch when they reconnect.</summary>
public interface IAfterCommit<in TEvent>
    where TEvent : DomainEvent
{
    ValueTask HandleAsync(TEvent happened, CancellationToken cancellationToken);
}

/// <summary>Runs from the outbox, at least once, also after a crash: must be idempotent.</summary>
public interface IDurableHandler<in TEvent>
    where TEvent : DomainEvent
{
    Task HandleAsync(TEvent happened, CancellationToken cancellationToken);
}

/// <summary>Which handlers want which event. An outbox row is written only for an event that a durable handler wants:
/// a row nobody reads would cost every message a page write (docs/adr/0003).</summary>
public sealed class EventSubscriptions
{
    private readonly Dictionary<Type, List<Func<IServiceProvider, DomainEvent, CancellationToken, ValueTask>>> _afterCommit = [];
    private readonly Dictionary<Type, List<Func<IServiceProvider, DomainEvent, CancellationToken, Task>>> _durable = [];
    private readonly Dictionary<string, Type> _names = [];

    public bool IsDurable(Type type) => _durable.ContainsKey(type);

    /// <summary>The event type behind a name in the outbox; null for one that this version no longer knows.</summary>
    public Type? TypeOf(string name) => _names.GetValueOrDefault(name);

    internal void AddAfterCommit<TEvent, THandler>()
        where TEvent : DomainEvent
        where THandler : class, IAfterCommit<TEvent> =>
        ListOf(_afterCommit, typeof(TEvent)).Add((services, happened, token) =>
            services.GetRequiredService<THandler>().HandleAsync((TEvent)happened, token));

    internal void AddDurable<TEvent, THandler>()
        where TEvent : DomainEvent
        where THandler : class, IDurableHandler<TEvent>
    {
        _names[typeof(TEvent).Name] = typeof(TEvent);
        ListOf(_durable, typeof(TEvent)).Add((services, happened, token) =>
            services.GetRequiredService<THandler>().HandleAsync((TEvent)happened, token));
    }

    internal IReadOnlyList<Func<IServiceProvider, DomainEvent, CancellationToken, ValueTask>> AfterCommitOf(Type type) =>
        _afterCommit.TryGetValue(type, out var list) ? list : [];

    internal IReadOnlyList<Func<IServiceProvider, DomainEvent, CancellationToken, Task>> DurableOf(Type type) =>
        _durable.TryGetValue(type, out var list) ? list : [];

    private static List<TValue> ListOf<TValue>(Dictionary<Type, List<TValue>> map, Type type)
    {
        if (!map.TryGetValue(type, out var list))
        {
            map[type] = list = [];
        }

        return list;
    }
}

/// <summary>Registration of event handlers by the modules.</summary>
public static class EventRegistration
{
    public static IServiceCollection AddAfterCommit<TEvent, THandler>(this IServiceCollection services)
        where TEvent : DomainEvent
        where THandler : class, IAfterCommit<TEvent>
    {
        services.TryAddSingletonOnce<THandler>();
        services.Subscriptions().AddAfterCommit<TEvent, THandler>();
        return services;
    }

    public static IServiceCollection AddDurableHandler<TEvent, THandler>(this IServiceCollection services)
        where TEvent : DomainEvent
        where THandler : class, IDurableHandler<TEvent>
    {
        services.AddScoped<THandler>();
        services.Subscriptions().AddDurable<TEvent, THandler>();
        return services;
    }

    internal static EventSubscriptions Subscriptions(this IServiceCollection services)
    {
        var found = services.FirstOrDefault(x => x.ServiceType == typeof(EventSubscriptions))?.ImplementationInstance;
        if (found is EventSubscriptions known)
        {
            return known;
        }

        var made = new EventSubscriptions();
        services.AddSingleton(made);
        return made;
    }

    private static void TryAddSingletonOnce<T>(this IServiceCollection services)
        where T : class
    {
        if (services.All(x => x.ServiceType != typeof(T)))
        {
            services.AddSingleton<T>();
        }
    }
}
