using System.Diagnostics;
using AgentSim.Expressions;
using AgentSim.Simulation.Columns;

namespace AgentSim.Simulation.Play;

/// <summary>Makes one number of the values that an expression took over a history. Periods in which it has no value are left out.</summary>
internal sealed class Aggregates
{
    private readonly Aggregate aggregate;
    private readonly int firstPeriod;
    private readonly double[] times, values, others, yearValues, yearOthers;
    private readonly int[] yearOf;

    /// <summary>Prepares to compute an aggregate.</summary>
    /// <param name="aggregate">Which.</param>
    /// <param name="calendar">The model's time.</param>
    public Aggregates(Aggregate aggregate, Calendar calendar)
    {
        this.aggregate = aggregate;
        var periods = Enumerable.Range(0, calendar.Periods)
            .Where(period => calendar.Year(period) >= aggregate.FromYear && calendar.Year(period) <= aggregate.ToYear).ToArray();
        firstPeriod = periods.Length == 0 ? 0 : periods[0];
        times = [.. periods.Select(calendar.Time)];
        yearOf = [.. periods.Select(period => calendar.Year(period) - calendar.Year(firstPeriod))];
        values = new double[periods.Length];
        others = new double[periods.Length];
        var years = yearOf.Length == 0 ? 0 : yearOf[^1] + 1;
        yearValues = new double[years];
        yearOthers = new double[years];
    }

    /// <summary>Computes it for all histories.</summary>
    /// <param name="first">The operand's value in each period: a column a period.</param>
    /// <param name="second">The second operand's, where there is one.</param>
    /// <param name="count">Number of histories.</param>
    /// <param name="result">One value a history.</param>
    public void Compute(ColumnArena first, ColumnArena? second, int count, Span<double> result)
    {
        for (var lane = 0; lane < count; lane++)
        {
            Take(first, lane, values);
            if (second is not null) Take(second, lane, others);
            result[lane] = Compute();
        }
    }

    private unsafe void Take(ColumnArena operand, int lane, Span<double> taken)
    {
        var value = operand.Pointer(firstPeriod) + lane;
        for (var i = 0; i < taken.Length; i++, value += operand.Stride) taken[i] = *value;
    }

    private double Compute() => aggregate.Kind switch
    {
        AggregateKind.Mean => Mean(values),
        AggregateKind.Deviation => Deviation(),
        AggregateKind.Total => Total(),
        AggregateKind.Lowest => Extreme(highest: false),
        AggregateKind.Highest => Extreme(highest: true),
        AggregateKind.First => When(Array.FindIndex(values, LaneSet.Holds)),
        AggregateKind.Last => When(Array.FindLastIndex(values, LaneSet.Holds)),
        AggregateKind.Modal => Modal(),
        AggregateKind.Switches => Switches(),
        AggregateKind.Correlation => Correlation(),
        _ => throw new UnreachableException(),
    };

    private static bool HasValue(double value) => !Missing.Is(value);

    private static double Mean(ReadOnlySpan<double> values)
    {
        var (sum, count) = (0.0, 0);
        foreach (var value in values)
        {
            if (!HasValue(value)) continue;
            sum += value;
            count++;
        }

        return count == 0 ? Missing.Value : sum / count;
    }

    private double Deviation()
    {
        var mean = Mean(values);
        if (Missing.Is(mean)) return mean;
        for (var i = 0; i < values.Length; i++)
        {
            if (HasValue(values[i])) values[i] = (values[i] - mean) * (values[i] - mean);
        }

        return Math.Sqrt(Mean(values));
    }

    private double Total()
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            if (HasValue(value)) sum += value;
        }

        return sum;
    }

    private double Extreme(bool highest)
    {
        var best = Missing.Value;
        foreach (var value in values)
        {
            if (HasValue(value) && (Missing.Is(best) || (highest ? value > best : value < best) || double.IsNaN(value))) best = value;
        }

        return best;
    }

    private double When(int index) => index < 0 ? Missing.Value : times[index];

    private void TakeYearEnds()
    {
        for (var i = 0; i < values.Length; i++) yearValues[yearOf[i]] = values[i];
    }

    private double Modal()
    {
        TakeYearEnds();
        Array.Sort(yearValues);
        var (best, bestCount, count) = (Missing.Value, 0, 0);
        for (var i = 0; i < yearValues.Length; i++)
        {
            count = i > 0 && yearValues[i] == yearValues[i - 1] ? count + 1 : 1;
            if (HasValue(yearValues[i]) && count > bestCount) (best, bestCount) = (yearValues[i], count);
        }

        return best;
    }

    private double Switches()
    {
        TakeYearEnds();
        var (before, switches) = (Missing.Value, 0);
        foreach (var value in yearValues)
        {
            if (!HasValue(value)) continue;
            if (HasValue(before) && value != before) switches++;
            before = value;
        }

        return switches;
    }

    private void TakeYearMeans(double[] of, double[] means)
    {
        var first = 0;
        for (var year = 0; year < means.Length; year++)
        {
            var last = first;
            while (last < of.Length && yearOf[last] == year) last++;
            means[year] = Mean(of.AsSpan(first, last - first));
            first = last;
        }
    }

    private double Correlation()
    {
        TakeYearMeans(values, yearValues);
        TakeYearMeans(others, yearOthers);
        for (var year = 0; year < yearValues.Length; year++)
        {
            if (!HasValue(yearValues[year])) yearOthers[year] = Missing.Value;
            if (!HasValue(yearOthers[year])) yearValues[year] = Missing.Value;
        }

        var (meanX, meanY) = (Mean(yearValues), Mean(yearOthers));
        var (xx, yy, xy) = (0.0, 0.0, 0.0);
        for (var year = 0; year < yearValues.Length; year++)
        {
            if (!HasValue(yearValues[year])) continue;
            var (x, y) = (yearValues[year] - meanX, yearOthers[year] - meanY);
            xx += x * x;
            yy += y * y;
            xy += x * y;
        }

        // Rounding leaves a trace of variance in what never moved.
        const double none = 1e-24;
        return xx <= none || yy <= none ? Missing.Value : Math.Clamp(xy / Math.Sqrt(xx * yy), -1, 1);
    }
}
