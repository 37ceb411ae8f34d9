using System.Diagnostics;
using System.Text.Json;
using AgentSim.App.Answers;
using AgentSim.App.Running;
using AgentSim.App.Terminal;
using AgentSim.Results;

namespace AgentSim.App.Experimenting;

/// <summary>What is done once all histories of an experiment, or of a shard, are there: findings are made of the first, and told; of the second, how many there are.</summary>
/// <param name="replay">The results, with what they are made of.</param>
/// <param name="format">How it is told.</param>
internal sealed class Conclusion(Replay replay, Format format)
{
    /// <summary>Does so.</summary>
    /// <param name="played">Histories that were played now.</param>
    /// <param name="clock">Since when.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> Tell(long played, Stopwatch clock, CancellationToken cancellation)
    {
        if (replay.Manifest.Shard is not null) return await TellShard(played);
        await Transcripts.Write(replay, cancellation);
        var outcome = await ExperimentOutcome.Of(replay.Prepared.Experiment!, replay.Folder, replay.Manifest, played, clock.Elapsed.TotalSeconds);
        if (format == Format.Json) Console.Out.WriteLine(JsonSerializer.Serialize(ExperimentAnswer.Of(outcome), AnswerJson.Default.ExperimentAnswer));
        else ExperimentTables.Print(Screen.Output(), outcome);
        return outcome.Manifest.Failed == 0 ? ExitCode.Done : ExitCode.HistoriesFailed;
    }

    private async Task<int> TellShard(long played)
    {
        var (folder, manifest) = (replay.Folder, replay.Manifest with { Failed = 0, Digest = null });
        var histories = 0L;
        if (!folder.Finished(manifest).IsEmpty) // where there are more shards than batches, some have nothing to do
        {
            using var query = ResultQuery.Open(folder, manifest);
            (manifest, histories) = (manifest with { Failed = query.Failed(), Digest = query.Digest() }, query.Histories());
        }

        await folder.Save(manifest);
        var answer = new ShardAnswer(manifest.Shard!.Number, manifest.Shard.Of, histories, played, manifest.Failed!.Value, manifest.Digest, folder.Path);
        if (format == Format.Json) Console.Out.WriteLine(JsonSerializer.Serialize(answer, AnswerJson.Default.ShardAnswer));
        else
            Console.Out.WriteLine($"Shard {manifest.Shard}: {Numerals.Histories(histories)} of {Numerals.Whole(manifest.AllHistories)}, {Numerals.Whole(played)} played now. agentsim merge joins it with the others.");
        return manifest.Failed == 0 ? ExitCode.Done : ExitCode.HistoriesFailed;
    }
}
