using System.Collections.Immutable;

namespace AgentSim.Games.Power;

/// <summary>Coalitions that win and of which nobody can be spared.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="Listed">The first of them, heaviest members first; each as places of members in the game's order.</param>
public sealed record MinimalWinning(UInt128 Count, ImmutableArray<ImmutableArray<int>> Listed)
{
    /// <summary>At most so many are listed.</summary>
    public const int MostListed = 200;

    /// <summary>Those of a game.</summary>
    /// <remarks>
    /// With members by falling weight, a coalition that reaches the quota with its last, lightest, member is minimal, and every minimal one is of this kind. So they are counted by the coalitions of heavier members whose weight lies
    /// short of the quota by at most the last one's, <c>sum over j of #{S before j: quota - w_j &lt;= w(S) &lt; quota}</c>.
    /// </remarks>
    internal static MinimalWinning Of(WeightedGame game)
    {
        int[] order = [.. Enumerable.Range(0, game.Members.Length).OrderByDescending(member => game.Weights[member])];
        var listed = ImmutableArray.CreateBuilder<ImmutableArray<int>>();
        var fits = SwingCounts.FitsTable(game);
        UInt128 found = 0;
        foreach (var coalition in All(game, order))
        {
            found++;
            if (listed.Count < MostListed) listed.Add([.. coalition.Order()]);
            else if (fits) break;
        }

        return new(fits ? Counted(game, order) : found, listed.ToImmutable());
    }

    private static UInt128 Counted(WeightedGame game, int[] order)
    {
        var quota = (int)game.WholeQuota;
        var before = new UInt128[quota];
        before[0] = 1;
        var count = UInt128.Zero;
        foreach (var weight in order.Select(member => game.Weights[member]))
        {
            for (var sum = Math.Max(0, quota - weight); sum < quota; sum++) count += before[sum];
            for (var sum = quota - 1L; sum >= weight; sum--) before[sum] += before[sum - weight];
        }

        return count;
    }

    // Depth first; a branch from which all that are left together could not win is not entered, so that each branch ends in a coalition.
    private static IEnumerable<int[]> All(WeightedGame game, int[] order)
    {
        var (chosen, place, weight, left) = (new Stack<int>(), 0, 0L, game.Total);
        while (true)
        {
            if (place < order.Length && weight + left >= game.WholeQuota)
            {
                var own = game.Weights[order[place]];
                chosen.Push(place++);
                (weight, left) = (weight + own, left - own);
                if (weight < game.WholeQuota) continue;
                yield return [.. chosen.Select(taken => order[taken])];
            }

            if (chosen.Count == 0) yield break;
            // Back to the last member taken, and on without it.
            var last = chosen.Pop();
            for (var undone = last + 1; undone < place; undone++) left += game.Weights[order[undone]];
            (weight, place) = (weight - game.Weights[order[last]], last + 1);
        }
    }
}
