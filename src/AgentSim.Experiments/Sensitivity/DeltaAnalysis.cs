using System.Collections.Immutable;
using AgentSim.Experiments.Statistics;
using AgentSim.Simulation.Columns;

namespace AgentSim.Experiments.Sensitivity;

/// <summary>
/// Borgonovo's delta from given data: rows are divided by an input into classes of equal size, densities are estimated with Gaussian kernels at Silverman's
/// bandwidth on a grid of 100 values. Sources: Borgonovo, Reliability Engineering and System Safety 92 (2007) 771-784; Plischke, Borgonovo and Smith, European Journal of
/// Operational Research 226 (2013) 536-550, equations 26 (estimator) and 30 (correction of its bias by resampling). Whole units are drawn again, for rows of one unit are not independent.
/// </summary>
internal static class DeltaAnalysis
{
    private const int GridPoints = 100;
    private const int MostClasses = 48;

    /// <summary>Indices of all inputs.</summary>
    /// <param name="data">Inputs and outputs; some hundred rows at least.</param>
    /// <param name="level">How sure intervals are to be, between 0 and 1.</param>
    /// <param name="resampling">How often, and by which seed.</param>
    public static ImmutableArray<DeltaIndex> Of(GivenData data, double level, Resampling resampling)
    {
        Require.Level(level);
        var outputs = data.Outputs.ToArray();
        var (low, high) = (outputs.Min(), outputs.Max());
        double[] grid = [.. Enumerable.Range(0, GridPoints).Select(i => low + ((high - low) * i / (GridPoints - 1)))];
        var draws = new ResamplingDraws(resampling.RandomSeed, "bootstrap of rows");
        Drawing[] drawings = [Drawing.Of([.. Enumerable.Range(0, outputs.Length)], outputs, grid), .. Enumerable.Range(0, resampling.Times).Select(time => Drawing.Of(Rows(draws, time, data.Units), outputs, grid))];
        return [.. data.Inputs.AsParallel().AsOrdered().Select(input => Of(input, drawings, grid, level))]; // each by itself: no order changes a bit
    }

    private static int[] Rows(ResamplingDraws draws, int time, ImmutableArray<ImmutableArray<int>> units)
    {
        var drawn = new int[units.Length];
        draws.Indices(time, drawn.Length, drawn);
        return [.. drawn.SelectMany(unit => units[unit])];
    }

    /// <summary><c>ceil(n^(2 / (7 + tanh((1500 - n) / 500))))</c>, at most 48.</summary>
    private static int Classes(int rows)
    {
        var tanh = (2 * Lanes.Logistic(2 * (1500.0 - rows) / 500)) - 1;
        return (int)Math.Min(MostClasses, Math.Ceiling(Lanes.Pow(rows, 2 / (7 + tanh))));
    }

    private static DeltaIndex Of(GivenInput input, Drawing[] drawings, double[] grid, double level)
    {
        var values = input.Values.ToArray();
        var (delta, first) = (Delta(values, drawings[0], grid), First(values, drawings[0].Outputs));
        var (deltas, firsts) = (new double[drawings.Length - 1], new double[drawings.Length - 1]);
        for (var time = 0; time < deltas.Length; time++)
        {
            var drawing = drawings[time + 1];
            var drawn = Array.ConvertAll(drawing.Rows, row => values[row]);
            deltas[time] = (2 * delta) - Delta(drawn, drawing, grid);
            firsts[time] = First(drawn, drawing.Outputs);
        }

        var z = Critical.Normal(level);
        Estimate With(double value, double[] resampled)
        {
            var deviation = Moments.Of(resampled).Deviation;
            return new(value, deviation, ConfidenceInterval.Around(value, z * deviation, level));
        }

        return new(input.Name, With(Moments.MeanOf(deltas), deltas), With(first, firsts));
    }

    private static double Delta(double[] values, Drawing drawing, double[] grid)
    {
        var (outputs, all, delta) = (drawing.Outputs, drawing.Density, 0.0);
        foreach (var own in Divided(values, outputs))
        {
            var density = own.All(value => value.Equals(own[0])) ? new double[grid.Length] : Density(own, grid);
            var area = 0.0;
            for (var i = 1; i < grid.Length; i++)
                area += (grid[i] - grid[i - 1]) * (Math.Abs(all[i] - density[i]) + Math.Abs(all[i - 1] - density[i - 1])) / 2;
            delta += own.Length / (2.0 * outputs.Length) * area;
        }

        return delta;
    }

    private static double First(double[] values, double[] outputs)
    {
        var all = Moments.Of(outputs);
        if (!(all.Squares > 0)) return 0;
        var between = 0.0;
        foreach (var own in Divided(values, outputs))
        {
            var distance = Moments.MeanOf(own) - all.Mean;
            between += own.Length * distance * distance;
        }

        return between / all.Squares;
    }

    /// <summary>Outputs by class of the input; equal values stay in the order of rows.</summary>
    private static IEnumerable<double[]> Divided(double[] values, double[] outputs)
    {
        int[] order = [.. Enumerable.Range(0, values.Length).OrderBy(row => values[row])];
        var classes = Classes(values.Length);
        var from = 0;
        for (var i = 1; i <= classes; i++)
        {
            var to = (int)((long)values.Length * i / classes);
            if (to > from) yield return [.. order[from..to].Select(row => outputs[row])];
            from = to;
        }
    }

    /// <summary>Gaussian kernels; bandwidth <c>s (3n/4)^(-1/5)</c>. Source: Silverman, Density Estimation (1986), 3.4.</summary>
    private static double[] Density(double[] values, double[] grid)
    {
        var bandwidth = Moments.Of(values).Deviation * Lanes.Pow(0.75 * values.Length, -0.2);
        var factor = 1 / (values.Length * bandwidth * Math.Sqrt(2 * Math.PI));
        var (density, kernel) = (new double[grid.Length], new double[values.Length]);
        for (var i = 0; i < grid.Length; i++)
        {
            for (var j = 0; j < kernel.Length; j++)
            {
                var distance = (grid[i] - values[j]) / bandwidth;
                kernel[j] = -distance * distance / 2;
            }

            Lanes.Exp(kernel, kernel);
            density[i] = Ranking.Sum(kernel) * factor;
        }

        return density;
    }

    /// <summary>Rows, all of them or drawn again, with their outputs and the density of those, which are the same for every input.</summary>
    private sealed record Drawing(int[] Rows, double[] Outputs, double[] Density)
    {
        public static Drawing Of(int[] rows, double[] all, double[] grid)
        {
            var outputs = Array.ConvertAll(rows, row => all[row]);
            return new(rows, outputs, DeltaAnalysis.Density(outputs, grid));
        }
    }
}
