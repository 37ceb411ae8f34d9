using System.Xml.Linq;
using AgentSim.Figures;
using AgentSim.Results.Picturing;

namespace AgentSim.Results.Reports;

/// <summary>How arms differ from the first, and who is tied to whom in each.</summary>
internal static class ArmSection
{
    private const int MostNetworks = 2;

    public static IEnumerable<XElement?> Of(RunFigures figures, FigureChoice choice, string id)
    {
        var arms = figures.Manifest.Arms;
        if (arms.Length > 1 && (!figures.Manifest.Patterns.IsEmpty || figures.Whole(MeasureKind.Quantity).Length > 0))
        {
            yield return Html.Section(
                $"differences-{id}", "Differences between arms",
                Html.Of("p", $"Each arm less {Labels.Words(arms[0])}, history by history with the same luck; 95 per cent intervals over samples."),
                Pictured.Alone(DifferenceFigures.Of(figures, choice).Figure!, $"differences-{id}-f"));
        }

        if (TiesFigures.Lacks(figures) is null)
        {
            yield return Html.Section(
                $"ties-{id}", "Ties",
                Html.Of("p", "Two are tied at the end of a year if an issue that both have to agree on is at another level than that of no deal. Beside a line: in how many of 100 histories."),
                arms.Take(MostNetworks).Select((arm, i) => Pictured.Alone(TiesFigures.Of(figures, choice with { Arm = arm }).Figure!, $"ties-{id}-{i}", Labels.Words(arm))));
        }
    }
}
