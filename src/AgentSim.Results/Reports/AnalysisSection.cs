using System.Collections.Immutable;
using System.Xml.Linq;
using AgentSim.Experiments.Analysis;

namespace AgentSim.Results.Reports;

/// <summary>What the analyses of an experiment say: a table for each, with what has to be known to read it.</summary>
internal static class AnalysisSection
{
    private const int MostRows = 40;

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
        analysis.Rows.IsEmpty ? null : Table(analysis, analysis.Rows.Take(MostRows), "The weightiest first"),
        analysis.Rows.Length <= MostRows ? null : Html.Details($"The other {analysis.Rows.Length - MostRows}", Table(analysis, analysis.Rows.Skip(MostRows), "The others"))));

    private static XElement Table(AnalysisTable analysis, IEnumerable<AnalysisRow> rows, string caption) => Html.Table(
        caption, ["", .. analysis.Columns], rows.Select(row => (IReadOnlyList<object>)[Html.Of("code", row.Name), .. row.Values.Select(Html.Number)]));
}
