using System.Collections.Immutable;
using AgentSim.Figures.Drawing;
using SkiaSharp;

namespace AgentSim.Figures.Kinds;

/// <summary>How arms differ from the first, with intervals: shares of patterns in one panel, means of measures, in standard deviations, in another.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Baseline">The arm that is compared with.</param>
/// <param name="Arms">The arms that are compared.</param>
/// <param name="Shares">For patterns: for each arm, its share less that of the baseline.</param>
/// <param name="Means">For measures: for each arm, its mean less that of the baseline, in standard deviations of the baseline.</param>
/// <param name="HowPaired">How they were compared, in a few words.</param>
public sealed record DifferencesFigure(string Title, string Baseline, ImmutableArray<string> Arms, ImmutableArray<Difference> Shares, ImmutableArray<Difference> Means, string HowPaired) : Figure(Title)
{
    private const float Gap = 5;
    private const float Line = 7.5f;

    // Of the width, for names; longer ones have several lines.
    private const float Names = 0.32f;

    /// <inheritdoc/>
    public override string Description => $"Differences from {Baseline}, {HowPaired}, with 95 per cent intervals. " + string.Join(" ", Arms.Select((arm, i) =>
        $"{arm}: {string.Join(", ", Shares.Concat(Means).Select(row => $"{Labels.Words(row.Name)} {Labels.Number(row.Arms[i].Value)}"))}."));

    /// <inheritdoc/>
    public override FigureTable Table => FigureTable.Of(
        $"Differences from {Baseline}, {HowPaired}: shares of patterns, and means of measures in standard deviations of {Baseline}",
        [FigureColumn.Words("of"), FigureColumn.Words("arm"), FigureColumn.Number("difference"), FigureColumn.Number("low"), FigureColumn.Number("high")],
        Shares.Concat(Means).SelectMany(row => Arms.Select((arm, i) => (IEnumerable<FigureValue>)[row.Name, arm, row.Arms[i].Value, row.Arms[i].Low, row.Arms[i].High])));

    private ImmutableArray<Key> Keys => [.. Arms.Select((arm, i) => Key.Mark(Labels.Words(arm), (Shape)((i + 1) % 4), Palette.Of(i + 1)))];

    private float Step => Arms.Length > 4 ? 4 : 5.5f;

    private bool IsOfMany => Arms.Length >= DifferencesOfManyArms.Fewest;

    internal override float Height(float width) => IsOfMany ? DifferencesOfManyArms.Height(width, this) : Page.LegendHeight(width, Keys) + PanelHeight(Shares, width) + PanelHeight(Means, width);

    private float PanelHeight(ImmutableArray<Difference> rows, float width) => rows.IsEmpty ? 0 : (rows.Length * RowHeight(rows, width)) + 44;

    /// <summary>As high as all arms need, or the name with the most lines.</summary>
    private float RowHeight(ImmutableArray<Difference> rows, float width) => Math.Max(Arms.Length * Step, (rows.Max(row => Wrapped(row, width).Length) * Line) - 3) + Gap;

    private static string[] Wrapped(Difference row, float width) => Ink.Wrapped(Labels.Words(row.Name), width * Names);

    internal override void Draw(Page page)
    {
        if (IsOfMany) DifferencesOfManyArms.Draw(page, this);
        else DrawBeside(page);
    }

    /// <summary>An axis that holds all of some differences, and 0.</summary>
    internal static Axis Across(ImmutableArray<Difference> rows, bool isShare, string words, int ticks)
    {
        var ends = rows.SelectMany(row => row.Arms).SelectMany(value => new[] { value.Low, value.High, value.Value }).Where(double.IsFinite).Append(0).ToArray();
        var margin = Math.Max((ends.Max() - ends.Min()) * 0.06, 1e-6);
        var across = Axis.Between(ends.Min() - margin, ends.Max() + margin, ticks, words) with { Grid = true };
        return isShare ? across with { Label = share => Labels.Tick(100 * share) } : across;
    }

    private void DrawBeside(Page page)
    {
        var top = page.Legend(Keys);
        var left = Shares.Concat(Means).SelectMany(row => Wrapped(row, page.Width)).Select(line => Ink.Width(line)).DefaultIfEmpty(0).Max() + 8;
        foreach (var (rows, heading, words) in new[] { (Shares, "Share of histories", $"less {Baseline}, percentage points"), (Means, "Mean", $"less {Baseline}, in its standard deviations") })
        {
            if (rows.IsEmpty) continue;
            DrawPanel(page, new SKRect(0, top, page.Width, top + PanelHeight(rows, page.Width) - 4), rows, heading, words, left, isShare: rows == Shares);
            top += PanelHeight(rows, page.Width);
        }
    }

    private void DrawPanel(Page page, SKRect box, ImmutableArray<Difference> rows, string heading, string words, float left, bool isShare)
    {
        using var panel = Panel.Draw(page, box, Across(rows, isShare, words, 5), Axis.Bare(0, rows.Length), heading, left, right: 8);
        panel.Ink.Line(new(Palette.Ink, 0.8f), new SKPoint(panel.X(0), panel.Box.Top), new SKPoint(panel.X(0), panel.Box.Bottom));
        foreach (var (i, row) in rows.Index())
        {
            var middle = panel.Box.Top + ((i + 0.5f) * panel.Box.Height / rows.Length);
            var lines = Wrapped(row, page.Width);
            foreach (var (line, name) in lines.Index()) page.Ink.Words(name, new(left - 5, middle + ((line - ((lines.Length - 1) / 2f)) * Line)), Side.Left);
            for (var arm = 0; arm < Arms.Length; arm++)
            {
                var (value, y) = (row.Arms[arm], middle + ((arm - ((Arms.Length - 1) / 2f)) * Step));
                if (!value.IsKnown) continue;
                if (value.HasEnds) panel.Ink.Line(new(Palette.Of(arm + 1), 1), new SKPoint(panel.X(value.Low), y), new SKPoint(panel.X(value.High), y));
                panel.Ink.Mark((Shape)((arm + 1) % 4), Palette.Of(arm + 1), new(panel.X(value.Value), y), 2.1f);
            }
        }
    }
}

/// <summary>How arms differ in something.</summary>
/// <param name="Name">The pattern or measure.</param>
/// <param name="Arms">For each arm, the difference from the baseline.</param>
public sealed record Difference(string Name, ImmutableArray<WithInterval> Arms);
