using System.Xml.Linq;
using AgentSim.Figures;
using AgentSim.Results.Picturing;

namespace AgentSim.Results.Reports;

/// <summary>The series over the years: classes stacked, and fans with history drawn over them; those that history is known of first, some of the others behind a fold.</summary>
internal static class YearSection
{
    private const int MainWithoutHistory = 12;
    private const int MostOthers = 24;

    // More arms would be a thicket of lines.
    private const int MostArms = 4;

    public static IEnumerable<XElement?> Of(RunFigures figures, FigureChoice choice, string id)
    {
        var series = figures.Series(MeasureKind.Quantity, MeasureKind.Truth);
        if (figures.Manifest.Arms.Length > MostArms || !figures.Query.Has(PartName.Series)) yield break;
        if (series.Length > 0) yield return Fans(figures, choice, id, series);
        if (figures.Series(MeasureKind.Nominal) is { Length: > 0 } classes) yield return Classes(figures, choice, id, classes);
    }

    private static XElement Fans(RunFigures figures, FigureChoice choice, string id, MeasureIdentity[] series)
    {
        var known = series.Count(measure => !measure.Observed.IsEmpty);
        var main = series[..(known > 0 ? known : Math.Min(series.Length, MainWithoutHistory))];
        var others = series[main.Length..Math.Min(series.Length, main.Length + MostOthers)];
        XElement[] fans =
        [
            .. YearFigures.Fans(figures, choice, [.. main, .. others]).Zip(series, (fan, measure) => (fan, measure)).Select((pair, i) => Pictured.Beside(
                pair.fan, $"fan-{id}-{i}", Html.Of("code", pair.measure.Name), pair.measure.Source is null ? null : Html.Styled("span", "why", $" {pair.measure.Source}"))),
        ];
        return Html.Section(
            $"years-{id}", "Over the years",
            Html.Of("p", "Yearly means over histories: the median, the half in the middle (25 to 75 per cent) and nine in ten (5 to 95 per cent). Dotted: what happened when."),
            Pictured.Row(fans[..main.Length]),
            others.Length == 0 ? null : Html.Details($"Other series ({others.Length} of {series.Length - main.Length})", Pictured.Row(fans[main.Length..])));
    }

    private static XElement Classes(RunFigures figures, FigureChoice choice, string id, MeasureIdentity[] series) => Html.Section(
        $"classes-{id}", "Classes over the years",
        Html.Of("p", "The share of histories in each class at the end of the year."),
        Pictured.Row(
            from measure in series
            from arm in figures.Manifest.Arms.Index()
            select Pictured.Beside(YearFigures.Classes(figures, choice with { Arm = arm.Item }, measure), $"classes-{id}-{Array.IndexOf(series, measure)}-{arm.Index}", Html.Of("code", measure.Name), $" in {Labels.Words(arm.Item)}")));
}
