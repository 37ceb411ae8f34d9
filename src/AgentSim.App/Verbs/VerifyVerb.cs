using System.CommandLine;
using System.Security.Cryptography;
using AgentSim.App.Running;
using AgentSim.App.Terminal;
using AgentSim.Experiments;
using AgentSim.Results;

namespace AgentSim.App.Verbs;

/// <summary><c>verify RESULTS</c>: plays some finished histories again and compares the bits.</summary>
internal static class VerifyVerb
{
    private const int UsualHistories = 20;

    public static Command Create()
    {
        var results = ResultsArgument.Create();
        var histories = WholeNumber.Count("--histories", "How many histories to play again, picked at random.", UsualHistories);
        var verb = new Command("verify", "Play some finished histories again, and compare every bit with the results.") { results, histories };
        verb.SetAction((parsed, cancellation) => Task.Run(() => Verify(parsed.GetRequiredValue(results), parsed.GetValue(histories), cancellation)));
        return verb;
    }

    private static int Verify(string results, int histories, CancellationToken cancellation)
    {
        var replay = Replay.Of(results);
        using var query = ResultQuery.Open(replay.Folder, replay.Manifest);
        var faults = Faults(query, replay, Picked(query, histories), cancellation).ToList();
        if (replay.Manifest.Digest is { } digest && query.Digest() is var found && found != digest)
            faults.Add($"The digest of all records is {found}, but the manifest says {digest}: the tables were changed.");
        foreach (var fault in faults) Console.Error.WriteLine(fault);
        if (faults.Count > 0) return ExitCode.HistoriesFailed;
        Console.Out.WriteLine($"{Figures.Whole(Math.Min(histories, query.Histories()))} of {Figures.Histories(query.Histories())} played again: all bits are the same.");
        return ExitCode.Done;
    }

    private static IEnumerable<string> Faults(ResultQuery query, Replay replay, IEnumerable<StoredHistory> picked, CancellationToken cancellation)
    {
        foreach (var stored in picked)
        {
            cancellation.ThrowIfCancellationRequested();
            var played = HistoryDigest.Of(replay.Play(replay.HistoryOf(stored.Arm, stored.Point, stored.History)));
            if (!played.AsSpan().SequenceEqual(stored.Digest.AsSpan()))
                yield return $"History {stored.History} of {stored.Arm} at design point {stored.Point} has other bits when it is played again.";
        }
    }

    // Which are picked decides nothing that is recorded, and nobody should be able to foresee it.
    private static IEnumerable<StoredHistory> Picked(ResultQuery query, int histories)
    {
        var all = query.Histories();
        var rows = Enumerable.Range(0, (int)Math.Min(histories, all)).Select(_ => (long)(RandomNumberGenerator.GetInt32(int.MaxValue) / (double)int.MaxValue * all)).Distinct();
        return histories >= all ? query.Stored() : rows.SelectMany(row => query.Stored(row, 1));
    }
}
