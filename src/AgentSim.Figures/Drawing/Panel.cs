using ScottPlot;
using ScottPlot.TickGenerators;
using SkiaSharp;

namespace AgentSim.Figures.Drawing;

/// <summary>A pair of axes in a box of the page. Axes, ticks and the room that they need are ScottPlot's; what is drawn between them is placed by it.</summary>
internal sealed class Panel : IDisposable
{
    private readonly Plot plot = new();
    private readonly Page page;

    private Panel(Page page, Axis across, Axis up)
    {
        Typefaces.Register();
        this.page = page;
        plot.RenderManager.ClearCanvasBeforeEachRender = false;
        plot.FigureBackground.Color = Colors.Transparent;
        plot.DataBackground.Color = Colors.Transparent;
        plot.Axes.Right.IsVisible = plot.Axes.Top.IsVisible = false;
        Set(plot.Axes.Bottom, across);
        Set(plot.Axes.Left, up);
        plot.Axes.SetLimits(across.Low, across.High, up.Low, up.High);
        plot.Axes.Left.FrameLineStyle.Width = up.Grid ? 0 : 0.6f;
        plot.Axes.Left.MajorTickStyle.Length = up.Grid ? 0 : 2;
        plot.Axes.Left.MajorTickStyle.Width = up.Grid ? 0 : 0.6f;
        plot.Grid.LineColor = Tone(Palette.Rule);
        plot.Grid.LineWidth = 0.6f;
        plot.Grid.XAxisStyle.IsVisible = across.Grid;
        plot.Grid.YAxisStyle.IsVisible = up.Grid;
    }

    /// <summary>How high each further line of the labels below is.</summary>
    public const float LabelLine = 8;

    /// <summary>The box between the axes, on the page.</summary>
    public SKRect Box { get; private set; }

    public Ink Ink => page.Ink;

    /// <summary>Draws axes into a box.</summary>
    /// <param name="page">The page.</param>
    /// <param name="box">Where, labels included.</param>
    /// <param name="across">The axis at the bottom.</param>
    /// <param name="up">The axis to the left.</param>
    /// <param name="heading">What stands above; null for nothing.</param>
    /// <param name="left">Room to the left that is the same for several panels; null for what the labels need.</param>
    /// <param name="right">Room to the right.</param>
    public static Panel Draw(Page page, SKRect box, Axis across, Axis up, string? heading = null, float? left = null, float right = 5)
    {
        var panel = new Panel(page, across, up);
        if (heading is not null)
        {
            page.Ink.Words(heading, new(box.Left + 1, box.Top + 5), size: Ink.Large, bold: true);
            box.Top += 12;
        }

        var bottom = (across.IsBare ? 3 : across.Words is null ? 13 : 23) + (LabelLine * across.Labels().Select(label => label.Count(character => character == '\n')).DefaultIfEmpty(0).Max());
        if (across is { IsBare: false, Ticks: [.., var last] } && last >= across.High - (0.02 * (across.High - across.Low))) right = Math.Max(right, (Ink.Width(across.Label(last)) / 2) + 1);
        panel.plot.Layout.Fixed(new PixelPadding(left ?? Room(up), right, bottom, 4));
        var place = new PixelRect(box.Left, box.Right, box.Bottom, box.Top);

        // ScottPlot draws a plot again whose layout it did not know before: without this first time, all words of axes would stand twice, one upon the other.
        using (var nowhere = new SKNoDrawCanvas((int)page.Width, (int)page.Height)) panel.plot.Render(nowhere, place);
        panel.plot.Render(page.Ink.Canvas, place);
        var data = panel.plot.LastRender.DataRect;
        panel.Box = new(data.Left, data.Top, data.Right, data.Bottom);
        if (across.Words is { } below) page.Ink.Words(below, new(panel.Box.MidX, box.Bottom - 5), Side.Middle, size: Ink.Small + 0.5f);
        if (up.Words is { } beside) page.Ink.Upright(beside, new(box.Left + 5, panel.Box.MidY), panel.Box.Height);
        return panel;
    }

    public float X(double value) => plot.Axes.Bottom.GetPixel(value, plot.LastRender.DataRect);

    public float Y(double value) => plot.Axes.Left.GetPixel(value, plot.LastRender.DataRect);

    public SKPoint At(double x, double y) => new(X(x), Y(y));

    /// <summary>A line through places; it is broken where one has no number.</summary>
    public void Line(Look look, IEnumerable<(double X, double Y)> places)
    {
        var run = new List<SKPoint>();
        foreach (var (x, y) in places)
        {
            if (double.IsFinite(x) && double.IsFinite(y))
            {
                run.Add(At(x, y));
                continue;
            }

            Ink.Line(look, [.. run]);
            run.Clear();
        }

        Ink.Line(look, [.. run]);
    }

    /// <summary>The area between two lines.</summary>
    public void Band(SKColor colour, float opacity, IEnumerable<(double X, double Low, double High)> places)
    {
        var all = places.Where(place => double.IsFinite(place.Low) && double.IsFinite(place.High)).ToArray();
        Ink.Area(colour, opacity, [.. all.Select(place => At(place.X, place.High)), .. all.Reverse().Select(place => At(place.X, place.Low))]);
    }

    /// <summary>Has what is drawn outside of the box cut off.</summary>
    public void Clipped(Action draw)
    {
        Ink.Canvas.Save();
        Ink.Canvas.ClipRect(Box);
        draw();
        Ink.Canvas.Restore();
    }

    /// <inheritdoc/>
    public void Dispose() => plot.Dispose();

    // Labels of numbers at the left, and the words beside them.
    private static float Room(Axis up) => up.IsBare ? 3 : (up.Words is null ? 6 : up.Grid ? 17 : 20) + up.Labels().Select(label => Ink.Width(label)).DefaultIfEmpty(0).Max();

    private static void Set(IAxis axis, Axis what)
    {
        axis.FrameLineStyle.Width = what.IsBare ? 0 : 0.6f;
        axis.FrameLineStyle.Color = Tone(Palette.Quiet);
        axis.MajorTickStyle.Length = what.IsBare ? 0 : 2.5f;
        axis.MajorTickStyle.Width = 0.6f;
        axis.MajorTickStyle.Color = Tone(Palette.Quiet);
        axis.MinorTickStyle.Length = 0;
        axis.MinorTickStyle.Width = 0;
        axis.TickLabelStyle.FontName = Typefaces.Name;
        axis.TickLabelStyle.FontSize = Ink.Small;
        axis.TickLabelStyle.ForeColor = Tone(Palette.Quiet);
        axis.Label.Text = "";
        axis.TickGenerator = new NumericManual([.. what.Ticks], what.IsBare ? [.. what.Ticks.Select(_ => "")] : what.Labels());
    }

    private static ScottPlot.Color Tone(SKColor colour) => new(colour.Red, colour.Green, colour.Blue);
}
