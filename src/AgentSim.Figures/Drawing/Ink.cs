using SkiaSharp;

namespace AgentSim.Figures.Drawing;

/// <summary>Lines, areas, marks and words at places of the page, in points from its upper left corner.</summary>
/// <param name="canvas">Where they are drawn.</param>
/// <param name="medium">What becomes of it.</param>
internal sealed class Ink(SKCanvas canvas, Medium medium)
{
    /// <summary>Size of text that labels something within a picture.</summary>
    public const float Small = 7;

    /// <summary>Size of headings of panels.</summary>
    public const float Large = 8;

    public SKCanvas Canvas => canvas;

    public void Line(Look look, params ReadOnlySpan<SKPoint> points)
    {
        if (points.Length < 2) return;
        using var path = Through(points);
        using var paint = Pen(look);
        canvas.DrawPath(path, paint);
    }

    public void Area(SKColor colour, float opacity, ReadOnlySpan<SKPoint> outline)
    {
        if (outline.Length < 3) return;
        using var path = Through(outline);
        path.Close();
        Fill(colour, opacity, path);
    }

    public void Rectangle(SKColor colour, float opacity, SKRect box)
    {
        using var paint = Brush(colour, opacity);
        canvas.DrawRect(box.Standardized, paint);
    }

    /// <summary>Many rectangles of one strength.</summary>
    public void Rectangles(SKColor colour, float opacity, IEnumerable<SKRect> boxes)
    {
        using var path = new SKPath();
        foreach (var box in boxes) path.AddRect(box.Standardized);
        Fill(colour, opacity, path);
    }

    public void Mark(Shape shape, SKColor colour, SKPoint at, float radius = 2, float opacity = 1)
    {
        using var paint = Brush(colour, opacity);
        var (x, y, r) = (at.X, at.Y, radius);
        switch (shape)
        {
            case Shape.Disc: canvas.DrawCircle(x, y, r, paint); break;
            case Shape.Square: canvas.DrawRect(x - (0.9f * r), y - (0.9f * r), 1.8f * r, 1.8f * r, paint); break;
            case Shape.Triangle: Area(colour, opacity, [new(x, y - (1.2f * r)), new(x + (1.1f * r), y + (0.8f * r)), new(x - (1.1f * r), y + (0.8f * r))]); break;
            case Shape.Diamond: Area(colour, opacity, [new(x, y - (1.3f * r)), new(x + (1.1f * r), y), new(x, y + (1.3f * r)), new(x - (1.1f * r), y)]); break;
            default: throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>A ring with the ground inside.</summary>
    public void Ring(SKColor colour, SKPoint at, float radius)
    {
        Mark(Shape.Disc, Palette.Ground, at, radius);
        using var paint = Pen(new(colour, 0.9f));
        canvas.DrawCircle(at.X, at.Y, radius, paint);
    }

    /// <summary>Words whose middle height is at a place.</summary>
    public void Words(string words, SKPoint at, Side side = Side.Right, SKColor? colour = null, float size = Small, bool bold = false, bool halo = false)
    {
        using var font = Typefaces.At(size, bold);
        var width = font.MeasureText(words);
        var x = at.X - (side switch { Side.Right => 0, Side.Middle => width / 2, _ => width });
        var y = at.Y + (0.36f * size);
        using var paint = Brush(colour ?? Palette.Ink, 1);
        if (halo)
        {
            // Drawn beneath; text with an outline is not what readers of a page would find twice.
            using var ground = Brush(Palette.Ground, 0.78f);
            canvas.DrawRect(x - 0.8f, at.Y - (0.55f * size), width + 1.6f, 1.1f * size, ground);
        }

        canvas.DrawText(words, x, y, SKTextAlign.Left, font, paint);
    }

    /// <summary>Words from below to above, their middle at a place.</summary>
    /// <summary>Words from below to above, no longer than there is room.</summary>
    public void Upright(string words, SKPoint at, float room)
    {
        var size = Math.Min(Small + 0.5f, (Small + 0.5f) * room / Math.Max(1, Width(words, Small + 0.5f)));
        canvas.Save();
        canvas.RotateDegrees(-90, at.X, at.Y);
        Words(words, at, Side.Middle, size: size);
        canvas.Restore();
    }

    public static float Width(string words, float size = Small, bool bold = false)
    {
        using var font = Typefaces.At(size, bold);
        return font.MeasureText(words);
    }

    /// <summary>Words in lines no wider than that, as far as words can be parted.</summary>
    public static string[] Wrapped(string words, float width, float size = Small)
    {
        var lines = new List<string>();
        foreach (var word in words.Split(' '))
        {
            if (lines.Count > 0 && Width($"{lines[^1]} {word}", size) <= width) lines[^1] += $" {word}";
            else lines.Add(word);
        }

        return [.. lines];
    }

    private static SKPath Through(ReadOnlySpan<SKPoint> points)
    {
        var path = new SKPath();
        path.MoveTo(points[0]);
        foreach (var point in points[1..]) path.LineTo(point);
        return path;
    }

    private void Fill(SKColor colour, float opacity, SKPath path)
    {
        using var paint = Brush(colour, opacity);
        canvas.DrawPath(path, paint);
    }

    private static SKPaint Brush(SKColor colour, float opacity) => new() { Color = colour.WithAlpha((byte)Math.Round(255 * opacity)), IsAntialias = true, Style = SKPaintStyle.Fill };

    private SKPaint Pen(Look look)
    {
        var pen = new SKPaint { Color = look.Colour, StrokeWidth = look.Width, IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeJoin = SKStrokeJoin.Round };
        if (look.Dash == Dash.Solid) return pen;

        // Skia writes a broken line into SVG as the outlines of its pieces: there a whole line is drawn, and the limit of its mitres says until it is mended which dash is meant.
        if (medium == Medium.Vector) (pen.StrokeJoin, pen.StrokeMiter) = (SKStrokeJoin.Miter, Dashes.Limit(look.Dash));
        else pen.PathEffect = SKPathEffect.CreateDash(Dashes.Lengths(look.Dash), 0);
        return pen;
    }
}

/// <summary>What becomes of a drawing.</summary>
internal enum Medium
{
    /// <summary>SVG.</summary>
    Vector,

    /// <summary>Pixels.</summary>
    Raster,
}
