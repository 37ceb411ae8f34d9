using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace AgentSim.Figures.Drawing;

/// <summary>What Skia's SVG needs in any case: fewer digits, dashes, ids that do not depend on what was drawn before, words to those who do not see.</summary>
internal static partial class SkiaSvg
{
    private static readonly string[] Places = ["x", "y", "width", "height", "cx", "cy", "rx", "ry", "d", "transform", "stroke-width", "fill-opacity", "stroke-opacity"];

    /// <summary>Reads it, and mends it.</summary>
    /// <param name="svg">As Skia wrote it.</param>
    /// <param name="id">What ids begin with.</param>
    public static XElement Mended(string svg, string id)
    {
        var root = XElement.Parse(svg);
        var ids = root.Descendants().Attributes("id").Select(attribute => attribute.Value).Distinct().Select((old, i) => (old, i)).ToDictionary(pair => pair.old, pair => $"{id}-{pair.i}");
        foreach (var element in root.Descendants())
        {
            element.Name = element.Name.LocalName;
            foreach (var attribute in element.Attributes().ToArray()) Mend(attribute, ids);
        }

        root.Name = "svg";
        root.ReplaceAttributes();
        return root;
    }

    /// <summary>Says what the picture shows, and how large it is.</summary>
    public static void Describe(XElement root, Figure figure, string id, float width, float height)
    {
        root.AddFirst(new XElement("title", new XAttribute("id", $"{id}-t"), figure.Title), new XElement("desc", new XAttribute("id", $"{id}-d"), figure.Description));
        root.Add(
            new XAttribute("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {width:0.##} {height:0.##}")), new XAttribute("role", "img"),
            new XAttribute("aria-labelledby", $"{id}-t {id}-d"));
    }

    /// <summary>The numbers of a list such as <c>1, 2.5, </c>.</summary>
    public static double[] Numbers(string list) => [.. list.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries).Select(number => double.Parse(number, CultureInfo.InvariantCulture))];

    /// <summary>Leaves the numbers of an element two digits after the point: a hundredth of a point is less than a printer can do.</summary>
    public static void Round(XElement element)
    {
        foreach (var attribute in element.Attributes().Where(attribute => Places.Contains(attribute.Name.LocalName))) Round(attribute);
    }

    private static void Round(XAttribute attribute) =>
        attribute.Value = Number().Replace(attribute.Value, number => double.Parse(number.Value, CultureInfo.InvariantCulture).ToString("0.##", CultureInfo.InvariantCulture));

    private static void Mend(XAttribute attribute, Dictionary<string, string> ids)
    {
        var name = attribute.Name.LocalName;
        if (Places.Contains(name)) Round(attribute);
        else if (name == "id") attribute.Value = ids[attribute.Value];
        else if (name == "clip-path") attribute.Value = $"url(#{ids[attribute.Value[5..^1]]})";
        else if (name == "stroke-miterlimit")
        {
            if (Dashes.Of(attribute.Value) is { } dashes) attribute.Parent!.Add(new XAttribute("stroke-dasharray", dashes), new XAttribute("stroke-linejoin", "round"));
            attribute.Remove();
        }
    }

    [GeneratedRegex(@"-?\d+\.\d+(?:e-?\d+)?|-?\d+e-?\d+")]
    private static partial Regex Number();
}
