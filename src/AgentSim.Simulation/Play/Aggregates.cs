using System.Diagnostics;
using AgentSim.Expressions;
using AgentSim.Simulation.Columns;

namespace AgentSim.Simulation.Play;

/// <summary>Makes one number of the values that an expression took over a history. Periods in which it has no value are left out.</summary>
internal static class Aggregates
{
    /// <summary>Computes an aggregate for all histories.</summary>
    /// <param name="aggregate">Which.</param>
    /// <param name="calendar">The model's time.</param>
    /// <param name="first">The operand's value in each period: a column a period.</param>
    /// <param name="second">The second operand's, where there is one.</param>
    /// <param name="count">Number of histories.</param>
    /// <param name="result">One value a history.</param>
    public static void Compute(Aggregate aggregate, Calendar calendar, ColumnArena first, ColumnArena? second, int count, Span<double> result)
    {
        var periods = Enumerable.Range(0, calendar.Periods)
            .Where(period => calendar.Year(period) >= aggregate.FromYear && calendar.Year(period) <= aggregate.ToYear).ToArray();
        var values = new double[periods.Length];
        var others = new double[periods.Length];
        for (var lane = 0; lane < count; lane++)
        {
            for (var i = 0; i < periods.Length; i++)
            {
                values[i] = first[periods[i]][lane];
                if (second is not null) others[i] = second[periods[i]][lane];
            }

            result[lane] = Of(aggregate.Kind, calendar, periods, values, others);
        }
    }

    private static double Of(AggregateKind kind, Calendar calendar, int[] periods, double[] values, double[] others) => kind switch
    {
        AggregateKind.Mean => Mean(values),
        AggregateKind.Deviation => Deviation(values),
        AggregateKind.Total => values.Where(HasValue).Sum(),
        AggregateKind.Lowest => values.Where(HasValue).DefaultIfEmpty(Missing.Value).Min(),
        AggregateKind.Highest => values.Where(HasValue).DefaultIfEmpty(Missing.Value).Max(),
        AggregateKind.First => When(calendar, periods, Array.FindIndex(values, LaneSet.Holds)),
        AggregateKind.Last => When(calendar, periods, Array.FindLastIndex(values, LaneSet.Holds)),
        AggregateKind.Modal => Modal(YearEnds(calendar, periods, values)),
        AggregateKind.Switches => Switches(YearEnds(calendar, periods, values)),
        AggregateKind.Correlation => Correlation(YearMeans(calendar, periods, values), YearMeans(calendar, periods, others)),
        _ => throw new UnreachableException(),
    };

    private static bool HasValue(double value) => !Missing.Is(value);

    private static double Mean(IEnumerable<double> values)
    {
        var (sum, count) = (0.0, 0);
        foreach (var value in values.Where(HasValue))
        {
            sum += value;
            count++;
        }

        return count == 0 ? Missing.Value : sum / count;
    }

    private static double Deviation(double[] values)
    {
        var mean = Mean(values);
        return Missing.Is(mean) ? mean : Math.Sqrt(Mean(values.Where(HasValue).Select(value => (value - mean) * (value - mean))));
    }

    private static double When(Calendar calendar, int[] periods, int index) => index < 0 ? Missing.Value : calendar.Time(periods[index]);

    private static double Modal(IEnumerable<double> values) => values.Where(HasValue).GroupBy(value => value)
        .OrderByDescending(group => group.Count()).ThenBy(group => group.Key).Select(group => group.Key).FirstOrDefault(Missing.Value);

    private static double Switches(IEnumerable<double> values)
    {
        var present = values.Where(HasValue).ToList();
        return present.Zip(present.Skip(1)).Count(pair => pair.First != pair.Second);
    }

    private static IEnumerable<double> YearEnds(Calendar calendar, int[] periods, double[] values) =>
        periods.Zip(values).GroupBy(pair => calendar.Year(pair.First)).Select(year => year.Last().Second);

    private static List<double> YearMeans(Calendar calendar, int[] periods, double[] values) =>
        [.. periods.Zip(values).GroupBy(pair => calendar.Year(pair.First)).Select(year => Mean(year.Select(pair => pair.Second)))];

    private static double Correlation(List<double> x, List<double> y)
    {
        var pairs = x.Zip(y).Where(pair => HasValue(pair.First) && HasValue(pair.Second)).ToList();
        if (pairs.Count < 2) return Missing.Value;
        var (meanX, meanY) = (Mean(pairs.Select(pair => pair.First)), Mean(pairs.Select(pair => pair.Second)));
        var (xx, yy, xy) = (0.0, 0.0, 0.0);
        foreach (var (first, second) in pairs)
        {
            xx += (first - meanX) * (first - meanX);
            yy += (second - meanY) * (second - meanY);
            xy += (first - meanX) * (second - meanY);
        }

        // Rounding leaves a trace of variance in what never moved.
        const double none = 1e-24;
        return xx <= none || yy <= none ? Missing.Value : Math.Clamp(xy / Math.Sqrt(xx * yy), -1, 1);
    }
}
