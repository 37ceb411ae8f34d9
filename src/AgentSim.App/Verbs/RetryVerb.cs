using System.CommandLine;
using AgentSim.App.Experimenting;
using AgentSim.App.Running;
using AgentSim.App.Terminal;
using AgentSim.Experiments;
using AgentSim.Results;

namespace AgentSim.App.Verbs;

/// <summary><c>retry RESULTS</c>: plays the histories that failed once more.</summary>
internal static class RetryVerb
{
    public static Command Create()
    {
        var results = ResultsArgument.Create();
        var verb = new Command("retry", "Play the histories that failed once more: those that lacked memory, say, may now come to their end.") { results };
        verb.SetAction((parsed, cancellation) => Retry(parsed.GetRequiredValue(results), cancellation));
        return verb;
    }

    private static async Task<int> Retry(string results, CancellationToken cancellation)
    {
        var replay = Replay.Of(results);
        var (failed, mended) = (0, new List<Batch>());
        using (var query = ResultQuery.Open(replay.Folder, replay.Manifest))
        {
            foreach (var failure in query.Failures(int.MaxValue))
            {
                cancellation.ThrowIfCancellationRequested();
                failed++;
                var history = replay.HistoryOf(failure.Arm, failure.Point, failure.History);
                if (replay.Play(history).Failures.IsEmpty) mended.Add(history);
            }
        }

        // A part is written whole: what was not to blame gets the same bits again.
        var writer = new ResultWriter(replay.Folder, replay.Prepared.Run, replay.Prepared.Collection);
        foreach (var batch in replay.Folder.Finished(replay.Manifest).Where(batch => mended.Exists(history => Holds(batch, history))))
            await writer.Write(batch, replay.Play(batch));
        foreach (var history in mended) replay.Folder.ForgetTranscript(replay.Manifest, history);
        if (mended.Count > 0)
        {
            await Complete(replay);
            await Transcripts.Write(replay, cancellation);
        }

        Console.Out.WriteLine(failed == 0
            ? "No history had failed."
            : $"{Numerals.Histories(failed)} had failed; {Numerals.Whole(mended.Count)} of them played to the end now.");
        return failed == mended.Count ? ExitCode.Done : ExitCode.HistoriesFailed;
    }

    private static async Task Complete(Replay replay)
    {
        if (replay.Prepared.Experiment is { } experiment)
        {
            await ExperimentOutcome.Of(experiment, replay.Folder, replay.Manifest, 0, 0);
            return;
        }

        using var query = ResultQuery.Open(replay.Folder, replay.Manifest);
        var complete = replay.Manifest with { Failed = query.Failed(), Digest = query.Digest() };
        await replay.Folder.Save(complete);
        await Results.Reports.Report.Write(replay.Folder, query, complete);
    }

    private static bool Holds(Batch batch, Batch history) => batch.Arm == history.Arm
        && history.Histories.First >= batch.Histories.First && history.Histories.First < batch.Histories.First + (uint)batch.Histories.Count;
}
