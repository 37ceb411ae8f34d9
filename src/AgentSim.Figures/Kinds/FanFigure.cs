using System.Collections.Immutable;
using AgentSim.Figures.Drawing;
using SkiaSharp;

namespace AgentSim.Figures.Kinds;

/// <summary>A series over the years: what lies between quantiles of the first arm, the medians of the others, what history took, and what happened when.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Series">The name of the series.</param>
/// <param name="Unit">Its unit; null where it has none.</param>
/// <param name="Arms">Its quantiles over histories, arm by arm.</param>
/// <param name="Observed">What history took; empty where it is not known.</param>
/// <param name="Events">What happened, and when.</param>
public sealed record FanFigure(
    string Title, string Series, string? Unit, ImmutableArray<FanArm> Arms, ImmutableArray<(int Year, double Value)> Observed, ImmutableArray<(string Name, double Time)> Events) : Figure(Title)
{
    private static readonly string[] Quantiles = ["5 %", "25 %", "50 %", "75 %", "95 %"];

    private static readonly (float Opacity, Func<YearQuantiles, double> Low, Func<YearQuantiles, double> High)[] Bands = [(0.18f, year => year.Q05, year => year.Q95), (0.28f, year => year.Q25, year => year.Q75)];

    /// <inheritdoc/>
    public override string Description
    {
        get
        {
            if (Arms[0].Years.IsEmpty) return $"{Labels.Words(Series)} over the years: no history has a value.";
            var (first, last) = (Arms[0].Years[0], Arms[0].Years[^1]);
            var text = $"{Labels.Words(Series)} over the years. Median over histories: {Labels.Number(first.Q50)} in {first.Year}, {Labels.Number(last.Q50)} in {last.Year}; "
                + $"90 per cent of histories between {Labels.Number(last.Q05)} and {Labels.Number(last.Q95)} in {last.Year}.";
            return Observed.IsEmpty ? text : $"{text} History: {Labels.Number(Observed[0].Value)} in {Observed[0].Year}, {Labels.Number(Observed[^1].Value)} in {Observed[^1].Year}.";
        }
    }

    /// <inheritdoc/>
    public override FigureTable Table
    {
        get
        {
            var observed = Observed.ToDictionary(value => value.Year, value => value.Value);
            var arms = Arms.Select(arm => arm.Years.ToDictionary(year => year.Year)).ToArray();
            return FigureTable.Of(
                $"{Series} by year: quantiles over histories",
                [
                    FigureColumn.Words("year"), FigureColumn.Count("histories"), .. Quantiles.Select(FigureColumn.Number),
                    .. Arms.Skip(1).Select(arm => FigureColumn.Number($"{arm.Name}: 50 %")), .. Observed.IsEmpty ? Array.Empty<FigureColumn>() : [FigureColumn.Number("history")],
                ],
                Years.Select(year => (IEnumerable<FigureValue>)
                [
                    FigureValue.Year(year), .. Cells(arms[0].GetValueOrDefault(year)),
                    .. arms.Skip(1).Select(arm => (FigureValue)(arm.TryGetValue(year, out var fan) ? fan.Q50 : double.NaN)),
                    .. Observed.IsEmpty ? Array.Empty<FigureValue>() : [observed.GetValueOrDefault(year, double.NaN)],
                ]));
        }
    }

    private int[] Years => [.. Arms[0].Years.Select(year => year.Year).Concat(Observed.Select(observed => observed.Year)).Distinct().Order()];

    private ImmutableArray<Key> Keys =>
    [
        new(Arms.Length == 1 ? "median, 50 % and 90 %" : $"{Arms[0].Name}: median, 50 %, 90 %", (ink, box) =>
        {
            ink.Rectangle(Palette.Of(0), 0.18f, box);
            ink.Rectangle(Palette.Of(0), 0.28f, new SKRect(box.Left, box.Top + 1.8f, box.Right, box.Bottom - 1.8f));
            ink.Line(Look.OfArm(0), new SKPoint(box.Left, box.MidY), new SKPoint(box.Right, box.MidY));
        }),
        .. Arms.Skip(1).Select((arm, i) => Key.Line($"{arm.Name}: median", Look.OfArm(i + 1))),
        .. Observed.IsEmpty ? Array.Empty<Key>() : [new Key("history", (ink, box) => { ink.Line(Look.History, new SKPoint(box.Left, box.MidY), new SKPoint(box.Right, box.MidY)); ink.Ring(Palette.History, new(box.MidX, box.MidY), 1.7f); })],
    ];

    internal override float Height(float width) => Page.LegendHeight(width, Keys) + 15 + Math.Clamp(width * 0.5f, 105, 190) + EventRoom;

    // What happens again and again would hide the rest.
    private IEnumerable<(string Name, double Time)> Told => Events.GroupBy(happened => happened.Name).Where(times => times.Count() <= MostTimes).SelectMany(times => times);

    private const int MostTimes = 3;

    private float EventRoom => Math.Min(3, Told.Count()) * EventLine;

    private const float EventLine = 8;

    internal override void Draw(Page page)
    {
        var top = page.Legend(Keys);
        var years = Years.DefaultIfEmpty(0).ToArray();
        var up = Axis.Around(Arms.SelectMany((arm, i) => arm.Years.SelectMany(year => Heights(i, year))).Concat(Observed.Select(observed => observed.Value))) with { Grid = true };
        var box = page.Below(top);
        box.Top += EventRoom + 3;
        using var panel = Panel.Draw(page, box, Axis.Years(years[0], years[^1], page.Width < 300 ? 5 : 8), up);
        page.Ink.Words(Labels.Words(Series) + (Unit is null ? "" : $" ({Unit})"), new(0, panel.Box.Top - 8 - EventRoom), size: Ink.Small, colour: Palette.Quiet);
        TellEvents(panel, years[0], Math.Max(years[^1], years[0] + 1));
        foreach (var run in Consecutive(Arms[0].Years, year => year.Year))
        {
            foreach (var (opacity, low, high) in Bands) panel.Band(Palette.Of(0), opacity, run.SelectMany(year => Wide(run, year.Year).Select(x => (x, low(year), high(year)))));
        }

        foreach (var (i, arm) in Arms.Index().Reverse())
        {
            foreach (var run in Consecutive(arm.Years, year => year.Year)) panel.Line(Look.OfArm(i, i == 0 ? 1.5f : 1), run.SelectMany(year => Wide(run, year.Year).Select(x => (x, year.Q50))));
        }

        foreach (var run in Consecutive(Observed, observed => observed.Year)) panel.Line(Look.History, run.Select(observed => ((double)observed.Year, observed.Value)));
        foreach (var (year, value) in Observed) page.Ink.Ring(Palette.History, panel.At(year, value), 1.5f);
    }

    // A year that stands alone would be an area without width.
    private static double[] Wide(ImmutableArray<YearQuantiles> run, int year) => run.Length > 1 ? [year] : [year, year + Alone];

    private const double Alone = 0.2;

    /// <summary>Names of what happened, in up to three lines above the picture; of what there is no room for, the mark alone.</summary>
    private void TellEvents(Panel panel, double first, double last)
    {
        var ends = new float[3];
        Array.Fill(ends, float.NegativeInfinity);
        var told = new List<(string Words, float Start, float Y)>();
        foreach (var (name, time) in Told.Where(happened => happened.Time >= first && happened.Time <= last).OrderBy(happened => happened.Time))
        {
            var x = panel.X(time);
            panel.Ink.Line(new(Palette.Quiet, 0.5f, Dash.Dotted), new SKPoint(x, panel.Box.Top), new SKPoint(x, panel.Box.Bottom));
            var words = Labels.Words(name);
            var width = Ink.Width(words, 6);
            var start = Math.Clamp(x - (width / 2), 0, panel.Box.Right + 5 - width);
            var line = Array.FindIndex(ends, end => start > end + 4);
            if (line < 0) continue;
            ends[line] = start + width;
            var y = panel.Box.Top - 4 - (line * EventLine);
            panel.Ink.Line(new(Palette.Quiet, 0.5f, Dash.Dotted), new SKPoint(x, panel.Box.Top), new SKPoint(x, y + 3));
            told.Add((words, start, y));
        }

        // After all lines, so that none goes through a name.
        foreach (var (words, start, y) in told) panel.Ink.Words(words, new(start, y), size: 6, colour: Palette.Quiet, halo: true);
    }

    private static IEnumerable<double> Heights(int arm, YearQuantiles year) => arm == 0 ? [year.Q05, year.Q95] : [year.Q50];

    private static IEnumerable<FigureValue> Cells(YearQuantiles? year) => year is null
        ? [0, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN]
        : [year.Count, year.Q05, year.Q25, year.Q50, year.Q75, year.Q95];

    // A line is not drawn over years without a value.
    private static IEnumerable<ImmutableArray<T>> Consecutive<T>(ImmutableArray<T> items, Func<T, int> year) =>
        items.Select((item, i) => (item, Run: year(item) - i)).GroupBy(pair => pair.Run, pair => pair.item).Select(run => run.ToImmutableArray());
}

/// <summary>An arm's series.</summary>
/// <param name="Name">The arm.</param>
/// <param name="Years">The years in which a history has a value, in order.</param>
public sealed record FanArm(string Name, ImmutableArray<YearQuantiles> Years);

/// <summary>A series in one year.</summary>
/// <param name="Year">The year.</param>
/// <param name="Count">Histories that have a value in it.</param>
/// <param name="Q05">Their 5 per cent quantile.</param>
/// <param name="Q25">Their 25 per cent quantile.</param>
/// <param name="Q50">Their median.</param>
/// <param name="Q75">Their 75 per cent quantile.</param>
/// <param name="Q95">Their 95 per cent quantile.</param>
public sealed record YearQuantiles(int Year, int Count, double Q05, double Q25, double Q50, double Q75, double Q95);
