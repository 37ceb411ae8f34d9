using System.Collections.Immutable;
using AgentSim.Experiments;

namespace AgentSim.Results;

// How histories spread over the years, and over classes.
public sealed partial class ResultQuery
{
    // Of series whose quantiles are asked for together: all of them are held in memory until they are known.
    private const int QuantilesAtOnce = 40_000_000;
    private const int MostColumnsAtOnce = 4;

    private readonly Dictionary<(int Arm, int? Point, string Column), ImmutableArray<FanYear>> fans = [];

    /// <summary>The quantiles of a series over histories, year by year; years in which no history has a value are left out.</summary>
    public ImmutableArray<FanYear> Fan(int arm, int? point, MeasureIdentity series) => Fans(arm, point, [series]).Single();

    /// <summary>The quantiles of several series, each as <see cref="Fan"/> gives them; files are read once for some of them.</summary>
    internal ImmutableArray<ImmutableArray<FanYear>> Fans(int arm, int? point, IReadOnlyList<MeasureIdentity> series)
    {
        var missing = series.Where(measure => !fans.ContainsKey((arm, point, measure.Column))).ToArray();
        var years = Math.Max(1, (manifest.Outline?.LastYear ?? manifest.FirstYear + 30) - manifest.FirstYear + 1);
        var rows = (long)manifest.Histories * years * (point is null ? manifest.Points : 1);
        var before = Task.CompletedTask;
        foreach (var some in missing.Chunk((int)Math.Clamp(QuantilesAtOnce / rows, 1, MostColumnsAtOnce)))
        {
            // The next are read while the quantiles of these are looked for.
            var collected = Collect(arm, point, some);
            before.GetAwaiter().GetResult();
            before = Task.Run(() =>
            {
                for (var i = 0; i < some.Length; i++)
                    fans[(arm, point, some[i].Column)] = [.. collected.Where(year => year.Value[i].Count > 0).Select(year => new FanYear(year.Key, year.Value[i].Count, Quantiles.InPlace(year.Value[i].Known())))];
            });
        }

        before.GetAwaiter().GetResult();
        return [.. series.Select(measure => fans[(arm, point, measure.Column)])];
    }

    /// <summary>The values of some series, by year. DuckDB's own quantiles take ten times as long as to take them from it and look for quantiles here.</summary>
    private SortedDictionary<int, Gathered[]> Collect(int arm, int? point, MeasureIdentity[] series)
    {
        var most = point is null ? finished[arm].Sum(batch => batch.Histories.Count) : manifest.Histories;
        var years = new SortedDictionary<int, Gathered[]>();
        Chunks($"select year, {string.Join(", ", series.Select(measure => Name(measure.Column)))} from {Of(PartName.Series, arm, point)}", chunk =>
        {
            // Histories stand one behind the other in each year.
            var of = chunk[0];
            for (int first = 0, end; first < of.Length; first = end)
            {
                end = of[first..].IndexOfAnyExcept(of[first]) is var length and >= 0 ? first + length : of.Length;
                var year = (int)of[first];
                if (!years.TryGetValue(year, out var columns)) years[year] = columns = [.. series.Select(_ => new Gathered(most))];
                for (var i = 0; i < columns.Length; i++) columns[i].Add(chunk[i + 1][first..end]);
            }
        });
        return years;
    }

    /// <summary>Numbers, of which there is a most.</summary>
    private sealed class Gathered(int most)
    {
        private double[] values = new double[most];

        public int Count { get; private set; }

        public void Add(ReadOnlySpan<double> some)
        {
            foreach (var value in some)
            {
                if (!double.IsNaN(value)) values[Count++] = value;
            }
        }

        public double[] Known()
        {
            Array.Resize(ref values, Count);
            return values;
        }
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
