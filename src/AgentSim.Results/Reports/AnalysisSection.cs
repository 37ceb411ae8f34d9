using System.Collections.Immutable;
using System.Xml.Linq;
using AgentSim.Experiments.Analysis;
using AgentSim.Results.Picturing;

namespace AgentSim.Results.Reports;

/// <summary>What the analyses of an experiment say: a table for each, with what has to be known to read it.</summary>
internal static class AnalysisSection
{
    private static readonly Dictionary<string, string> Meanings = new Dictionary<string, string>
    {
        ["Sobol' indices"] = "First: the share of the variance between design points that a factor explains by itself. Total: what would be left without knowing it, interactions included. In each row low and high are the ends of the 95 per cent interval of the number before them. A small index may come out below 0: it is then 0 as far as these points can tell.",
        ["Morris screening"] = "mu*: the mean size of a factor's effect over its range (with its 95 per cent interval); mu: the same with its sign; sigma: how much the effect depends on where it is taken, that is, on other factors or a curve.",
        ["FAST"] = "First: the share of the variance that a factor explains by itself; total: interactions included.",
        ["PAWN and delta"] = "How much the distribution of what came out shifts when a parameter is known: 0 not at all, 1 entirely. PAWN is the median distance over slices of the parameter; delta is moment-independent (with its 95 per cent interval); first is the share of variance explained by the parameter itself.",
        ["PRIM"] = "The region of parameters in which it is common. A parameter that is not named does not bound it; quasi-p says how likely such a bound would be without cause.",
    };

    public static IEnumerable<XElement> Of(ImmutableArray<AnalysisTable> analyses) => analyses.Select((analysis, index) => Html.Section(
        $"analysis-{index}", $"{analysis.Method switch { "none" => "Not analysed", "PRIM" => "Where", var method => method }}: {analysis.Output}",
        Meanings.TryGetValue(analysis.Method, out var meaning) ? Html.Of("p", meaning) : null,
        analysis.Remarks.Select(remark => Html.Styled("p", "remark", remark)),
        AnalysisFigures.IsMorris(analysis) ? Pictured.Row(Pictured.Beside(AnalysisFigures.Morris(analysis), $"analysis-{index}-f", Html.Of("code", analysis.Output))) : null,
        AnalysisFigures.IsIndices(analysis) ? Pictured.Row(Pictured.Beside(AnalysisFigures.Sensitivity(analysis), $"analysis-{index}-f", Html.Of("code", analysis.Output))) : null,
        analysis.Rows.IsEmpty ? null : AnalysisFigures.IsMorris(analysis) || AnalysisFigures.IsIndices(analysis)
            ? Html.Details($"All columns of {analysis.Rows.Length} rows", Table(analysis, analysis.Rows, "The weightiest first"))
            : Table(analysis, analysis.Rows, "The weightiest first")));

    private static XElement Table(AnalysisTable analysis, IEnumerable<AnalysisRow> rows, string caption) => Html.Table(
        caption, ["parameter", .. analysis.Columns], rows.Select(row => (IReadOnlyList<object>)[Html.Of("code", row.Name), .. row.Values.Select(Html.Number)]));
}
