using System.Diagnostics;
using AgentSim.App.Running;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace AgentSim.App.Terminal;

/// <summary>
/// A bar with rate and time left on standard error while histories are played, and below it the shares of patterns so far; nothing where that is no terminal.
/// </summary>
internal static class ProgressBar
{
    private const int WidestBar = 30;
    private const int NarrowestBar = 6;

    // Percentage, rate and time left beside the bar.
    private const int Beside = 46;

    // Shares that change faster cannot be read.
    private static readonly TimeSpan Renewed = TimeSpan.FromSeconds(1);

    /// <summary>Shows the progress of some work.</summary>
    /// <param name="total">Histories that there are to play.</param>
    /// <param name="patterns">The names of the patterns.</param>
    /// <param name="arm">The arm whose patterns are shown, where there are others; null if it is the only one.</param>
    /// <param name="work">The work; it tells what it is given of each batch.</param>
    /// <param name="below">What is shown below it instead of patterns; null for these.</param>
    public static Task Show(long total, IReadOnlyList<string> patterns, string? arm, Func<PlayProgress, Task> work, Func<IRenderable>? below = null) =>
        Console.IsErrorRedirected ? work(new(patterns.Count, _ => { })) : Show(Screen.Error(), total, patterns, arm, work, below);

    internal static Task Show(IAnsiConsole console, long total, IReadOnlyList<string> patterns, string? arm, Func<PlayProgress, Task> work, Func<IRenderable>? below = null)
    {
        var clock = Stopwatch.StartNew();
        IRenderable? shares = null;
        var (drawn, width) = (TimeSpan.Zero, console.Profile.Width);
        PlayProgress? progress = null;
        return console.Progress().AutoClear(true)
            .Columns(new ProgressBarColumn { Width = Math.Clamp(width - Beside, NarrowestBar, WidestBar) }, new PercentageColumn(), new Rate(clock))
            .UseRenderHook((bar, _) => new Rows(bar, Shares()))
            .StartAsync(context =>
            {
                var task = context.AddTask("histories", maxValue: total);
                return work(progress = new(patterns.Count, more => task.Increment(more)));
            });

        IRenderable Shares()
        {
            if (shares is not null && clock.Elapsed - drawn < Renewed) return shares;
            drawn = clock.Elapsed;
            return shares = below is not null ? below() : LivePatterns.Of(patterns, progress?.Shares() ?? [], arm, width - 1, console.Profile.Capabilities.Unicode);
        }
    }

    private sealed class Rate(Stopwatch clock) : ProgressColumn
    {
        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime)
        {
            if (task.Value == 0) return Screen.Plain($"of {Numerals.Histories(task.MaxValue)}");
            var rate = task.Value / clock.Elapsed.TotalSeconds;
            return Screen.Plain($"{Numerals.Histories(Math.Round(rate))}/s, {Numerals.Time((task.MaxValue - task.Value) / rate)} left");
        }
    }
}
