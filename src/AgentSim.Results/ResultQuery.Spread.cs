using System.Collections.Immutable;
using System.Globalization;
using AgentSim.Experiments;

namespace AgentSim.Results;

// How histories spread over the years, and over classes.
public sealed partial class ResultQuery
{
    /// <summary>The quantiles of a series over histories, year by year; years in which no history has a value are left out.</summary>
    public ImmutableArray<FanYear> Fan(int arm, int? point, MeasureIdentity series)
    {
        var probabilities = string.Join(", ", Quantiles.Probabilities.Select(p => p.ToString(CultureInfo.InvariantCulture)));
        var unpacked = string.Join(", ", Quantiles.Probabilities.Select((_, i) => $"q[{i + 1}]"));
        return Rows(
            $"""
            select year, n, {unpacked}
            from (select year, count(x) as n, quantile_cont(x, [{probabilities}]) as q
                  from (select year, {Name(series.Column)} as x from {Of(PartName.Series, arm, point)}) group by year)
            where n > 0 order by year
            """,
            reader => new FanYear(
                reader.GetInt32(0), (int)reader.GetInt64(1),
                new(reader.GetDouble(2), reader.GetDouble(3), reader.GetDouble(4), reader.GetDouble(5), reader.GetDouble(6))));
    }

    /// <summary>The shares of a nominal series' values, year by year; years in which no history has a value are left out.</summary>
    public ImmutableArray<YearShares> Shares(int arm, int? point, MeasureIdentity series) =>
    [
        .. Rows(
            $"select year, {Name(series.Column)}, count(*) from {Of(PartName.Series, arm, point)} where {Name(series.Column)} is not null group by all",
            reader => (Year: reader.GetInt32(0), Value: reader.GetDouble(1), Count: (int)reader.GetInt64(2)))
            .GroupBy(row => row.Year).OrderBy(year => year.Key)
            .Select(year => YearOf(series, year.Key, year.ToDictionary(row => row.Value, row => row.Count))),
    ];

    private static YearShares YearOf(MeasureIdentity series, int year, Dictionary<double, int> counts)
    {
        var total = counts.Values.Sum();
        return new(year, ValueShare.Of(series, counts.Keys, value => new(counts.GetValueOrDefault(value), total)));
    }
}
