using System.Collections.Immutable;
using System.Globalization;
using AgentSim.Experiments;

namespace AgentSim.Results;

// How histories spread over the years, and over classes.
public sealed partial class ResultQuery
{
    // Of series whose quantiles are asked for together: all of them are held in memory until they are known.
    private const int QuantilesAtOnce = 40_000_000;
    private const int MostColumnsAtOnce = 8;

    /// <summary>The quantiles of a series over histories, year by year; years in which no history has a value are left out.</summary>
    public ImmutableArray<FanYear> Fan(int arm, int? point, MeasureIdentity series) => Fans(arm, point, [series]).Single();

    /// <summary>The quantiles of several series, each as <see cref="Fan"/> gives them; files are read once for some of them.</summary>
    internal ImmutableArray<ImmutableArray<FanYear>> Fans(int arm, int? point, IReadOnlyList<MeasureIdentity> series)
    {
        var years = Math.Max(1, (manifest.Outline?.LastYear ?? manifest.FirstYear + 30) - manifest.FirstYear + 1);
        var rows = (long)manifest.Histories * years * (point is null ? manifest.Points : 1);
        return [.. series.Chunk((int)Math.Clamp(QuantilesAtOnce / rows, 1, MostColumnsAtOnce)).SelectMany(some => FansAtOnce(arm, point, some))];
    }

    private IEnumerable<ImmutableArray<FanYear>> FansAtOnce(int arm, int? point, MeasureIdentity[] series)
    {
        var probabilities = string.Join(", ", Quantiles.Probabilities.Select(p => p.ToString(CultureInfo.InvariantCulture)));
        var asked = string.Join(", ", series.Select((measure, i) => $"count({Name(measure.Column)}) as n{N(i)}, quantile_cont({Name(measure.Column)}, [{probabilities}]) as q{N(i)}"));
        var unpacked = string.Join(", ", series.SelectMany((_, i) => Quantiles.Probabilities.Select((_, q) => $"q{N(i)}[{N(q + 1)}]").Prepend($"n{N(i)}")));
        var width = Quantiles.Probabilities.Count + 1;
        var columns = Numbers($"select year, {unpacked} from (select year, {asked} from {Of(PartName.Series, arm, point)} group by year) order by year", 1 + (width * series.Length));
        return series.Select((_, i) => Enumerable.Range(0, columns[0].Length).Where(row => columns[1 + (i * width)][row] > 0).Select(row =>
        {
            double Of(int column) => columns[1 + (i * width) + column][row];
            return new FanYear((int)columns[0][row], (int)Of(0), new(Of(1), Of(2), Of(3), Of(4), Of(5)));
        }).ToImmutableArray());
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
