using System.CommandLine;
using System.Security.Cryptography;
using AgentSim.App.Running;
using AgentSim.App.Terminal;
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
        verb.SetAction((parsed, cancellation) => Verify(parsed.GetRequiredValue(results), parsed.GetValue(histories), cancellation));
        return verb;
    }

    private static async Task<int> Verify(string results, int histories, CancellationToken cancellation)
    {
        var replay = Replay.Of(results);
        using var check = new RecordsCheck(replay.Folder, replay.Manifest, replay.Prepared.Run, replay.Prepared.Collection);
        var faults = check.Missing().Select(part => $"{part} is missing.").ToList();
        if (faults.Count > 0) return Tell(faults);
        using var query = ResultQuery.Open(replay.Folder, replay.Manifest);
        var picked = Picked(query.Histories(), histories);
        foreach (var (arm, point, number) in query.Stored(picked))
        {
            cancellation.ThrowIfCancellationRequested();
            var history = replay.HistoryOf(arm, point, number);
            var tables = await check.Differing(history, replay.Play(history));
            if (tables.Length > 0) faults.Add($"History {number} of {arm} at design point {point} has other bits when it is played again: in {string.Join(", ", tables)}.");
        }

        if (replay.Manifest.Digest is { } digest && query.Digest() is var found && found != digest)
            faults.Add($"The digest of all records is {found}, but the manifest says {digest}: the tables were changed.");
        if (faults.Count > 0) return Tell(faults);
        Console.Out.WriteLine($"{Numerals.Whole(picked.Count)} of {Numerals.Histories(query.Histories())} played again: all bits are the same.");
        return ExitCode.Done;
    }

    private static int Tell(List<string> faults)
    {
        foreach (var fault in faults) Console.Error.WriteLine(fault);
        return ExitCode.HistoriesFailed;
    }

    // Which are picked decides nothing that is recorded, and nobody should be able to foresee it.
    private static SortedSet<long> Picked(long all, int histories)
    {
        if (histories >= all) return [.. Enumerable.Range(0, (int)all).Select(place => (long)place)];
        var picked = new SortedSet<long>();
        while (picked.Count < histories) picked.Add((long)(RandomNumberGenerator.GetInt32(int.MaxValue) / (double)int.MaxValue * all));
        return picked;
    }
}
