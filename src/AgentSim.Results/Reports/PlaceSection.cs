using System.Globalization;
using System.Xml.Linq;
using AgentSim.Figures;
using AgentSim.Results.Picturing;

namespace AgentSim.Results.Reports;

/// <summary>Where histories lie: in the plane of two measures that the model divides, how these are distributed in each arm, and how three divide a whole.</summary>
internal static class PlaceSection
{
    private const int MostArms = 8;

    public static IEnumerable<XElement?> Of(RunFigures figures, FigureChoice choice, string id)
    {
        if (figures.Manifest.Arms.Length <= MostArms && PlaneMarks.Regions(figures.Manifest).Any()) yield return Plane(figures, choice, id);
        else if (figures.Whole(MeasureKind.Quantity) is [var first, ..]) yield return Html.Section($"distribution-{id}", "Distributions", Distributions(figures, choice, id, [first.Name]));
        if (PortfolioFigures.Default(figures) is not null && figures.Query.Has(PartName.Series) && figures.Manifest.Arms.Length <= MostArms) yield return Portfolio(figures, choice, id);
    }

    private static XElement Plane(RunFigures figures, FigureChoice choice, string id)
    {
        var region = PlaneMarks.Regions(figures.Manifest).First();
        string Condition(Bound bound) => string.Create(
            CultureInfo.InvariantCulture, $"{ResultQuery.Name(figures.Manifest.Measures.First(measure => measure.Name == bound.Measure).Column)} {(bound.IsLowest ? ">=" : "<=")} {bound.Value:R}");
        var sql = string.Join(" and ", region.Bounds.Select(Condition));
        return Html.Section(
            $"plane-{id}", $"{Labels.Words(region.Bounds[0].Measure)} and {Labels.Words(region.Bounds[1].Measure)}",
            Html.Of("p",
                $"Each history by both; the stronger a cell, the more histories it holds. Dashed: {Labels.Words(region.Name)}, {string.Join(" and ", region.Bounds.Select(bound => $"{Labels.Words(bound.Measure)} {(bound.IsLowest ? "at least" : "at most")} {Labels.Tick(bound.Value)}"))}, held by ",
                figures.Manifest.Arms.SelectMany((arm, i) => (object[])[i == 0 ? "" : "; ", $"{Labels.Words(arm)} ", Html.Share(figures.Query.Share(i, choice.Point, sql))]), "."),
            Pictured.Row(Pictured.Beside(PlaneFigures.Of(figures, choice).Figure!, $"plane-{id}-f", Labels.Words(figures.Manifest.Arms[0]))),
            Distributions(figures, choice, id, [.. region.Bounds.Select(bound => bound.Measure)]));
    }

    private static XElement Distributions(RunFigures figures, FigureChoice choice, string id, string[] measures) => Pictured.Row(measures.SelectMany((measure, i) => new[]
    {
        Pictured.Beside(DistributionFigures.Ridges(figures, choice with { Measure = measure }).Figure!, $"ridges-{id}-{i}", Html.Of("code", measure), ": how it is distributed, with medians and nine in ten"),
        figures.Manifest.Arms.Length > MostArms ? null : Pictured.Beside(DistributionFigures.Ecdf(figures, choice with { Measure = measure }).Figure!, $"ecdf-{id}-{i}", Html.Of("code", measure), ": share of histories up to each value, with bands that hold all of it in 95 of 100 cases"),
    }));

    private static XElement Portfolio(RunFigures figures, FigureChoice choice, string id) => Html.Section(
        $"portfolio-{id}", "How it is divided",
        Html.Of("p", "Each history a place in the triangle: the nearer to a corner, the larger that share. The line is what history took, year by year."),
        Pictured.Row(figures.Manifest.Arms.Select((arm, i) => Pictured.Beside(PortfolioFigures.Of(figures, choice with { Arm = arm }).Figure!, $"portfolio-{id}-{i}", Labels.Words(arm)))));
}
