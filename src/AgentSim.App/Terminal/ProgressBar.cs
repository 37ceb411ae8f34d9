using System.Diagnostics;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace AgentSim.App.Terminal;

/// <summary>A bar with rate and time left on standard error while histories are played; nothing where that is no terminal.</summary>
internal static class ProgressBar
{
    /// <summary>Shows the progress of some work.</summary>
    /// <param name="total">Histories that there are to play.</param>
    /// <param name="work">The work; it calls what it is given with the number of histories that it has played since.</param>
    public static Task Show(long total, Func<Action<int>, Task> work)
    {
        if (Console.IsErrorRedirected) return work(_ => { });
        var clock = Stopwatch.StartNew();
        return Screen.Error().Progress().AutoClear(true)
            .Columns(new ProgressBarColumn { Width = 30 }, new PercentageColumn(), new Rate(clock))
            .StartAsync(context =>
            {
                var task = context.AddTask("histories", maxValue: total);
                return work(more => task.Increment(more));
            });
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
