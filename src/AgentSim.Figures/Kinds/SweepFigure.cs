using System.Collections.Immutable;
using AgentSim.Figures.Drawing;
using SkiaSharp;

namespace AgentSim.Figures.Kinds;

/// <summary>How a number changes from design point to design point, arm by arm.</summary>
/// <param name="Title">What the number is.</param>
/// <param name="Points">The labels of the design points.</param>
/// <param name="Places">Where each point lies across: its value where it is a number, else its index.</param>
/// <param name="Arms">The arms' names.</param>
/// <param name="Values">For each arm, the number at each point, with its interval.</param>
public sealed record SweepFigure(string Title, ImmutableArray<string> Points, ImmutableArray<double> Places, ImmutableArray<string> Arms, ImmutableArray<ImmutableArray<WithInterval>> Values) : Figure(Title)
{
    /// <summary>What the points differ in, where that is one number; null where they have no order, and no line is drawn from one to the next.</summary>
    public string? Across { get; init; }

    /// <inheritdoc/>
    public override string Description => $"{Title} by design point. " + string.Join(", ", Points.Zip(Values[0]).Select(pair => $"{pair.First}: {Labels.Number(pair.Second.Value)}")) + ".";

    /// <inheritdoc/>
    public override FigureTable Table => FigureTable.Of(
        $"{Title} by design point, with intervals",
        [FigureColumn.Words("design point"), .. Arms.SelectMany(arm => new[] { FigureColumn.Number(arm), FigureColumn.Number($"{arm}: low"), FigureColumn.Number($"{arm}: high") })],
        Points.Select((point, p) => (IEnumerable<FigureValue>)[point, .. Values.SelectMany(arm => new FigureValue[] { arm[p].Value, arm[p].Low, arm[p].High })]));

    private ImmutableArray<Key> Keys => Arms.Length == 1 ? [] : [.. Arms.Select(Key.Arm)];

    internal override float Height(float width) => Page.LegendHeight(width, Keys) + Math.Clamp(width * 0.5f, 100, 180);

    internal override void Draw(Page page)
    {
        var top = page.Legend(Keys);
        var places = Spread(page.Width - 40);
        var margin = Math.Max((places.Max() - places.Min()) * 0.05, 1e-9);
        var every = (int)Math.Ceiling(Points.Sum(point => Ink.Width(point) + Between) / (page.Width - 40));
        var shown = places.Zip(Points).Where((_, i) => i % every == 0).ToDictionary(pair => pair.First, pair => pair.Second);
        var across = new Axis(places.Min() - margin, places.Max() + margin, [.. shown.Keys], place => shown[place]) { Words = Across ?? "design point" };
        var up = Axis.Around(Values.SelectMany(arm => arm).SelectMany(value => new[] { value.Value, value.Low, value.High })) with { Grid = true, Words = Title };
        using var panel = Panel.Draw(page, page.Below(top), across, up);
        for (var arm = Arms.Length - 1; arm >= 0; arm--) DrawArm(panel, arm, places);
    }

    private const float Between = 5;

    /// <summary>The places; equal steps where labels would lie on each other otherwise.</summary>
    private ImmutableArray<double> Spread(float width)
    {
        var ordered = Places.Zip(Points).OrderBy(pair => pair.First).ToArray();
        var span = Math.Max(Places.Max() - Places.Min(), 1e-12);
        var isCrowded = ordered.Zip(ordered.Skip(1)).Any(pair =>
            (pair.Second.First - pair.First.First) / span * width < ((Ink.Width(pair.First.Second) + Ink.Width(pair.Second.Second)) / 2) + Between);
        return isCrowded ? [.. Places.Select(place => (double)Places.Count(other => other < place))] : Places;
    }

    private void DrawArm(Panel panel, int arm, ImmutableArray<double> places)
    {
        // Arms stand side by side, so that one interval does not hide the other.
        SKPoint At(double place, double value) => new(panel.X(place) + (2.5f * (arm - ((Arms.Length - 1) / 2f))), panel.Y(value));
        var known = places.Zip(Values[arm]).Where(pair => pair.Second.IsKnown).ToArray();
        if (Across is not null) panel.Ink.Line(Look.OfArm(arm), [.. known.Select(pair => At(pair.First, pair.Second.Value))]);
        foreach (var (place, value) in known)
        {
            if (value.HasEnds) panel.Ink.Line(new(Palette.Of(arm), 0.9f), At(place, value.Low), At(place, value.High));
            panel.Ink.Mark((Shape)(arm % 4), Palette.Of(arm), At(place, value.Value), 2);
        }
    }
}
