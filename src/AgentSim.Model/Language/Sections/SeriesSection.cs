using System.Collections.Immutable;
using AgentSim.Language.Naming;
using AgentSim.Language.Seeds;
using AgentSim.Language.Yaml;

namespace AgentSim.Language.Sections;

/// <summary>Reads data over time, and turns years into periods.</summary>
internal static class SeriesSection
{
    /// <summary>Reads the series, in file order.</summary>
    public static ImmutableArray<Series> Read(List<Definition> definitions, Draft draft)
    {
        var turned = new Dictionary<(string, bool), ImmutableArray<double>>();
        return [.. definitions.Select(d => One(d, draft, turned)).OfType<Series>()];
    }

    private static Series? One(Definition definition, Draft draft, Dictionary<(string, bool), ImmutableArray<double>> turned)
    {
        var node = definition.Entry.Value as MapNode;
        var from = node?.Scalar("from");
        var data = draft.Seed.Series;
        var name = DistributionReader.SeedName(from?.Text ?? definition.Base, definition.Elements, data.ContainsKey);
        var place = from?.Place ?? definition.Entry.Key.Place;
        if (!data.TryGetValue(name, out var series))
        {
            draft.Report.Add(place, draft.Seed.Name.Length == 0 ? "there is no seed to take a series from" : $"the seed {draft.Seed.Name} has no such series", name, meant: Nearest.To(name, data.Keys.Order(StringComparer.Ordinal)));
            return null;
        }

        var unit = Units.Read(node?["unit"], draft.Report);
        if (!unit.GoesWith(series.Unit)) draft.Report.Add(node!["unit"]!.Place, $"the seed gives {name} in another unit", unit.ToString(), series.Unit.ToString());
        if (unit.IsUnknown) unit = series.Unit;
        draft.SetUnit(definition.Name, unit);
        if (Gap(series, draft.Calendar) is { } year)
        {
            draft.Report.Add(place, $"the seed has no value of {name} for {year}");
            return null;
        }

        var isLinear = node?.Scalar("interpolate")?.Text == "linear";
        if (!turned.TryGetValue((name, isLinear), out var values))
        {
            turned[(name, isLinear)] = values = isLinear ? Linear(series.Values, draft.Calendar) : Step(series.Values, draft.Calendar);
        }

        return new(definition.Name, values, unit, Draft.Source(node) ?? series.Source);
    }

    /// <summary>The first year of the model's time without a value.</summary>
    private static int? Gap(SeedSeries series, Calendar calendar)
    {
        for (var year = calendar.FirstYear; year <= calendar.Year(calendar.Periods - 1); year++)
        {
            if (!series.Values.ContainsKey(year)) return year;
        }

        return null;
    }

    private static ImmutableArray<double> Step(ImmutableSortedDictionary<int, double> data, Calendar calendar) =>
        [.. Enumerable.Range(0, Length(data, calendar)).Select(period => data[calendar.Year(period)])];

    /// <summary>A line from each year's middle to the next one's; level before the first and after the last.</summary>
    private static ImmutableArray<double> Linear(ImmutableSortedDictionary<int, double> data, Calendar calendar)
    {
        return [.. Enumerable.Range(0, Length(data, calendar)).Select(At)];

        double At(int period)
        {
            var middle = calendar.Time(period) + (calendar.YearsPerPeriod / 2);
            var before = (int)Math.Floor(middle - 0.5);
            var share = middle - 0.5 - before;
            var year = calendar.Year(period);
            var first = data.TryGetValue(before, out var left) ? left : data[year];
            return share == 0 ? first : first + (share * ((data.TryGetValue(before + 1, out var right) ? right : data[year]) - first));
        }
    }

    /// <summary>The periods of the model's time, and those that the data reach beyond it without a gap.</summary>
    private static int Length(ImmutableSortedDictionary<int, double> data, Calendar calendar)
    {
        var last = calendar.Year(calendar.Periods - 1);
        while (data.ContainsKey(last + 1)) last++;
        var reached = ((last - calendar.FirstYear + 1) * calendar.PeriodsPerYear) - (calendar.FirstQuarter - 1);
        return Math.Min(Math.Max(calendar.Periods, reached), calendar.Periods + Limits.Periods);
    }
}
