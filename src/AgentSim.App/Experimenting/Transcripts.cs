using AgentSim.App.Running;
using AgentSim.App.Telling;
using AgentSim.Experiments;
using AgentSim.Results;

namespace AgentSim.App.Experimenting;

/// <summary>Writes the transcripts that an experiment collects: of its records once they are complete, so that neither workers nor a resumption change which.</summary>
internal static class Transcripts
{
    private const int Width = 100;

    /// <summary>Writes those that are missing; none if the experiment collects none.</summary>
    public static async Task Write(Replay replay, CancellationToken cancellation)
    {
        if (replay.Prepared.Collection.Transcripts is not { } which) return;
        using var query = ResultQuery.Open(replay.Folder, replay.Manifest);
        query.Confine();
        var condition = HistoryCondition.Sql(which, replay.Prepared.Model);
        foreach (var (index, arm) in replay.Manifest.Arms.Index())
        {
            foreach (var (point, history) in query.Select(index, condition, which.AtMost))
            {
                cancellation.ThrowIfCancellationRequested();
                var played = replay.HistoryOf(arm, point, history);
                await replay.Folder.KeepTranscript(replay.Manifest, played, () => Tell(replay, played));
            }
        }
    }

    private static string Tell(Replay replay, Batch history)
    {
        var (run, manifest) = (replay.Prepared.Run, replay.Manifest);
        var model = run.ModelOf(history);
        var title = $"{model.Title}: history {history.Histories.InPoint(0)} of {manifest.Arms[history.Arm]}{At(run.Design, history.Point)}"
            + (model.Seed.Name.Length == 0 ? ", no seed" : $", seed {model.Seed.Name}") + $", random seed {manifest.RandomSeed}";
        return string.Concat(StoryLayout.Of(title, new(model, replay.Tell(history))).SelectMany(line => line.Line.Fit(Width)).Select(line => line + "\n"));
    }

    private static string At(Design design, int point)
    {
        if (design is not ExperimentDesign { Factors.IsEmpty: false } varied) return "";
        var values = new double[varied.Factors.Length];
        varied.Values(point, values);
        return $", design point {point} ({string.Join(", ", varied.Factors.Zip(values, (factor, value) => $"{factor.Name} {factor.Written(value)}"))})";
    }
}
