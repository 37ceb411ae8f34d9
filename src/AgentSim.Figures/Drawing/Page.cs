using SkiaSharp;

namespace AgentSim.Figures.Drawing;

/// <summary>What a figure is drawn on.</summary>
internal sealed class Page(SKCanvas canvas, float width, float height, Medium medium)
{
    /// <summary>Between a legend and what is below it, and between panels.</summary>
    public const float Gap = 6;

    private const float LegendLine = 10.5f;
    private const float Swatch = 13;

    public float Width => width;

    public float Height => height;

    public Ink Ink { get; } = new(canvas, medium);

    /// <summary>All of it below some height.</summary>
    public SKRect Below(float top) => new(0, top, width, height);

    /// <summary>Says what lines, areas and marks mean, in as many lines as it takes.</summary>
    /// <returns>How high it is, the gap below included; 0 of nothing.</returns>
    public float Legend(IReadOnlyList<Key> keys)
    {
        var (x, y) = (0f, LegendLine / 2);
        foreach (var key in keys)
        {
            var needed = Swatch + 3 + Ink.Width(key.Words);
            if (x > 0 && x + needed > width) (x, y) = (0, y + LegendLine);
            key.Draw(Ink, new SKRect(x, y - 3.5f, x + Swatch, y + 3.5f));
            Ink.Words(key.Words, new(x + Swatch + 3, y));
            x += needed + 9;
        }

        return LegendHeight(width, keys);
    }

    /// <summary>How high a legend would be, the gap below included.</summary>
    public static float LegendHeight(float width, IReadOnlyList<Key> keys)
    {
        if (keys.Count == 0) return 0;
        var (x, lines) = (0f, 1);
        foreach (var key in keys)
        {
            var needed = Swatch + 3 + Ink.Width(key.Words);
            if (x > 0 && x + needed > width) (x, lines) = (0, lines + 1);
            x += needed + 9;
        }

        return (lines * LegendLine) + Gap;
    }
}

/// <summary>An entry of a legend.</summary>
/// <param name="Words">What it means.</param>
/// <param name="Draw">Draws a sample into a small box.</param>
internal sealed record Key(string Words, Action<Ink, SKRect> Draw)
{
    public static Key Line(string words, Look look) => new(words, (ink, box) => ink.Line(look, new SKPoint(box.Left, box.MidY), new SKPoint(box.Right, box.MidY)));

    public static Key Area(string words, SKColor colour, float opacity) => new(words, (ink, box) => ink.Rectangle(colour, opacity, box));

    public static Key Mark(string words, Shape shape, SKColor colour) => new(words, (ink, box) => ink.Mark(shape, colour, new(box.MidX, box.MidY), 2.6f));

    /// <summary>An arm, by its line and its mark.</summary>
    public static Key Arm(string words, int arm) => new(words, (ink, box) =>
    {
        ink.Line(Look.OfArm(arm), new SKPoint(box.Left, box.MidY), new SKPoint(box.Right, box.MidY));
        ink.Mark((Shape)(arm % 4), Palette.Of(arm), new(box.MidX, box.MidY), 2.2f);
    });
}
