using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace AgentSim.Cluster.Tests;

/// <summary>Remembers what was said of a cluster.</summary>
internal sealed class Sayings : ILoggerFactory, ILogger
{
    /// <summary>Line by line.</summary>
    public ConcurrentQueue<string> Lines { get; } = [];

    public ILogger CreateLogger(string categoryName) => categoryName.StartsWith("AgentSim", StringComparison.Ordinal) ? this : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines.Enqueue(formatter(state, exception));

    public void Dispose()
    {
    }
}
