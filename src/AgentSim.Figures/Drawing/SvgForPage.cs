using System.Globalization;
using System.Xml.Linq;

namespace AgentSim.Figures.Drawing;

/// <summary>SVG that stands in a page.</summary>
internal static class SvgForPage
{
    public static XElement Of(string svg, Figure figure, string id, float width, float height)
    {
        var root = SkiaSvg.Mended(svg, id);
        foreach (var element in root.Descendants().ToArray())
        {
            if (element.Name == "text") Free(element);
            foreach (var name in new[] { "fill", "stroke" })
            {
                if (element.Attribute(name) is { } colour && Hex(colour.Value) is { } hex && Palette.Names.TryGetValue(hex, out var named)) colour.Value = $"var(--fig-{named.Name},{hex})";
            }
        }

        SkiaSvg.Describe(root, figure, id, width, height);
        return root;
    }

    /// <summary>Leaves the places of single characters to the reader's typeface, and the width of the whole as it was measured: text fits in any typeface.</summary>
    private static void Free(XElement text)
    {
        var words = text.Value.Trim();
        var (places, size) = (SkiaSvg.Numbers((string)text.Attribute("x")!), (float)text.Attribute("font-size")!);
        var isBold = (string?)text.Attribute("font-weight") is "bold" or "600" or "700";
        var width = Ink.Width(words, size, isBold);
        text.SetAttributeValue("x", Written(places[0]));
        text.SetAttributeValue("y", Written(SkiaSvg.Numbers((string)text.Attribute("y")!)[0]));
        text.SetAttributeValue("font-family", null);
        if (words.Length > 2) text.SetAttributeValue("textLength", Written(width));
        if (words.Length > 2) text.SetAttributeValue("lengthAdjust", "spacingAndGlyphs");
        text.Value = words;
    }

    private static string Written(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    private static string? Hex(string colour) => colour switch { "white" => "#ffffff", "none" => null, _ => colour.ToLowerInvariant() };
}
