using System.Collections.Immutable;
using AgentSim.Figures.Drawing;
using SkiaSharp;

namespace AgentSim.Figures.Kinds;

/// <summary>How much each factor matters for an output: bars of sensitivity indices with their intervals.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Output">What was analysed.</param>
/// <param name="Method">How.</param>
/// <param name="Indices">What the indices are, one or two: <c>first</c>, <c>total</c>.</param>
/// <param name="Factors">The factors, the weightiest first.</param>
public sealed record SensitivityFigure(string Title, string Output, string Method, ImmutableArray<string> Indices, ImmutableArray<SensitivityFactor> Factors) : Figure(Title)
{
    private const int Most = 20;
    private const float Bar = 5.5f;

    /// <inheritdoc/>
    public override string Description => $"{Method} of {Output}, the weightiest first: " + string.Join(", ", Factors.Take(Most).Select(factor =>
        $"{factor.Name} {string.Join(" and ", Indices.Select((index, i) => $"{index} {Labels.Number(factor.Values[i].Value)}"))}")) + ".";

    /// <inheritdoc/>
    public override FigureTable Table => FigureTable.Of(
        $"{Method} of {Output}, with 95 per cent intervals",
        [FigureColumn.Words("factor"), .. Indices.SelectMany(index => new[] { FigureColumn.Number(index), FigureColumn.Number($"{index}: low"), FigureColumn.Number($"{index}: high") })],
        Factors.Select(factor => (IEnumerable<FigureValue>)[factor.Name, .. factor.Values.SelectMany(value => new FigureValue[] { value.Value, value.Low, value.High })]));

    private SensitivityFactor[] Shown => [.. Factors.Take(Most)];

    private ImmutableArray<Key> Keys => Indices.Length < 2 ? [] : [.. Indices.Select((index, i) => Key.Mark(index, (Shape)i, Palette.Of(i)))];

    private float Row => (Indices.Length * Bar) + 4;

    internal override float Height(float width) => Page.LegendHeight(width, Keys) + (Shown.Length * Row) + 28;

    internal override void Draw(Page page)
    {
        var top = page.Legend(Keys);
        var factors = Shown;
        var left = factors.Select(factor => Ink.Width(factor.Name)).DefaultIfEmpty(0).Max() + 6;
        var ends = factors.SelectMany(factor => factor.Values).SelectMany(value => new[] { value.Value, value.Low, value.High }).Where(double.IsFinite).Append(0).ToArray();
        var high = Math.Max(ends.Max() * 1.04, 1e-9);
        var across = Axis.Between(Math.Max(ends.Min(), -high), high, 5, Indices.Length == 1 ? Indices[0] : "index") with { Grid = true };
        using var panel = Panel.Draw(page, page.Below(top), across, Axis.Bare(0, Math.Max(1, factors.Length)), left: Math.Min(left, page.Width * 0.45f), right: 8);
        panel.Ink.Line(new(Palette.Quiet, 0.7f), new SKPoint(panel.X(0), panel.Box.Top), new SKPoint(panel.X(0), panel.Box.Bottom));
        foreach (var (i, factor) in factors.Index())
        {
            var middle = panel.Box.Top + ((i + 0.5f) * panel.Box.Height / factors.Length);
            page.Ink.Words(factor.Name, new(panel.Box.Left - 5, middle), Side.Left);
            for (var index = 0; index < Indices.Length; index++) DrawBar(panel, index, factor.Values[index], middle + ((index - ((Indices.Length - 1) / 2f)) * Bar));
        }
    }

    private static void DrawBar(Panel panel, int index, WithInterval value, float y)
    {
        if (!value.IsKnown) return;
        panel.Ink.Rectangle(Palette.Of(index), 0.5f, new SKRect(panel.X(0), y - (Bar / 2) + 0.7f, panel.X(value.Value), y + (Bar / 2) - 0.7f));
        panel.Clipped(() =>
        {
            if (value.HasEnds) panel.Ink.Line(new(Palette.Ink, 0.8f), new SKPoint(panel.X(value.Low), y), new SKPoint(panel.X(value.High), y));
        });
        panel.Ink.Mark((Shape)index, Palette.Of(index), new(panel.X(value.Value), y), 1.9f);
    }
}

/// <summary>How much a factor matters.</summary>
/// <param name="Name">The factor.</param>
/// <param name="Values">Its indices with their intervals, as many as there are kinds of them.</param>
public sealed record SensitivityFactor(string Name, ImmutableArray<WithInterval> Values);
