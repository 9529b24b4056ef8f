using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Taktchat.Api.Harness;

/// <summary>Keeps all that is logged, at every level: texts, values, scopes and exceptions.</summary>
internal sealed class LogCatcher : ILoggerProvider, ISupportExternalScope
{
    private readonly ConcurrentQueue<string> _lines = new();
    private IExternalScopeProvider _scopes = new LoggerExternalScopeProvider();

    public IReadOnlyCollection<string> Lines => _lines;

    public ILogger CreateLogger(string categoryName) => new Catcher(this, categoryName);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public void Dispose()
    {
    }

    private sealed class Catcher(LogCatcher owner, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => owner._scopes.Push(state);

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var line = $"{logLevel} {category}: {formatter(state, exception)} {exception}";
            if (state is IEnumerable<KeyValuePair<string, object?>> values)
            {
                line += string.Join(' ', values.Select(x => $" {x.Key}={x.Value}"));
            }

            owner._scopes.ForEachScope((scope, _) => line += $" [{scope}]", 0);
            owner._lines.Enqueue(line);
        }
    }
}
