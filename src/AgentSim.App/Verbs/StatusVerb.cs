using System.CommandLine;
using System.Text.Json;
using AgentSim.App.Answers;
using AgentSim.App.Experimenting;
using AgentSim.App.Terminal;
using AgentSim.Results;

namespace AgentSim.App.Verbs;

/// <summary><c>experiment status RESULTS</c>: how far an experiment is that is played in another terminal.</summary>
internal static class StatusVerb
{
    public static Command Create()
    {
        var (results, json) = (ResultsArgument.Create(), new Option<bool>("--json") { Description = "Print the answer as JSON." });
        var verb = new Command("status", "Tell how far an experiment is that is played in another terminal.") { results, json };
        verb.SetAction(parsed => Tell(ResultFolder.Open(parsed.GetRequiredValue(results)), parsed.GetValue(json) ? Format.Json : Format.Text));
        return verb;
    }

    private static int Tell(ResultFolder folder, Format format)
    {
        var status = ExperimentStatus.Of(folder);
        if (format == Format.Json)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(status, AnswerJson.Default.ExperimentStatus));
            return ExitCode.Done;
        }

        Console.Out.WriteLine($"{Words(status)}: {Numerals.Histories(status.Histories)} of {Numerals.Whole(status.Planned)} are there{Rate(status)}.");
        foreach (var worker in status.Workers)
            Console.Out.WriteLine($"  {worker.Name}, {Numerals.Count(worker.Cores, "core", "cores")}: {Numerals.Histories(worker.Histories)}, {Numerals.Whole((long)worker.PerSecond)} a second; holds {Numerals.Count(worker.Batches, "batch", "batches")}");
        return ExitCode.Done;
    }

    private static string Words(ExperimentStatus status) => status.State switch
    {
        "playing" when status.Listens is { } place => $"Being played by {Numerals.Count(status.Workers.Length, "worker", "workers")} of process {status.Process}, which listens on {place}",
        "playing" => $"Being played by process {status.Process}",
        "done" => "Done",
        _ => "Not being played; the same command goes on",
    };

    private static string Rate(ExperimentStatus status) => status.PerSecond > 0 ? $", {Numerals.Whole((long)status.PerSecond)} a second" : "";
}
