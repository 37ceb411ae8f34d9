using System.CommandLine;
using AgentSim.App.Clustering;
using AgentSim.App.Terminal;
using AgentSim.Cluster;

namespace AgentSim.App.Verbs;

/// <summary><c>worker --join HOST:PORT</c>: plays what a coordinator deals out.</summary>
internal static class WorkerVerb
{
    public static Command Create()
    {
        var (join, options) = (ClusterOptions.Place("--join", "Where the coordinator listens, as it says when it begins."), new ClusterOptions());
        join.Required = true;
        var parallel = WholeNumber.Count("--parallel", "Batches under way at once.", Environment.ProcessorCount);
        var patience = WholeNumber.Count("--patience", "Seconds that a coordinator is waited for (for ever).");
        var verb = new Command("worker", "Play histories for an experiment that is played with --cluster.") { join, parallel, patience };
        options.AddTo(verb);
        verb.SetAction((parsed, cancellation) => Run(
            options.Of(parsed, parsed.GetRequiredValue(join)!), parsed.GetValue(parallel), parsed.GetValue(patience) is { } seconds ? TimeSpan.FromSeconds(seconds) : null, cancellation));
        return verb;
    }

    private static async Task<int> Run(ClusterRequest asked, int cores, TimeSpan? patience, CancellationToken cancellation)
    {
        using var logs = EventLog.Create(asked.Log, Console.Error.WriteLine);
        await using var metrics = await MetricsOutlet.Begin(asked.Metrics, Console.Error.WriteLine);
        var worker = new ClusterWorker(asked.Place, asked.Trust, cores, patience, logs);
        try
        {
            if (await worker.Run(cancellation) is { } words)
            {
                Console.Out.WriteLine($"{words} {Numerals.Histories(worker.Histories)} were played here.");
                return ExitCode.Done;
            }

            await Console.Error.WriteLineAsync($"There was no coordinator at {asked.Place} for {Numerals.Time(patience!.Value.TotalSeconds)}; {Numerals.Histories(worker.Histories)} were played here.");
            return ExitCode.Fault;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync($"Interrupted: {Numerals.Histories(worker.Histories)} were played here; what was not sent is played by others.");
            return ExitCode.Cancelled;
        }
    }
}
