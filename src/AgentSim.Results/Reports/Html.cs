using System.Globalization;
using System.Xml.Linq;
using AgentSim.Experiments;
using AgentSim.Figures;

namespace AgentSim.Results.Reports;

/// <summary>The few elements of HTML that the report is made of. Elements that HTML does not let close themselves are never empty.</summary>
internal static class Html
{
    public static XElement Of(string element, params object?[] content) => new(element, content);

    public static XElement Styled(string element, string look, params object?[] content) => new(element, new XAttribute("class", look), content);

    /// <summary>A number for people, which carries the whole number for programs.</summary>
    public static XElement Number(double value) => Exact(value, Labels.Number(value));

    /// <summary>A share for people, which carries the whole number for programs.</summary>
    public static XElement Percent(double share) => Exact(share, Labels.Percent(share));

    /// <summary>A whole number.</summary>
    public static XElement Whole(int value) => Exact(value, Labels.Whole(value));

    /// <summary>A share with its interval: <c>12.5 % (10.1 %-15.2 %)</c>.</summary>
    public static object[] Share(Proportion p) => [Percent(p.Share), " (", Percent(p.Low), "\u2013", Percent(p.High), ")"];

    /// <summary>What can be opened to see more.</summary>
    public static XElement Details(string summary, params object?[] content) =>
        new("details", content.OfType<XAttribute>(), new XElement("summary", summary), content.Where(part => part is not XAttribute));

    /// <summary>A section with a heading.</summary>
    public static XElement Section(string id, string heading, params object?[] content) =>
        new("section", new XAttribute("id", id), new XElement("h2", heading), content);

    /// <summary>A table; the first cell of each row is its heading. Columns of words stand to the left, columns of numbers to the right.</summary>
    public static XElement Table(string caption, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<object>> rows)
    {
        var cells = rows.ToArray();
        XElement Cell(string element, int column, object content) =>
            column == 0 || cells.Length == 0 || !IsNumber(cells[0][column]) ? Styled(element, "words", content) : Of(element, content);
        XElement Heading(string scope, XElement cell)
        {
            cell.Add(new XAttribute("scope", scope));
            return cell;
        }

        // What scrolls has to be within reach of the keyboard.
        return Styled(
            "div", "scroll", new XAttribute("tabindex", 0), new XAttribute("role", "group"), new XAttribute("aria-label", caption),
            Of("table",
                Of("caption", caption),
                Of("thead", Of("tr", columns.Select((column, i) => Heading("col", Cell("th", i, column))))),
                Of("tbody", cells.Select(row => Of("tr", row.Select((cell, i) => i == 0 ? Heading("row", Cell("th", i, cell)) : Cell("td", i, cell)))))));
    }

    private static bool IsNumber(object content) => content is XElement { Name.LocalName: "data" or "span" };

    private static XElement Exact(double value, string text) => double.IsNaN(value)
        ? new XElement("span", text)
        : new XElement("data", new XAttribute("value", value.ToString("R", CultureInfo.InvariantCulture)), text);
}
