using System.Collections.Immutable;
using System.Xml.Linq;

namespace AgentSim.Results.Charts;

/// <summary>A series over years: what lies between quantiles of the first arm, the medians of the others, and what history took.</summary>
/// <param name="Measure">The series.</param>
/// <param name="Arms">Its quantiles, arm by arm.</param>
internal sealed record FanChart(MeasureIdentity Measure, ImmutableArray<ImmutableArray<FanYear>> Arms)
{
    private const double Width = 460;
    private const double Height = 240;

    /// <summary>The years of the first arm and of history.</summary>
    public ImmutableArray<int> Years =>
        [.. Arms[0].Select(year => year.Year).Concat(Measure.Observed.Select(observed => observed.Year)).Distinct().Order()];

    public XElement Picture()
    {
        var years = Years.DefaultIfEmpty(0).ToArray();
        var axes = new Axes(
            new(years[0], Math.Max(years[^1], years[0] + 1), 46, Width - 12),
            Scale.Around(Arms.SelectMany((arm, i) => arm.SelectMany(year => Heights(i, year))).Concat(Measure.Observed.Select(o => o.Value)), Height - 26, 10));
        return Svg.Picture(
            Width, Height, Alternative(), axes.UpTicks(5, Figures.Tick), Bands(axes), axes.BottomLine(), axes.AcrossTicks(axes.Years(), Figures.Tick),
            Arms.Skip(1).SelectMany((arm, i) => Medians($"arm{i + 1} line dashed", axes, arm)), Medians("arm0 line median", axes, Arms[0]), History(axes));
    }

    private static IEnumerable<double> Heights(int arm, FanYear year) =>
        arm == 0 ? [year.Quantiles.Q05, year.Quantiles.Q95] : [year.Quantiles.Q50];

    private IEnumerable<XElement> Bands(Axes axes) => Consecutive(Arms[0], year => year.Year).SelectMany(run => new[]
    {
        Svg.Area("arm0 band outer", run.Select(y => axes.At(y.Year, y.Quantiles.Q95)), run.Select(y => axes.At(y.Year, y.Quantiles.Q05))),
        Svg.Area("arm0 band inner", run.Select(y => axes.At(y.Year, y.Quantiles.Q75)), run.Select(y => axes.At(y.Year, y.Quantiles.Q25))),
    });

    private static IEnumerable<XElement> Medians(string look, Axes axes, ImmutableArray<FanYear> years) =>
        Consecutive(years, year => year.Year).Select(run => Svg.Path(look, run.Select(year => axes.At(year.Year, year.Quantiles.Q50))));

    private IEnumerable<XElement> History(Axes axes) =>
        Consecutive(Measure.Observed, observed => observed.Year)
            .Select(run => Svg.Path("history line", run.Select(observed => axes.At(observed.Year, observed.Value))))
            .Concat(Measure.Observed.Select(observed => Svg.Dot(
                "history dot", axes.Across.At(observed.Year), axes.Up.At(observed.Value), 2, $"{observed.Year}: {Figures.Number(observed.Value)}")));

    // A line is not drawn over years without a value.
    private static IEnumerable<ImmutableArray<T>> Consecutive<T>(ImmutableArray<T> items, Func<T, int> year) =>
        items.Select((item, i) => (item, Run: year(item) - i)).GroupBy(pair => pair.Run, pair => pair.item).Select(run => run.ToImmutableArray());

    private string Alternative()
    {
        if (Arms[0].IsEmpty) return $"Chart of {Measure.Name} over the years: no history has a value.";
        var (first, last) = (Arms[0][0], Arms[0][^1]);
        var text = $"Chart of {Measure.Name} over the years. Median over histories: {Figures.Number(first.Quantiles.Q50)} in {first.Year}, {Figures.Number(last.Quantiles.Q50)} in {last.Year}; "
            + $"90 per cent of histories between {Figures.Number(last.Quantiles.Q05)} and {Figures.Number(last.Quantiles.Q95)} in {last.Year}.";
        return Measure.Observed.IsEmpty
            ? text
            : $"{text} History: {Figures.Number(Measure.Observed[0].Value)} in {Measure.Observed[0].Year}, {Figures.Number(Measure.Observed[^1].Value)} in {Measure.Observed[^1].Year}.";
    }
}
