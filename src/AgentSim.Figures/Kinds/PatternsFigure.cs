using System.Collections.Immutable;
using AgentSim.Figures.Drawing;
using SkiaSharp;

namespace AgentSim.Figures.Kinds;

/// <summary>How often each pattern came about: bars with their intervals, the arms below each other.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Arms">The arms' names.</param>
/// <param name="Patterns">The patterns' names.</param>
/// <param name="Shares">For each arm, the share of each pattern, from 0 to 1, with its interval.</param>
/// <param name="Counts">For each arm, how many histories ended in each pattern.</param>
public sealed record PatternsFigure(
    string Title, ImmutableArray<string> Arms, ImmutableArray<string> Patterns, ImmutableArray<ImmutableArray<WithInterval>> Shares, ImmutableArray<ImmutableArray<int>> Counts) : Figure(Title)
{
    private const float Gap = 6;

    private ImmutableArray<Key> Keys => Arms.Length == 1 ? [] : [.. Arms.Select((arm, i) => Key.Mark(arm, (Shape)(i % 4), Palette.Of(i)))];

    private float Row => Arms.Length > 3 ? 7.5f : 9.5f;

    /// <inheritdoc/>
    public override string Description => "Bars for the share of each pattern, with 95 per cent intervals. " + string.Join(" ", Arms.Select((arm, i) =>
        $"{arm}: {string.Join(", ", Patterns.Select((pattern, p) => $"{Labels.Words(pattern)} {Labels.Percent(Shares[i][p].Value)}"))}."));

    /// <inheritdoc/>
    public override FigureTable Table => FigureTable.Of(
        "Shares of patterns, with 95 per cent intervals",
        [FigureColumn.Words("pattern"), .. Arms.SelectMany(arm => new[] { FigureColumn.Count($"{arm}: histories"), FigureColumn.Share($"{arm}: share"), FigureColumn.Share($"{arm}: low"), FigureColumn.Share($"{arm}: high") })],
        Patterns.Select((pattern, p) => (IEnumerable<FigureValue>)[pattern, .. Arms.Index().SelectMany(arm => new FigureValue[] { Counts[arm.Index][p], Shares[arm.Index][p].Value, Shares[arm.Index][p].Low, Shares[arm.Index][p].High })]));

    internal override float Height(float width) => Page.LegendHeight(width, Keys) + (Patterns.Length * Block) + 18;

    private float Block => (Arms.Length * Row) + Gap;

    internal override void Draw(Page page)
    {
        var top = page.Legend(Keys);
        var names = Patterns.Select(pattern => Ink.Wrapped(Labels.Words(pattern), page.Width * 0.3f)).ToArray();
        var left = names.SelectMany(lines => lines).Select(line => Ink.Width(line)).DefaultIfEmpty(0).Max() + 8;
        var most = Shares.SelectMany(arm => arm).Select(share => share.HasEnds ? share.High : 0).DefaultIfEmpty(1).Max();
        var across = Axis.Shares(Math.Min(1, Math.Max(0.05, most * 1.02))) with { Grid = true };
        using var panel = Panel.Draw(page, page.Below(top), across, Axis.Bare(0, Patterns.Length), left: left, right: Ink.Width("100.0\u00a0%") + 8);
        for (var pattern = 0; pattern < Patterns.Length; pattern++)
        {
            var block = panel.Box.Height / Patterns.Length;
            var middle = panel.Box.Top + ((pattern + 0.5f) * block);
            foreach (var (i, line) in names[pattern].Index()) page.Ink.Words(line, new(left - 5, middle + ((i - ((names[pattern].Length - 1) / 2f)) * 8)), Side.Left);
            for (var arm = 0; arm < Arms.Length; arm++) Bar(panel, arm, Shares[arm][pattern], middle + ((arm - ((Arms.Length - 1) / 2f)) * Row));
        }
    }

    private void Bar(Panel panel, int arm, WithInterval share, float y)
    {
        if (!share.IsKnown) return;
        var (ink, end) = (panel.Ink, panel.X(share.Value));
        ink.Rectangle(Palette.Of(arm), 0.55f, new SKRect(panel.Box.Left, y - (Row / 2) + 1, end, y + (Row / 2) - 1));
        if (share.HasEnds) Whisker(ink, panel.X(share.Low), panel.X(share.High), y);
        ink.Mark((Shape)(arm % 4), Palette.Of(arm), new(end, y), 1.9f);
        ink.Words(Labels.Percent(share.Value), new(Math.Max(end, share.HasEnds ? panel.X(share.High) : end) + 4, y), colour: arm == 0 ? Palette.Ink : Palette.Quiet, size: Math.Min(Ink.Small, Row - 1));
    }

    private static void Whisker(Ink ink, float low, float high, float y)
    {
        var look = new Look(Palette.Ink, 0.8f);
        ink.Line(look, new SKPoint(low, y), new SKPoint(high, y));
        foreach (var end in new[] { low, high }) ink.Line(look, new SKPoint(end, y - 1.8f), new SKPoint(end, y + 1.8f));
    }
}
