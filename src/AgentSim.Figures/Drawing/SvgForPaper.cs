using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using SkiaSharp;

namespace AgentSim.Figures.Drawing;

/// <summary>SVG as a file of its own, for print: its text is drawn as outlines, for which no reader needs a typeface.</summary>
internal static class SvgForPaper
{
    private static readonly XNamespace Space = "http://www.w3.org/2000/svg";

    public static string Of(string svg, Figure figure, float width, float height, double millimetres)
    {
        var root = SkiaSvg.Mended(svg, "figure");
        foreach (var text in root.Descendants("text").ToArray()) text.ReplaceWith(Outlines(text));
        SkiaSvg.Describe(root, figure, "figure", width, height);
        root.Add(new XAttribute("width", Millimetres(millimetres)), new XAttribute("height", Millimetres(millimetres * height / width)));
        foreach (var element in root.DescendantsAndSelf()) element.Name = Space + element.Name.LocalName;
        var written = new StringBuilder();
        using (var writer = XmlWriter.Create(written, new() { OmitXmlDeclaration = true, Indent = true, IndentChars = "", NewLineChars = "\n", CheckCharacters = false })) root.Save(writer);
        return written.Append('\n').ToString();
    }

    private static string Millimetres(double length) => length.ToString("0.##", CultureInfo.InvariantCulture) + "mm";

    private static XElement Outlines(XElement text)
    {
        var isBold = (string?)text.Attribute("font-weight") is "bold" or "600" or "700";
        using var font = Typefaces.At((float)text.Attribute("font-size")!, isBold);
        var (across, down) = (SkiaSvg.Numbers((string)text.Attribute("x")!), SkiaSvg.Numbers((string)text.Attribute("y")!)[0]);
        using var outlines = new SKPath();
        foreach (var (i, glyph) in font.GetGlyphs(text.Value.Trim()).Index())
        {
            using var outline = font.GetGlyphPath(glyph);
            if (outline is not null && i < across.Length) outlines.AddPath(outline, (float)across[i], (float)down);
        }

        var path = new XElement("path", new XAttribute("d", outlines.ToSvgPathData()), text.Attribute("transform"), text.Attribute("fill"), text.Attribute("fill-opacity"));
        SkiaSvg.Round(path);
        return path;
    }
}
