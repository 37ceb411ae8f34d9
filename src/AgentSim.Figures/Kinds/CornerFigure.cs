using System.Collections.Immutable;
using AgentSim.Figures.Drawing;
using SkiaSharp;

namespace AgentSim.Figures.Kinds;

/// <summary>Each of some parameters by itself and each pair of them, prior beside posterior.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Columns">The parameters, with their draws.</param>
public sealed record CornerFigure(string Title, ImmutableArray<CornerColumn> Columns) : Figure(Title)
{
    private const int Bins = 16;

    // More dots would be a blot.
    private const int MostDots = 300;

    private const float Gap = 5;

    private static readonly Key[] Keys = [Key.Line("posterior", Look.OfArm(0, 1.4f)), Key.Line("prior", Look.OfArm(1))];

    /// <inheritdoc/>
    public override string Description => $"Corner plot of {string.Join(", ", Columns.Select(column => column.Name))}: each under prior and posterior, and each pair under the posterior.";

    /// <inheritdoc/>
    public override FigureTable Table => FigureTable.Of(
        "Shares of draws by value, in slices of each parameter from this value on",
        [FigureColumn.Words("parameter"), FigureColumn.Number("from"), FigureColumn.Number("to"), FigureColumn.Share("prior"), FigureColumn.Share("posterior")],
        Columns.SelectMany(column =>
        {
            var ((low, high), prior, posterior) = (column.Ends, column.Shares(column.Prior, Bins), column.Shares(column.Posterior, Bins));
            return Enumerable.Range(0, Bins).Select(bin => (IEnumerable<FigureValue>)[column.Name, low + ((high - low) * bin / Bins), low + ((high - low) * (bin + 1) / Bins), prior[bin], posterior[bin]]);
        }));

    internal override float Height(float width) => Math.Min(Columns.Length * 90, width) + Page.LegendHeight(width, Keys);

    // Of more columns than there is room for, the first; the table has all.
    private CornerColumn[] Shown(float width) => [.. Columns.Take(Math.Max(2, (int)(width / Narrowest)))];

    private const float Narrowest = 56;

    // For names and numbers, at the left and below.
    private const float Margin = 22;

    private const float Least = 4.5f;

    internal override void Draw(Page page)
    {
        var top = page.Legend(Keys);
        var columns = Shown(page.Width);
        var cell = ((Math.Min(Columns.Length * 90, page.Width) - Margin) / columns.Length) - Gap;
        for (var row = 0; row < columns.Length; row++)
        {
            for (var column = 0; column <= row; column++)
            {
                var (x, y) = (Margin + (column * (cell + Gap)), top + (row * (cell + Gap)));
                var box = new SKRect(x, y, x + cell, y + cell);
                using var panel = row == column ? Alone(page, box, columns[row]) : Pair(page, box, columns[column], columns[row]);
                if (row == columns.Length - 1) Below(panel, columns[column]);
                if (column == 0 && row > 0) Beside(panel, columns[row]);
            }
        }
    }

    private static Panel Alone(Page page, SKRect box, CornerColumn column)
    {
        var (low, high) = column.Ends;
        var (prior, posterior) = (column.Shares(column.Prior, Bins), column.Shares(column.Posterior, Bins));
        page.Ink.Words(column.Name, new(box.Left, box.Top + 4), size: Fitting(column.Name, box.Width));
        box.Top += 9;
        var panel = Panel.Draw(page, box, Axis.Bare(low, high), Axis.Bare(0, Math.Max(prior.Max(), posterior.Max()) * 1.05), right: 3);
        page.Ink.Line(new(Palette.Quiet, 0.6f), new SKPoint(panel.Box.Left, panel.Box.Bottom), new SKPoint(panel.Box.Right, panel.Box.Bottom));
        foreach (var (shares, look) in new[] { (prior, Look.OfArm(1)), (posterior, Look.OfArm(0, 1.4f)) })
            panel.Line(look, shares.SelectMany((share, bin) => new[] { (low + ((high - low) * bin / Bins), share), (low + ((high - low) * (bin + 1) / Bins), share) }));
        return panel;
    }

    private static Panel Pair(Page page, SKRect box, CornerColumn across, CornerColumn up)
    {
        var panel = Panel.Draw(page, box, Axis.Bare(across.Ends.Low, across.Ends.High), Axis.Bare(up.Ends.Low, up.Ends.High), right: 3);
        page.Ink.Line(new(Palette.Quiet, 0.6f), new SKPoint(panel.Box.Left, panel.Box.Top), new SKPoint(panel.Box.Left, panel.Box.Bottom), new SKPoint(panel.Box.Right, panel.Box.Bottom));
        foreach (var (arm, xs, ys, opacity) in new[] { (1, across.Prior, up.Prior, 0.15f), (0, across.Posterior, up.Posterior, 0.45f) })
        {
            var step = Math.Max(1, xs.Length / MostDots);
            for (var i = 0; i < xs.Length; i += step) page.Ink.Mark(Shape.Disc, Palette.Of(arm), panel.At(xs[i], ys[i]), 0.9f, opacity);
        }

        return panel;
    }

    /// <summary>Name and ends of what goes to the right.</summary>
    private static void Below(Panel panel, CornerColumn column)
    {
        var (low, high) = (Labels.Number(column.Ends.Low), Labels.Number(column.Ends.High));
        panel.Ink.Words(low, new(panel.Box.Left, panel.Box.Bottom + 6), size: Fitting(low + high, panel.Box.Width - 4), colour: Palette.Quiet);
        panel.Ink.Words(high, new(panel.Box.Right, panel.Box.Bottom + 6), Side.Left, size: Fitting(low + high, panel.Box.Width - 4), colour: Palette.Quiet);
        panel.Ink.Words(column.Name, new(panel.Box.MidX, panel.Box.Bottom + 14), Side.Middle, size: Fitting(column.Name, panel.Box.Width));
    }

    /// <summary>The same of what goes up.</summary>
    private static void Beside(Panel panel, CornerColumn column)
    {
        var (low, high) = (Labels.Number(column.Ends.Low), Labels.Number(column.Ends.High));
        panel.Ink.Words(low, new(panel.Box.Left - 2, panel.Box.Bottom - 3), Side.Left, size: Fitting(low, Margin - 9), colour: Palette.Quiet);
        panel.Ink.Words(high, new(panel.Box.Left - 2, panel.Box.Top + 3), Side.Left, size: Fitting(high, Margin - 9), colour: Palette.Quiet);
        panel.Ink.Upright(column.Name, new(5, panel.Box.MidY), panel.Box.Height);
    }

    private static float Fitting(string words, float room) => Math.Max(Least, Math.Min(Ink.Small, Ink.Small * room / Math.Max(1, Ink.Width(words))));
}

/// <summary>A parameter's draws.</summary>
/// <param name="Name">The parameter.</param>
/// <param name="Prior">Its draws from the prior.</param>
/// <param name="Posterior">Its draws from the posterior; of several parameters in the same order.</param>
public sealed record CornerColumn(string Name, ImmutableArray<double> Prior, ImmutableArray<double> Posterior)
{
    internal (double Low, double High) Ends
    {
        get
        {
            var (low, high) = (Math.Min(Prior.Min(), Posterior.Min()), Math.Max(Prior.Max(), Posterior.Max()));
            return high > low ? (low, high) : (low - 0.5, high + 0.5);
        }
    }

    internal double[] Shares(ImmutableArray<double> values, int bins)
    {
        var ((low, high), shares) = (Ends, new double[bins]);
        foreach (var value in values) shares[Math.Clamp((int)((value - low) / (high - low) * bins), 0, bins - 1)] += 1.0 / values.Length;
        return shares;
    }
}
