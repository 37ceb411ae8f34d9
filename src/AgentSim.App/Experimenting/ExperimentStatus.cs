using System.Collections.Immutable;
using System.Text.Json;
using AgentSim.App.Answers;
using AgentSim.Results;

namespace AgentSim.App.Experimenting;

/// <summary>How far an experiment is, as a file beside its parts says to others while it is played.</summary>
/// <param name="State"><c>playing</c>, <c>stopped</c>, <c>done</c>.</param>
/// <param name="Histories">Histories that are on the disk.</param>
/// <param name="Planned">Histories that there are to play; the most, where the experiment may stop earlier.</param>
/// <param name="PerSecond">Histories a second since it began, or went on.</param>
/// <param name="Process">The process that plays it.</param>
/// <param name="Listens">Where it listens for workers; null if it plays by itself.</param>
/// <param name="Workers">Its workers.</param>
internal sealed record ExperimentStatus(string State, long Histories, long Planned, double PerSecond, int Process, string? Listens, ImmutableArray<WorkerStatus> Workers)
{
    private const string Name = "status.json";

    /// <summary>Writes it: another process reads the old one or the new one, never half of one.</summary>
    public void Write(ResultFolder folder)
    {
        var path = Path.Combine(folder.Path, Name);
        try
        {
            File.WriteAllBytes(path + ".writing", JsonSerializer.SerializeToUtf8Bytes(this, AnswerJson.Default.ExperimentStatus));
            File.Move(path + ".writing", path, overwrite: true);
        }
        catch (IOException)
        {
            // Nothing is lost with it: where there is no room for it, there is none for histories, and that is told.
        }
    }

    /// <summary>What is known of an experiment: by its parts how many histories there are, and the rest by the file, if whoever wrote it is still there.</summary>
    public static ExperimentStatus Of(ResultFolder folder)
    {
        var manifest = folder.ReadManifest();
        var histories = folder.Finished(manifest).Sum(batch => (long)batch.Histories.Count);
        var path = Path.Combine(folder.Path, Name);
        var written = File.Exists(path) ? JsonSerializer.Deserialize(File.ReadAllBytes(path), AnswerJson.Default.ExperimentStatus) : null;
        if (written is { State: "playing" } && IsRunning(written.Process)) return written with { Histories = histories };
        var state = manifest.Digest is not null ? "done" : "stopped";
        return new(state, histories, written?.Planned ?? manifest.AllHistories, 0, 0, null, []);
    }

    private static bool IsRunning(int process)
    {
        try
        {
            using var there = System.Diagnostics.Process.GetProcessById(process);
            return !there.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}

/// <summary>How far a worker is.</summary>
/// <param name="Name">Its machine and process.</param>
/// <param name="Cores">Batches that it plays at once.</param>
/// <param name="Histories">Histories that it has played.</param>
/// <param name="PerSecond">Histories a second, of late.</param>
/// <param name="Batches">Batches that it holds.</param>
internal sealed record WorkerStatus(string Name, int Cores, long Histories, double PerSecond, int Batches);
