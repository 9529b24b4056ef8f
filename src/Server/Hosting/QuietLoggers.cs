using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Taktchat.Server.Hosting;

/// <summary>Keeps the addresses of requests out of the log, whatever level an operator sets: the hub's address carries a person's token,
/// and the provider's handshake carries the verify token. A filter would not do, since a more exact setting beats it.</summary>
internal sealed class QuietLoggers(ILoggerFactory inner) : ILoggerFactory
{
    /// <summary>Writes the whole address of each request; what it warns of has none in it.</summary>
    private const string Addresses = "Microsoft.AspNetCore.Hosting.Diagnostics";

    public static void Use(IServiceCollection services) => services.Replace(ServiceDescriptor.Singleton<ILoggerFactory>(
        x => new QuietLoggers(new LoggerFactory(
            x.GetServices<ILoggerProvider>(), x.GetRequiredService<IOptionsMonitor<LoggerFilterOptions>>(),
            x.GetRequiredService<IOptions<LoggerFactoryOptions>>()))));

    public ILogger CreateLogger(string categoryName)
    {
        var logger = inner.CreateLogger(categoryName);
        return categoryName == Addresses ? new Quiet(logger) : logger;
    }

    public void AddProvider(ILoggerProvider provider) => inner.AddProvider(provider);

    public void Dispose() => inner.Dispose();

    private sealed class Quiet(ILogger inner) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => inner.BeginScope(state);

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning && inner.IsEnabled(logLevel);

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                inner.Log(logLevel, eventId, state, exception, formatter);
            }
        }
    }
}
