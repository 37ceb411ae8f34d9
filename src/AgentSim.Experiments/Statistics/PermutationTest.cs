namespace AgentSim.Experiments.Statistics;

/// <summary>
/// Tests that take nothing for granted but that without a difference labels could be exchanged. All exchanges are looked at where there are no more than
/// asked for; else that many are drawn, and the p-value is (1 + those at least as extreme) / (1 + drawn), which is never 0. Source: Phipson and Smyth,
/// Statistical Applications in Genetics and Molecular Biology 9 (2010) 39.
/// </summary>
internal static class PermutationTest
{
    // Statistics that should be equal may differ by rounding, as sums are taken in other orders.
    private const double Slack = 1e-12;

    /// <summary>Two independent groups: any value could have come from either.</summary>
    /// <param name="first">At least one value.</param>
    /// <param name="second">At least one value.</param>
    /// <param name="statistic">What is compared; for a two-sided test, 0 without a difference.</param>
    /// <param name="alternative">Which statistics are extreme: great, small, or far from 0.</param>
    /// <param name="resampling">How often, and by which seed.</param>
    public static TestOutcome OfTwo(
        ReadOnlySpan<double> first, ReadOnlySpan<double> second, TwoSampleStatistic statistic, Alternative alternative, Resampling resampling)
    {
        Require.Values(first, 1);
        Require.Values(second, 1);
        var (observed, count) = (statistic(first, second), first.Length);
        double[] all = [.. first, .. second];
        var tally = new Tally(observed, alternative);
        if (Combinations(all.Length, count) <= resampling.Times)
        {
            foreach (var chosen in Subsets(all.Length, count)) tally.Add(statistic(Pick(all, chosen, 1), Pick(all, chosen, 0)));
            return tally.OfAll();
        }

        var draws = new ResamplingDraws(resampling.RandomSeed, "permutation");
        var uniforms = new double[all.Length];
        var shuffled = new double[all.Length];
        for (var time = 0; time < resampling.Times; time++)
        {
            all.CopyTo(shuffled, 0);
            draws.Uniforms(time, uniforms);
            for (var i = all.Length - 1; i > 0; i--)
            {
                var other = (int)(uniforms[i] * (i + 1));
                (shuffled[i], shuffled[other]) = (shuffled[other], shuffled[i]);
            }

            tally.Add(statistic(shuffled.AsSpan(0, count), shuffled.AsSpan(count)));
        }

        return tally.OfSome();
    }

    /// <summary>Pairs: any difference could have had the other sign.</summary>
    /// <param name="differences">At least one.</param>
    /// <param name="statistic">What is compared, such as the mean; for a two-sided test, 0 without a difference.</param>
    /// <param name="alternative">Which statistics are extreme: great, small, or far from 0.</param>
    /// <param name="resampling">How often, and by which seed.</param>
    public static TestOutcome OfPairs(ReadOnlySpan<double> differences, Statistic statistic, Alternative alternative, Resampling resampling)
    {
        Require.Values(differences, 1);
        var tally = new Tally(statistic(differences), alternative);
        var flipped = new double[differences.Length];
        if (differences.Length < 31 && 1 << differences.Length <= resampling.Times)
        {
            for (var signs = 0; signs < 1 << differences.Length; signs++)
            {
                for (var i = 0; i < flipped.Length; i++) flipped[i] = (signs >> i & 1) == 0 ? differences[i] : -differences[i];
                tally.Add(statistic(flipped));
            }

            return tally.OfAll();
        }

        var draws = new ResamplingDraws(resampling.RandomSeed, "signs");
        var uniforms = new double[differences.Length];
        for (var time = 0; time < resampling.Times; time++)
        {
            draws.Uniforms(time, uniforms);
            for (var i = 0; i < flipped.Length; i++) flipped[i] = uniforms[i] < 0.5 ? differences[i] : -differences[i];
            tally.Add(statistic(flipped));
        }

        return tally.OfSome();
    }

    /// <summary>Labels of single cases: any case could have had any other's.</summary>
    /// <param name="count">How many cases, at least one.</param>
    /// <param name="statistic">What an order comes to: at each place, the case that is put there.</param>
    /// <param name="alternative">Which statistics are extreme.</param>
    /// <param name="resampling">How often, and by which seed.</param>
    public static TestOutcome OfOrder(int count, OrderStatistic statistic, Alternative alternative, Resampling resampling)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        var tally = new Tally(statistic(order), alternative);
        if (Factorial(count) <= resampling.Times)
        {
            foreach (var other in Orders(order, 0)) tally.Add(statistic(other));
            return tally.OfAll();
        }

        var draws = new ResamplingDraws(resampling.RandomSeed, "order");
        var uniforms = new double[count];
        for (var time = 0; time < resampling.Times; time++)
        {
            draws.Uniforms(time, uniforms);
            for (var i = count - 1; i > 0; i--)
            {
                var other = (int)(uniforms[i] * (i + 1));
                (order[i], order[other]) = (order[other], order[i]);
            }

            tally.Add(statistic(order));
        }

        return tally.OfSome();
    }

    private static double Factorial(int count) => count < 2 ? 1 : count * Factorial(count - 1);

    private static IEnumerable<int[]> Orders(int[] order, int from)
    {
        if (from == order.Length) yield return order;
        for (var i = from; i < order.Length; i++)
        {
            (order[from], order[i]) = (order[i], order[from]);
            foreach (var rest in Orders(order, from + 1)) yield return rest;
            (order[from], order[i]) = (order[i], order[from]);
        }
    }

    private static double Combinations(int all, int count)
    {
        var ways = 1.0;
        for (var i = 1; i <= Math.Min(count, all - count); i++) ways = ways * (all - i + 1) / i;
        return Math.Round(ways);
    }

    private static IEnumerable<int[]> Subsets(int all, int count)
    {
        int[] chosen = [.. Enumerable.Range(0, count)];
        while (true)
        {
            yield return chosen;
            var last = count - 1;
            while (last >= 0 && chosen[last] == all - count + last) last--;
            if (last < 0) yield break;
            chosen[last]++;
            for (var i = last + 1; i < count; i++) chosen[i] = chosen[i - 1] + 1;
        }
    }

    private static double[] Pick(double[] all, int[] chosen, int inside) =>
        [.. all.Where((_, i) => (Array.BinarySearch(chosen, i) >= 0 ? 1 : 0) == inside)];

    private sealed class Tally(double observed, Alternative alternative)
    {
        private int seen;
        private int extreme;

        public void Add(double value)
        {
            seen++;
            var (found, wanted) = alternative switch
            {
                Alternative.Greater => (value, observed),
                Alternative.Less => (-value, -observed),
                _ => (Math.Abs(value), Math.Abs(observed)),
            };
            if (found >= wanted - (Slack * Math.Max(1, Math.Abs(wanted)))) extreme++;
        }

        public TestOutcome OfAll() => new(observed, (double)extreme / seen);

        public TestOutcome OfSome() => new(observed, (1.0 + extreme) / (1.0 + seen));
    }
}
