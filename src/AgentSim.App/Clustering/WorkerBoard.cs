using System.Collections.Immutable;
using AgentSim.App.Terminal;
using AgentSim.Cluster;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace AgentSim.App.Clustering;

/// <summary>The workers below the progress bar, and what happened last; where standard error is no terminal, lines of what happens.</summary>
internal sealed class WorkerBoard
{
    private const int MostShown = 12;

    private static readonly string[] Columns = ["worker", "cores", "histories", "a second", "holds"];

    private volatile string last = "";

    /// <summary>The workers, as they were last told of.</summary>
    public ImmutableArray<WorkerProgress> Workers { get; private set; } = [];

    /// <summary>Is told of the workers.</summary>
    public void Watch(ImmutableArray<WorkerProgress> workers) => Workers = workers;

    /// <summary>Is told what happens.</summary>
    public void Say(string line)
    {
        last = line;
        if (Console.IsErrorRedirected) Console.Error.WriteLine(line);
    }

    /// <summary>What is shown below the bar.</summary>
    public IRenderable Show()
    {
        var (workers, rows) = (Workers, new List<IRenderable>());
        if (workers.IsEmpty) rows.Add(Screen.Plain("no workers yet"));
        else rows.Add(Table(workers));
        if (workers.Length > MostShown) rows.Add(Screen.Plain($"and {workers.Length - MostShown} more"));
        if (last.Length > 0) rows.Add(Screen.Plain(last));
        return new Rows(rows);
    }

    private static Grid Table(ImmutableArray<WorkerProgress> workers)
    {
        var grid = new Grid().AddColumns(Columns.Length);
        grid.AddRow([.. Columns.Select(Screen.Plain)]);
        foreach (var worker in workers.Take(MostShown))
            grid.AddRow([.. new[] { worker.Name, Numerals.Whole(worker.Cores), Numerals.Whole(worker.Histories), Numerals.Whole((long)worker.PerSecond), Numerals.Count(worker.Held, "batch", "batches") }.Select(Screen.Plain)]);
        return grid;
    }
}
