using System.Collections.Immutable;
using System.Xml.Linq;
using AgentSim.Experiments.Claims;
using AgentSim.Experiments.Statistics;

namespace AgentSim.Results.Reports;

/// <summary>The hypotheses of an experiment and what came out of each.</summary>
internal static class FindingSection
{
    /// <summary>How many were supported, refuted, left undecided and are pending, in a sentence.</summary>
    public static string Count(ImmutableArray<Finding> findings)
    {
        var counts = findings.CountBy(finding => finding.Verdict).OrderBy(count => count.Key).Select(count => $"{count.Value} {count.Key.ToString().ToLowerInvariant()}");
        return $"Of {findings.Length} hypothes{(findings.Length == 1 ? "is" : "es")}: {string.Join(", ", counts)}.";
    }

    public static XElement? Of(ImmutableArray<Finding> findings, Adjustment adjustment) => findings.IsEmpty ? null : Html.Section(
        "hypotheses", "Hypotheses",
        Html.Of("p",
            "Each was written down before anything was played. The effect is the side that is claimed to be larger less the other, where they are claimed to be the same the left less the right (of ratios, the logarithm of one over the other; of trends, the rank correlation; of modes, the dip), over the same histories of both, ",
            $"with a 95 per cent interval by BCa bootstrap over samples, which are the independent units. Supported: p, adjusted after {Words(adjustment)} for the number of hypotheses, is at most 0.05; of a claim that one side is larger, the test is one-sided, so that the interval, which is two-sided, may still touch what the claim excludes. Refuted: the interval lies wholly where the claim does not hold."),
        Html.Table(
            "d: Cohen's d of the pairs; A12: the chance that a history of the first of these sides exceeds one of the other; agreeing: samples in which the claim holds by itself",
            ["name", "claim", "verdict", "effect", "interval", "p adjusted", "d", "A12", "agreeing", "pairs"],
            findings.Select(Row)));

    private static string Words(Adjustment adjustment) => adjustment == Adjustment.BenjaminiHochberg ? "Benjamini and Hochberg" : adjustment.ToString();

    private static IReadOnlyList<object> Row(Finding finding)
    {
        var (effect, hypothesis) = (finding.Effect, finding.Hypothesis);
        object[] numbers = double.IsNaN(effect.Value)
            ? [.. Enumerable.Range(0, 6).Select(_ => Html.Number(double.NaN))]
            : [
                Html.Number(effect.Value),
                double.IsNaN(effect.Interval.Low) ? Html.Number(double.NaN) : Html.Of("span", Html.Number(effect.Interval.Low), " to ", Html.Number(effect.Interval.High)),
                Html.Number(finding.AdjustedPValue), Html.Number(finding.CohensD), Html.Number(finding.Superiority), Html.Percent(finding.SamplesAgreeing),
            ];
        return
        [
            Html.Of("strong", hypothesis.Name),
            Html.Styled("div", "claim", hypothesis.Text, hypothesis.Why is null ? null : Html.Styled("div", "why", hypothesis.Why)),
            Html.Styled("div", $"verdict {finding.Verdict.ToString().ToLowerInvariant()}", finding.VerdictInWords),
            .. numbers,
            Html.Whole(finding.Pairs),
        ];
    }
}
