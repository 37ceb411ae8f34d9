using System.Collections.Immutable;

namespace AgentSim.Games.Power;

/// <summary>Coalitions that a member turns from losing to winning, counted exactly.</summary>
/// <param name="BySize"><c>[member][size]</c>: coalitions of so many other members that lose without it and win with it.</param>
/// <param name="Winning">Coalitions that win.</param>
internal sealed record SwingCounts(ImmutableArray<ImmutableArray<UInt128>> BySize, UInt128 Winning)
{
    /// <summary>Members beyond which coalitions are not gone through one by one.</summary>
    public const int MostEnumerated = 24;

    // Cells of the table of counts by size and weight: 16 bytes each.
    private const long MostCells = 4_000_000;

    /// <summary>Whether the table of counts fits.</summary>
    public static bool FitsTable(WeightedGame game) => game.WholeQuota <= MostCells / (game.Members.Length + 1);

    /// <summary>Counts by whichever way is quicker.</summary>
    /// <exception cref="WrongGameException">There are too many members for one way, and too large weights for the other.</exception>
    public static SwingCounts Of(WeightedGame game)
    {
        var members = game.Members.Length;
        if (FitsTable(game) && 2.0 * members * game.WholeQuota <= Math.ScaleB(1, members)) return ByTable(game);
        if (members <= MostEnumerated) return ByEnumeration(game);
        if (FitsTable(game)) return ByTable(game);
        throw new WrongGameException(
            $"{game.Title}: {members} members have 2^{members} coalitions, more than are gone through one by one (2^{MostEnumerated}), and the quota, {game.WholeQuota:N0} in units of the weights' common factor, is above what a table of {MostCells:N0} cells holds for them ({MostCells / (members + 1):N0}). Round the weights.");
    }

    /// <summary>All coalitions one by one, each differing from the last by one member (a Gray code). Cost: <c>2^n n</c>.</summary>
    public static SwingCounts ByEnumeration(WeightedGame game)
    {
        var (members, quota) = (game.Members.Length, game.WholeQuota);
        var counts = Enumerable.Range(0, members).Select(_ => new long[members]).ToArray();
        var (coalition, weight, size, winning) = (0u, 0L, 0, 0L);
        for (var step = 1u; step < 1u << members; step++)
        {
            var changed = System.Numerics.BitOperations.TrailingZeroCount(step);
            coalition ^= 1u << changed;
            var joins = (coalition >> changed & 1) == 1;
            weight += joins ? game.Weights[changed] : -game.Weights[changed];
            size += joins ? 1 : -1;
            if (weight < quota) continue;
            winning++;
            for (var rest = coalition; rest != 0; rest &= rest - 1)
            {
                var member = System.Numerics.BitOperations.TrailingZeroCount(rest);
                if (weight - game.Weights[member] < quota) counts[member][size - 1]++;
            }
        }

        return new([.. counts.Select(own => own.Select(count => (UInt128)count).ToImmutableArray())], (UInt128)winning);
    }

    /// <summary>
    /// Generating functions: <c>product over members of (1 + x y^weight)</c>, whose coefficient of <c>x^size y^weight</c> counts coalitions; a member is taken out by division. Cost: <c>n^2 quota</c> for each different weight.
    /// </summary>
    /// <remarks>Source: Mann and Shapley, RAND RM-3158 (1962); Brams and Affuso, Theory and Decision 7 (1976).</remarks>
    public static SwingCounts ByTable(WeightedGame game)
    {
        var (members, quota) = (game.Members.Length, (int)game.WholeQuota);
        var all = Table(members, quota);
        foreach (var weight in game.Weights) Join(all, weight, quota);
        var losing = all.Aggregate(UInt128.Zero, (sum, row) => row.Aggregate(sum, (part, count) => part + count));
        var without = Table(members, quota);
        var known = new Dictionary<long, ImmutableArray<UInt128>>();
        foreach (var weight in game.Weights.Where(weight => !known.ContainsKey(weight)))
        {
            Leave(all, without, weight, quota);
            known[weight] = [.. Enumerable.Range(0, members).Select(size => Sum(without[size], Math.Max(0, quota - weight), quota))];
        }

        return new([.. game.Weights.Select(weight => known[weight])], (UInt128.One << members) - losing);
    }

    private static UInt128[][] Table(int members, int quota)
    {
        UInt128[][] table = [.. Enumerable.Range(0, members + 1).Select(_ => new UInt128[quota])];
        table[0][0] = 1;
        return table;
    }

    // Only coalitions below the quota are counted: nothing that wins can be added to and lose.
    private static void Join(UInt128[][] table, long weight, int quota)
    {
        for (var size = table.Length - 1; size > 0; size--)
            for (var sum = quota - 1L; sum >= weight; sum--) table[size][sum] += table[size - 1][sum - weight];
    }

    private static void Leave(UInt128[][] all, UInt128[][] without, long weight, int quota)
    {
        for (var size = 0; size < all.Length; size++)
            for (var sum = 0L; sum < quota; sum++) without[size][sum] = all[size][sum] - (size > 0 && sum >= weight ? without[size - 1][sum - weight] : UInt128.Zero);
    }

    private static UInt128 Sum(UInt128[] counts, long from, int to)
    {
        var sum = UInt128.Zero;
        for (var place = from; place < to; place++) sum += counts[place];
        return sum;
    }
}
