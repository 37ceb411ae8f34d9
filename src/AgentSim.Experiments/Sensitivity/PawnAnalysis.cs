using System.Collections.Immutable;
using AgentSim.Experiments.Statistics;

namespace AgentSim.Experiments.Sensitivity;

/// <summary>
/// PAWN: sensitivity of the whole distribution, for outputs whose variance says little (skewed, multimodal). Source: Pianosi and Wagener, Environmental Modelling
/// and Software 67 (2015) 1-11, and 108 (2018) 18-30 for given data.
/// </summary>
internal static class PawnAnalysis
{
    /// <summary>Indices of all inputs, from slices that hold about as many rows each, or one for each category.</summary>
    /// <param name="data">Inputs and outputs; some ten times as many rows as slices at least.</param>
    /// <param name="slices">Slices of an ordered input, at least 2; 10 is usual. Slices without a row are left out.</param>
    public static ImmutableArray<PawnIndex> Of(GivenData data, int slices)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(slices, 2);
        var outputs = data.Outputs.ToArray();
        Array.Sort(outputs);
        return [.. data.Inputs.Select(input => Of(input, data.Outputs, outputs, slices))];
    }

    private static PawnIndex Of(GivenInput input, ImmutableArray<double> outputs, double[] sorted, int slices)
    {
        var distances = new List<double>();
        foreach (var inside in Slices(input, slices))
        {
            double[] own = [.. Enumerable.Range(0, outputs.Length).Where(row => inside(input.Values[row])).Select(row => outputs[row])];
            if (own.Length == 0) continue;
            Array.Sort(own);
            var (above, below) = KolmogorovSmirnov.Distances(own, sorted);
            distances.Add(Math.Max(above, below));
        }

        double[] all = [.. distances];
        var moments = Moments.Of(all);
        return new(input.Name, all.Min(), moments.Mean, Bootstrap.Median(all), all.Max(), Math.Sqrt(moments.Squares / moments.Count));
    }

    private static IEnumerable<Func<double, bool>> Slices(GivenInput input, int slices)
    {
        if (input.Kind == InputKind.Categorical)
            return input.Values.Distinct().Order().Select(category => new Func<double, bool>(value => value.Equals(category)));
        var sorted = input.Values.ToArray();
        Array.Sort(sorted);
        double[] edges = [.. Enumerable.Range(0, slices + 1).Select(i => SampleQuantile.OfSorted(sorted, Math.Min(1, i * (1.0 / slices)), QuantileType.Linear))];
        return Enumerable.Range(0, slices).Select(slice => new Func<double, bool>(value => value >= edges[slice] && value < edges[slice + 1]));
    }
}
