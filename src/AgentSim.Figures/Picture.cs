using System.Text;
using System.Xml.Linq;
using AgentSim.Figures.Drawing;
using SkiaSharp;

namespace AgentSim.Figures;

/// <summary>Makes files of figures. The same figure and width make the same bytes, on any machine and whatever typefaces it has.</summary>
public static class Picture
{
    /// <summary>The width of a column of a journal, in millimetres.</summary>
    public const double Column = 84;

    /// <summary>The width of two columns, in millimetres.</summary>
    public const double TwoColumns = 174;

    /// <summary>The narrowest picture that there is room for words in, in millimetres.</summary>
    public const double Narrowest = 50;

    /// <summary>The widest, in millimetres.</summary>
    public const double Widest = 500;

    private const double PointsPerMillimetre = 72 / 25.4;
    private const int DotsPerInch = 300;

    /// <summary>The colours as style sheets name them: custom properties for light ground, and for dark ground where a reader prefers that on the screen; paper is white. Without them a picture of a page has the colours of light ground.</summary>
    public static string Colours { get; } =
        $":root {{ {string.Join(' ', Palette.Names.OrderBy(entry => entry.Value.Name, StringComparer.Ordinal).Select(entry => $"--fig-{entry.Value.Name}: {entry.Key};"))} }}\n"
        + $"@media screen and (prefers-color-scheme: dark) {{ :root {{ {string.Join(' ', Palette.Names.OrderBy(entry => entry.Value.Name, StringComparer.Ordinal).Select(entry => $"--fig-{entry.Value.Name}: {entry.Value.Dark};"))} }} }}\n";

    /// <summary>A figure for print: an SVG file on white ground, as wide as is said, its text drawn as outlines.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="millimetres">Its width.</param>
    public static string PaperSvg(Figure figure, double millimetres = Column)
    {
        var (svg, width, height) = Drawn(figure, millimetres, Palette.Ground);
        return SvgForPaper.Of(svg, figure, width, height, millimetres);
    }

    /// <summary>A figure for a page of HTML: text that can be read and searched, no ground, and colours that a style sheet can set (<see cref="Colours"/>). It has no namespace, and stands within a page.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="id">What the ids of its parts begin with; no other picture of the page has it.</param>
    /// <param name="millimetres">The width that it is drawn for; a page may show it larger.</param>
    public static XElement PageSvg(Figure figure, string id, double millimetres)
    {
        var (svg, width, height) = Drawn(figure, millimetres, ground: null);
        return SvgForPage.Of(svg, figure, id, width, height);
    }

    /// <summary>A figure as PNG on white ground, with 300 dots to the inch.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="millimetres">Its width.</param>
    public static byte[] Png(Figure figure, double millimetres = Column)
    {
        var (width, height) = Size(figure, millimetres);
        const float scale = DotsPerInch / 72f;
        using var surface = SKSurface.Create(new SKImageInfo((int)Math.Round(width * scale), (int)Math.Round(height * scale), SKColorType.Rgba8888, SKAlphaType.Opaque));
        surface.Canvas.Clear(Palette.Ground);
        surface.Canvas.Scale(scale);
        figure.Draw(new(surface.Canvas, width, height, Medium.Raster));
        using var image = surface.Snapshot();
        using var data = image.Encode(SKEncodedImageFormat.Png, 100);
        return PngResolution.Set(data.ToArray(), DotsPerInch);
    }

    private static (string Svg, float Width, float Height) Drawn(Figure figure, double millimetres, SKColor? ground)
    {
        var (width, height) = Size(figure, millimetres);
        using var stream = new MemoryStream();
        using (var canvas = SKSvgCanvas.Create(new SKRect(0, 0, width, height), stream))
        {
            var page = new Page(canvas, width, height, Medium.Vector);
            if (ground is { } colour) page.Ink.Rectangle(colour, 1, page.Below(0));
            figure.Draw(page);
        }

        return (Encoding.UTF8.GetString(stream.ToArray()), width, height);
    }

    private static (float Width, float Height) Size(Figure figure, double millimetres)
    {
        ArgumentNullException.ThrowIfNull(figure);
        if (!(millimetres is >= Narrowest and <= Widest)) throw new ArgumentOutOfRangeException(nameof(millimetres), millimetres, $"A picture is from {Narrowest} to {Widest} mm wide.");
        var width = (float)(millimetres * PointsPerMillimetre);
        return (width, figure.Height(width));
    }
}
