using AgentSim.Simulation.Columns;

namespace AgentSim.Experiments.Statistics;

/// <summary>Adjusted p-values of a family of tests: a test is rejected at a level where its adjusted p-value is at or below it.</summary>
internal static class MultipleComparisons
{
    /// <summary>The adjusted p-values, in the order given, each from 0 to 1.</summary>
    /// <param name="pValues">The p-values of the whole family, each from 0 to 1.</param>
    /// <param name="adjustment">How.</param>
    public static double[] Adjust(ReadOnlySpan<double> pValues, Adjustment adjustment)
    {
        foreach (var p in pValues) Require.Share(p, nameof(pValues));
        var values = pValues.ToArray();
        var order = Enumerable.Range(0, values.Length).OrderBy(i => values[i]).ToArray();
        double[] sorted = [.. order.Select(i => values[i])];
        var adjusted = Sorted(sorted, adjustment);
        var result = new double[values.Length];
        for (var rank = 0; rank < order.Length; rank++) result[order[rank]] = Math.Min(1, adjusted[rank]);
        return result;
    }

    private static double[] Sorted(double[] p, Adjustment adjustment)
    {
        var n = p.Length;
        return adjustment switch
        {
            Adjustment.Bonferroni => [.. p.Select(value => value * n)],
            Adjustment.Holm => StepDown([.. p.Select((value, i) => value * (n - i))]),
            Adjustment.HolmSidak => StepDown([.. p.Select((value, i) => 1 - Lanes.Pow(1 - value, n - i))]),
            Adjustment.Hochberg => StepUp([.. p.Select((value, i) => value * (n - i))]),
            Adjustment.Hommel => Hommel(p),
            Adjustment.BenjaminiHochberg => StepUp([.. p.Select((value, i) => value * n / (i + 1))]),
            _ => StepUp([.. p.Select((value, i) => value * n * Enumerable.Range(1, n).Sum(k => 1.0 / k) / (i + 1))]),
        };
    }

    /// <summary>None below one that comes before it.</summary>
    private static double[] StepDown(double[] values)
    {
        for (var i = 1; i < values.Length; i++) values[i] = Math.Max(values[i], values[i - 1]);
        return values;
    }

    /// <summary>None above one that comes after it.</summary>
    private static double[] StepUp(double[] values)
    {
        for (var i = values.Length - 2; i >= 0; i--) values[i] = Math.Min(values[i], values[i + 1]);
        return values;
    }

    /// <summary>Wright's algorithm, Biometrics 48 (1992) 1005-1013, appendix.</summary>
    private static double[] Hommel(double[] p)
    {
        var n = p.Length;
        var adjusted = (double[])p.Clone();
        for (var m = n; m > 1; m--)
        {
            var first = n - m;
            var least = double.PositiveInfinity;
            for (var i = first; i < n; i++) least = Math.Min(least, m * p[i] / (i - first + 1));
            for (var i = first; i < n; i++) adjusted[i] = Math.Max(adjusted[i], least);
            for (var i = 0; i < first; i++) adjusted[i] = Math.Max(adjusted[i], Math.Min(least, m * p[i]));
        }

        return adjusted;
    }
}
