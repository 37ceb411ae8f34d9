using System.Collections.Immutable;
using AgentSim.Experiments.Designs;
using AgentSim.Experiments.Statistics;

namespace AgentSim.Experiments.Sensitivity;

/// <summary>
/// Sobol' indices from Saltelli's design. With V the variance of A and B together: first order <c>mean(f(B) (f(AB_i) - f(A))) / V</c>, total
/// <c>mean((f(A) - f(AB_i))^2) / 2V</c>, second order <c>mean(f(BA_i) f(AB_j) - f(A) f(B)) / V - S_i - S_j</c>. Intervals are normal, by the standard deviation
/// over resamples of base points. Sources: Sobol', Mathematics and Computers in Simulation 55 (2001) 271-280; Saltelli and others, Computer Physics Communications
/// 181 (2010) 259-270 (first order); Jansen, same journal, 117 (1999) 35-43 (total); Saltelli, same journal, 145 (2002) 280-297 (second order).
/// </summary>
internal static class SobolAnalysis
{
    /// <summary>Indices of a measure with one value for each point, such as a mean, a quantile or a probability.</summary>
    /// <param name="plan">The design that was played.</param>
    /// <param name="outputs">The measure at each point, in the order of points; a base point with a missing one is left out with all its points.</param>
    /// <param name="level">How sure intervals are to be, between 0 and 1.</param>
    /// <param name="resampling">How often, and by which seed.</param>
    /// <exception cref="ArgumentException">Fewer than two base points are whole, or the measure does not vary.</exception>
    public static SobolIndices Of(SaltelliDesign plan, ReadOnlySpan<double> outputs, double level, Resampling resampling)
    {
        Require.Level(level);
        if (outputs.Length != plan.Count) throw new ArgumentException($"The design has {plan.Count} points, but there are {outputs.Length} outputs.", nameof(outputs));
        var runs = SaltelliOutputs.Of(plan, outputs);
        var (groups, pairs) = (plan.Groups, PairsOf(plan));
        var seen = Indices(runs, pairs, [.. Enumerable.Range(0, runs.Count)]);
        var spread = Deviations(runs, pairs, resampling);
        var z = Critical.Normal(level);
        Estimate At(int index) => new(seen[index], spread[index], ConfidenceInterval.Around(seen[index], z * spread[index], level));
        return new(
            [.. groups.Names.Select((name, group) => new SobolIndex(name, At(group), At(groups.Count + group)))],
            [.. pairs.Select((pair, i) => new SobolPair(groups.Names[pair.First], groups.Names[pair.Second], At((2 * groups.Count) + i)))],
            plan.BasePoints - runs.Count);
    }

    private static ImmutableArray<(int First, int Second)> PairsOf(SaltelliDesign plan) => plan.Order != SobolOrder.SecondToo ? [] :
        [.. from first in Enumerable.Range(0, plan.Groups.Count) from second in Enumerable.Range(first + 1, plan.Groups.Count - first - 1) select (first, second)];

    /// <summary>First-order indices, total ones, second-order ones, of some base points, each as often as it is named.</summary>
    private static double[] Indices(SaltelliOutputs runs, ImmutableArray<(int First, int Second)> pairs, int[] chosen)
    {
        var (a, b, groups) = (Pick(runs.A, chosen), Pick(runs.B, chosen), runs.Ab.Length);
        var moments = Moments.Of([.. a, .. b]);
        var variance = moments.Squares / moments.Count;
        var indices = new double[(2 * groups) + pairs.Length];
        double[][] ab = [.. runs.Ab.Select(column => Pick(column, chosen))];
        for (var group = 0; group < groups; group++)
        {
            var (first, total) = (new CompensatedSum(), new CompensatedSum());
            for (var i = 0; i < a.Length; i++)
            {
                first.Add(b[i] * (ab[group][i] - a[i]));
                total.Add((a[i] - ab[group][i]) * (a[i] - ab[group][i]));
            }

            indices[group] = first.Value / a.Length / variance;
            indices[groups + group] = total.Value / a.Length / 2 / variance;
        }

        for (var pair = 0; pair < pairs.Length; pair++)
        {
            var (one, two) = pairs[pair];
            var (ba, product) = (Pick(runs.Ba[one], chosen), new CompensatedSum());
            for (var i = 0; i < a.Length; i++) product.Add((ba[i] * ab[two][i]) - (a[i] * b[i]));
            indices[(2 * groups) + pair] = (product.Value / a.Length / variance) - indices[one] - indices[two];
        }

        return indices;
    }

    private static double[] Deviations(SaltelliOutputs runs, ImmutableArray<(int First, int Second)> pairs, Resampling resampling)
    {
        var draws = new ResamplingDraws(resampling.RandomSeed, "bootstrap of base points");
        var chosen = new int[runs.Count];
        var resampled = new double[resampling.Times][];
        for (var time = 0; time < resampled.Length; time++)
        {
            draws.Indices(time, runs.Count, chosen);
            resampled[time] = Indices(runs, pairs, chosen);
        }

        return [.. Enumerable.Range(0, resampled[0].Length).Select(index => Moments.Of([.. resampled.Select(indices => indices[index])]).Deviation)];
    }

    private static double[] Pick(double[] values, int[] chosen)
    {
        var picked = new double[chosen.Length];
        for (var i = 0; i < picked.Length; i++) picked[i] = values[chosen[i]];
        return picked;
    }
}
