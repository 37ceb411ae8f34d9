using System.Globalization;
using System.Xml.Linq;

namespace AgentSim.Results.Charts;

/// <summary>The few elements of SVG that the charts are made of. Their looks are in the style sheet, by class.</summary>
internal static class Svg
{
    /// <summary>A picture, with a text that says the same to those who do not see it.</summary>
    public static XElement Picture(double width, double height, string alternative, params object?[] content) => new(
        "svg", new XAttribute("viewBox", $"0 0 {N(width)} {N(height)}"), new XAttribute("role", "img"), new XAttribute("aria-label", alternative), content);

    public static XElement Line(string look, double x1, double y1, double x2, double y2) => new(
        "line", Look(look), At("x1", x1), At("y1", y1), At("x2", x2), At("y2", y2));

    public static XElement Rectangle(string look, double x, double y, double width, double height, string? tip = null) => new(
        "rect", Look(look), At("x", x), At("y", y), At("width", Math.Max(0, width)), At("height", Math.Max(0, height)), Tip(tip));

    public static XElement Dot(string look, double x, double y, double radius, string? tip = null) => new(
        "circle", Look(look), At("cx", x), At("cy", y), At("r", radius), Tip(tip));

    public static XElement Text(string look, double x, double y, string text) => new("text", Look(look), At("x", x), At("y", y), text);

    /// <summary>A line through points.</summary>
    public static XElement Path(string look, IEnumerable<(double X, double Y)> points) => new("path", Look(look), new XAttribute("d", Through(points)));

    /// <summary>The area between two lines that have the same direction.</summary>
    public static XElement Area(string look, IEnumerable<(double X, double Y)> upper, IEnumerable<(double X, double Y)> lower) =>
        new("path", Look(look), new XAttribute("d", Through(upper.Concat(lower.Reverse())) + "Z"));

    private static string Through(IEnumerable<(double X, double Y)> points) => "M" + string.Join('L', points.Select(point => $"{N(point.X)} {N(point.Y)}"));

    private static XAttribute Look(string look) => new("class", look);

    private static XAttribute At(string name, double value) => new(name, N(value));

    private static XElement? Tip(string? tip) => tip is null ? null : new XElement("title", tip);

    private static string N(double value) => Math.Round(value, 1).ToString("0.#", CultureInfo.InvariantCulture);
}
