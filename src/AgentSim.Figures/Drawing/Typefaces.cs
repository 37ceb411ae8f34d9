using ScottPlot;
using SkiaSharp;

namespace AgentSim.Figures.Drawing;

/// <summary>The typeface that is shipped: without one, on a machine that has none, all text would be missing without a word.</summary>
internal sealed class Typefaces : IFontResolver
{
    public const string Name = "Lato";

    public static readonly SKTypeface Regular = Load("Lato-Regular.ttf");

    public static readonly SKTypeface Bold = Load("Lato-Bold.ttf");

    private static readonly Lazy<bool> Known = new(() =>
    {
        Fonts.FontResolvers.Insert(0, new Typefaces());
        Fonts.Default = Name;
        return true;
    });

    /// <summary>Has charts use it, whatever is installed.</summary>
    public static void Register() => _ = Known.Value;

    /// <summary>The typeface at a size, the same on every machine.</summary>
    public static SKFont At(float size, bool bold = false) => new(bold ? Bold : Regular, size) { Subpixel = true, Hinting = SKFontHinting.None, Edging = SKFontEdging.Antialias };

    /// <inheritdoc/>
    public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) => Load(bold ? "Lato-Bold.ttf" : "Lato-Regular.ttf");

    /// <inheritdoc/>
    public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) => CreateTypeface(fontName, weight >= FontWeight.SemiBold, false);

    // Charts dispose of what they are given.
    private static SKTypeface Load(string file)
    {
        using var stream = typeof(Typefaces).Assembly.GetManifestResourceStream(file)!;
        return SKTypeface.FromStream(stream);
    }
}
