namespace AgentSim.Experiments.Statistics;

/// <summary>
/// Whether values come from a distribution with more than one mode. The statistic is the dip: the greatest distance of their distribution function from the nearest one that is unimodal, convex up to its mode and
/// concave from there; from 1/(2n) to 1/4. Sources: Hartigan and Hartigan, Annals of Statistics 13 (1985) 70-84; for the steps, Hartigan, Applied Statistics 34 (1985) 320-325 (algorithm AS 217).
/// </summary>
internal static class DipTest
{
    // The square root of n times the dip has its limit's distribution from here on, as near as draws can tell.
    private const int MostDrawn = 2000;

    /// <summary>Against the uniform distribution, of all unimodal ones that whose dips are greatest in the limit: the p-value is how often as many uniform draws dip as far.</summary>
    /// <param name="values">At least four finite values. Values that are equal dip where others would not: with few different ones the test finds gaps for modes.</param>
    /// <param name="independent">How many independent values they are worth, at least four.</param>
    /// <param name="resampling">How often uniform values are drawn.</param>
    public static TestOutcome Test(ReadOnlySpan<double> values, int independent, Resampling resampling)
    {
        var dip = Of(values);
        var drawn = new double[Math.Min(independent, MostDrawn)];
        var reached = dip * Math.Sqrt((double)independent / drawn.Length);
        var (draws, asFar) = (new ResamplingDraws(resampling.RandomSeed, "dip"), 0);
        for (var time = 0; time < resampling.Times; time++)
        {
            draws.Uniforms(time, drawn);
            if (Of(drawn) >= reached) asFar++;
        }

        return new(dip, (1.0 + asFar) / (1 + resampling.Times));
    }

    /// <summary>The dip of the values.</summary>
    /// <param name="values">At least four finite values.</param>
    public static double Of(ReadOnlySpan<double> values)
    {
        Require.Values(values, 4);
        var sorted = values.ToArray();
        Array.Sort(sorted);
        return new Search(sorted).Dip() / (2 * sorted.Length);
    }

    /// <summary>The search for the modal interval: outside it the values' distribution function is compared with its convex minorant and its concave majorant. Distances are in halves of a value's step.</summary>
    private readonly ref struct Search(double[] x)
    {
        public double Dip()
        {
            var n = x.Length;
            if (x[0] == x[^1]) return 1;
            var (before, after) = (Minorant(), Majorant());
            var (low, high, dip) = (0, n - 1, 1.0);
            while (true)
            {
                int[] convex = [.. Chain(high, low, before)], concave = [.. Chain(low, high, after)];
                var (left, right, gap) = Widest(convex, concave);
                if (gap < dip) return dip;
                dip = Math.Max(dip, Math.Max(BelowMinorant(convex, left), AboveMajorant(concave, right)));
                if (low == convex[left] && high == concave[right]) return dip;
                (low, high) = (convex[left], concave[right]);
            }
        }

        private static IEnumerable<int> Chain(int from, int to, int[] next)
        {
            for (var i = from; ; i = next[i])
            {
                yield return i;
                if (i == to) yield break;
            }
        }

        /// <summary>Of each value, the corner before it of the greatest convex function below the distribution function up to it.</summary>
        private int[] Minorant()
        {
            var corner = new int[x.Length];
            for (var j = 1; j < x.Length; j++)
            {
                corner[j] = j - 1;
                while (corner[j] is var at and > 0 && Slope(corner[at], at, j)) corner[j] = corner[at];
            }

            return corner;
        }

        /// <summary>Of each value, the corner after it of the least concave function above the distribution function from it on.</summary>
        private int[] Majorant()
        {
            var (corner, last) = (new int[x.Length], x.Length - 1);
            corner[last] = last;
            for (var k = last - 1; k >= 0; k--)
            {
                corner[k] = k + 1;
                while (corner[k] is var at && at < last && Slope(corner[at], at, k)) corner[k] = corner[at];
            }

            return corner;
        }

        /// <summary>Whether the corner between two others is none, for the line through these passes it.</summary>
        private bool Slope(int far, int at, int near) => (x[near] - x[at]) * (at - far) >= (x[at] - x[far]) * (near - at);

        /// <summary>Where majorant and minorant are farthest apart: the corners to its left and right, and how far.</summary>
        private (int Left, int Right, double Gap) Widest(int[] convex, int[] concave)
        {
            var (left, right, gap) = (convex.Length - 1, concave.Length - 1, 0.0);
            if (convex.Length == 2 && concave.Length == 2) return (left, right, 1);
            var (i, j) = (convex.Length - 2, 1);
            do
            {
                var (lower, upper) = (convex[i], concave[j]);
                var isUpper = lower > upper;
                double apart;
                if (isUpper)
                {
                    var start = convex[i + 1];
                    apart = upper - start + 1 - ((x[upper] - x[start]) * (lower - start) / (x[lower] - x[start]));
                    j++;
                }
                else
                {
                    var start = concave[j - 1];
                    apart = ((x[lower] - x[start]) * (upper - start) / (x[upper] - x[start])) - (lower - start - 1);
                    i--;
                }

                if (apart >= gap) (left, right, gap) = (i + 1, isUpper ? j - 1 : j, apart);
                (i, j) = (Math.Max(i, 0), Math.Min(j, concave.Length - 1));
            }
            while (convex[i] != concave[j]);
            return (left, right, gap);
        }

        private double BelowMinorant(int[] convex, int from)
        {
            var most = 1.0;
            for (var corner = from; corner < convex.Length - 1; corner++)
            {
                var (first, last) = (convex[corner + 1], convex[corner]);
                if (last - first <= 1 || x[last] == x[first]) continue;
                var slope = (last - first) / (x[last] - x[first]);
                for (var i = first; i <= last; i++) most = Math.Max(most, i - first + 1 - ((x[i] - x[first]) * slope));
            }

            return most;
        }

        private double AboveMajorant(int[] concave, int from)
        {
            var most = 1.0;
            for (var corner = from; corner < concave.Length - 1; corner++)
            {
                var (first, last) = (concave[corner], concave[corner + 1]);
                if (last - first <= 1 || x[last] == x[first]) continue;
                var slope = (last - first) / (x[last] - x[first]);
                for (var i = first; i <= last; i++) most = Math.Max(most, ((x[i] - x[first]) * slope) - (i - first - 1));
            }

            return most;
        }
    }
}
