using MathNet.Numerics.Statistics;

namespace AgentSim.Experiments.Statistics;

/// <summary>Ranks from 1; equal values share the mean of theirs.</summary>
internal static class Ranking
{
    public static double[] Of(ReadOnlySpan<double> values) => ArrayStatistics.RanksInplace(values.ToArray(), RankDefinition.Average);

    /// <summary>Ranks of two groups taken together: those of the first, then those of the second.</summary>
    public static double[] Of(ReadOnlySpan<double> first, ReadOnlySpan<double> second) => Of([.. first, .. second]);

    /// <summary>The sum over groups of t equal values of <c>t^3 - t</c>, by which ties shrink variances of ranks.</summary>
    public static double Ties(ReadOnlySpan<double> ranks)
    {
        var sorted = ranks.ToArray();
        Array.Sort(sorted);
        var (sum, run) = (0.0, 1.0);
        for (var i = 1; i <= sorted.Length; i++)
        {
            if (i < sorted.Length && sorted[i].Equals(sorted[i - 1]))
            {
                run++;
                continue;
            }

            sum += (run * run * run) - run;
            run = 1;
        }

        return sum;
    }

    /// <summary>Sum of the ranks, in order.</summary>
    public static double Sum(ReadOnlySpan<double> ranks)
    {
        var sum = 0.0;
        foreach (var rank in ranks) sum += rank;
        return sum;
    }
}
