using System.Xml.Linq;
using AgentSim.Figures;
using AgentSim.Results.Picturing;

namespace AgentSim.Results.Reports;

/// <summary>Patterns over two factors, where an experiment varies two or three.</summary>
internal static class PhaseSection
{
    // Of more factors any two say little.
    private const int MostFactors = 3;
    private const int MostPatterns = 4;

    public static XElement? Of(RunFigures figures)
    {
        var manifest = figures.Manifest;
        if (manifest.Factors.Length is < 2 or > MostFactors || manifest.Patterns.IsEmpty) return null;
        var common = figures.Query.Patterns(0).OrderByDescending(share => share.Proportion.Count).Take(MostPatterns).Select(share => share.Pattern);
        return Html.Section(
            "phase", "Over the factors",
            Html.Of("p", $"The share of {Labels.Words(manifest.Arms[0])} that ends in each of the most frequent patterns: in each cell the share, its 95 per cent interval, and how many histories it is of."),
            Pictured.Row(common.Select((pattern, i) => Pictured.Beside(PhaseFigures.Of(figures, new() { Pattern = pattern }).Figure!, $"phase-{i}", Labels.Words(pattern)))));
    }
}
