using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace AgentSim.App.Clustering;

/// <summary>Where it is told what happens in a cluster: lines for a person, or a line of JSON for each event.</summary>
internal static class EventLog
{
    /// <summary>Makes one.</summary>
    /// <param name="format">For whom.</param>
    /// <param name="say">Takes a line for a person.</param>
    public static ILoggerFactory Create(Format format, Action<string> say) => LoggerFactory.Create(builder =>
    {
        if (format == Format.Text) builder.AddProvider(new Lines(say)).AddFilter("Akka", LogLevel.None);
        else builder.AddJsonConsole(json => json.UseUtcTimestamp = true).Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.AddFilter("Microsoft", LogLevel.Warning);
    });

    private sealed class Lines(Action<string> say) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => categoryName.StartsWith("AgentSim", StringComparison.Ordinal) ? this : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel)) say(formatter(state, exception));
        }

        public void Dispose()
        {
        }
    }
}
