using System.Xml.Linq;
using AgentSim.Figures;

namespace AgentSim.Results.Reports;

/// <summary>A figure on the page: the picture, what it shows in words for those who do not see it, and its numbers behind a fold.</summary>
internal static class Pictured
{
    private const double Narrow = 100;
    private const double Wide = 170;

    // Of longer tables the file of the figure has the rest.
    private const int MostRows = 120;

    /// <summary>One of several that stand beside each other where there is room.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="id">What no other picture of the page is called.</param>
    /// <param name="caption">What stands above it.</param>
    public static XElement Beside(Figure figure, string id, params object?[] caption) => Html.Of("figure", Html.Of("figcaption", caption), Picture.PageSvg(figure, id, Narrow), Numbers(figure));

    /// <summary>One by itself.</summary>
    /// <inheritdoc cref="Beside"/>
    public static XElement Alone(Figure figure, string id, params object?[] caption) =>
        Html.Styled("figure", "wide", caption.Length == 0 ? null : Html.Of("figcaption", caption), Picture.PageSvg(figure, id, Wide), Numbers(figure));

    /// <summary>Figures that stand beside each other where there is room.</summary>
    public static XElement Row(params IEnumerable<XElement?> figures) => Html.Styled("div", "charts", figures);

    private static XElement Numbers(Figure figure)
    {
        var table = figure.ShortTable;
        return Html.Details(
            "The numbers",
            Html.Table(table.Caption, [.. table.Columns.Select(column => column.Name)], table.Rows.Take(MostRows).Select(row => (IReadOnlyList<object>)[.. row.Zip(table.Columns, Cell)])),
            table.Rows.Length > MostRows ? Html.Of("p", $"And {table.Rows.Length - MostRows} other rows, in the figure's CSV.") : null);
    }

    private static object Cell(FigureValue value, FigureColumn column) => value.Words is { } words ? words : column.Kind switch
    {
        FigureColumnKind.Share => Html.Percent(value.Number),
        FigureColumnKind.Count => double.IsNaN(value.Number) ? Html.Number(value.Number) : Html.Whole((int)value.Number),
        _ => Html.Number(value.Number),
    };
}
