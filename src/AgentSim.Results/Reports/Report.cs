using System.Collections.Immutable;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using AgentSim.Figures;
using AgentSim.Results.Picturing;

namespace AgentSim.Results.Reports;

/// <summary>
/// The report: one HTML file that needs no network, no scripts and no other file. It says nothing but what the parts hold, and has no date, so that the same
/// results give the same file.
/// </summary>
public static class Report
{
    // Pictures of further design points are left out once the page has grown to this many characters.
    private const int Enough = 1_500_000;

    /// <summary>Writes <c>report.html</c>.</summary>
    public static Task Write(ResultFolder folder, ResultQuery query, Manifest manifest) =>
        DurableFile.Write(folder.ReportPath, async file => await file.WriteAsync(Encoding.UTF8.GetBytes(Of(query, manifest))));

    /// <summary>The report as text.</summary>
    public static string Of(ResultQuery query, Manifest manifest)
    {
        query.Spare();
        var points = Enumerable.Range(0, manifest.Points).Select(point => PointAnswers.Of(query, manifest, point)).ToImmutableArray();
        var figures = Gallery.Of(query, manifest, []);
        return Page(manifest.Model.Title, Header.Of(manifest, points), [SweepSection.Of(manifest, points), .. Points(figures, points), FailureSection.Of(query, manifest)]);
    }

    /// <summary>A whole page.</summary>
    internal static string Page(string title, XElement header, IEnumerable<XElement?> sections)
    {
        var page = Html.Of(
            "html", new XAttribute("lang", "en"),
            Head(title),
            Html.Of("body",
                header,
                Html.Of("main", sections),
                Html.Of("footer", "Made by AgentSim. The records are in parts/*.parquet, what made them in manifest.json.")));
        return "<!DOCTYPE html>\n" + Text(page) + "\n";
    }

    private static XElement Head(string title) => Html.Of(
        "head",
        new XElement("meta", new XAttribute("charset", "utf-8")),
        new XElement("meta", new XAttribute("name", "viewport"), new XAttribute("content", "width=device-width, initial-scale=1")),
        Html.Of("title", $"{title} \u2013 AgentSim"),
        Html.Of("style", Picture.Colours + StyleSheet()));

    private static IEnumerable<XElement?> Points(RunFigures figures, ImmutableArray<PointAnswers> points)
    {
        if (points.Length == 1) return Sections(figures, new() { Point = 0 }, points[0]);
        var shown = new List<XElement>();
        var size = 0;
        foreach (var point in points.TakeWhile(_ => size < Enough))
        {
            shown.Add(Html.Styled("div", "point", Html.Details(
                point.Identity.Label, point.Index == 0 ? new XAttribute("open", "open") : null, Sections(figures, new() { Point = point.Index }, point))));
            size += Text(shown[^1]).Length;
        }

        if (shown.Count < points.Length)
            shown.Add(Html.Of("p", $"The pictures of the other {points.Length - shown.Count} design points are left out, to keep this page small; agentsim figure makes them, and their records are in the parts."));
        return shown;
    }

    /// <summary>What there is to see of a design point, or of all of them together.</summary>
    internal static IEnumerable<XElement?> Sections(RunFigures figures, FigureChoice choice, PointAnswers point)
    {
        var id = choice.Point is { } index ? $"{index}" : "all";
        return
        [
            PatternSection.Of(figures, choice, id, point), .. PlaceSection.Of(figures, choice, id), .. YearSection.Of(figures, choice, id), .. ArmSection.Of(figures, choice, id), MeasureSection.Of(figures.Manifest, point),
        ];
    }

    private static string Text(XElement element)
    {
        var text = new StringBuilder();
        using (var writer = XmlWriter.Create(text, new() { OmitXmlDeclaration = true, CheckCharacters = false })) element.Save(writer);
        return text.ToString();
    }

    // In HTML a style sheet is not escaped, in XML it is: it may hold none of the characters in which they differ.
    private static string StyleSheet()
    {
        using var stream = typeof(Report).Assembly.GetManifestResourceStream("report.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
