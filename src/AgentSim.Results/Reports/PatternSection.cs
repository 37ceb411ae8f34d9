using System.Xml.Linq;
using AgentSim.Experiments;
using AgentSim.Results.Charts;

namespace AgentSim.Results.Reports;

/// <summary>How often each pattern came about, beside what random play gives.</summary>
internal static class PatternSection
{
    public static XElement? Of(Manifest manifest, PointAnswers point) => manifest.Patterns.IsEmpty ? null : Html.Section(
        $"patterns-{point.Index}", "Patterns",
        Html.Of("p",
            "The share of histories that end in each pattern, with Wilson intervals at 95 per cent.",
            manifest.Arms.Contains(Arm.RandomPlay) ? $" What {Arm.RandomPlay} gives as well, where all actors choose at random, is no evidence for anything." : null),
        Html.Legend(manifest.Arms.Select((arm, i) => ($"arm{i}", arm))),
        Html.Styled("figure", "wide", PatternChart.Of(manifest.Arms, point.Patterns)),
        Html.Details("The numbers", Html.Table(
            "Shares of patterns, with 95 per cent intervals",
            ["pattern", .. manifest.Arms.SelectMany(arm => new[] { $"{arm}: histories", "share", "low", "high" })],
            manifest.Patterns.Select((pattern, i) => (IReadOnlyList<object>)[pattern, .. point.Patterns.SelectMany(shares => Cells(shares[i]))]))));

    /// <summary>A table only, the arms below each other: for many of them.</summary>
    public static XElement? Table(Manifest manifest, PointAnswers point) => manifest.Patterns.IsEmpty ? null : Html.Section(
        $"patterns-{point.Index}", "Patterns",
        Html.Table(
            "The share of histories of each arm that end in each pattern, with Wilson intervals at 95 per cent below",
            ["arm", .. manifest.Patterns.Select(PatternChart.Words)],
            manifest.Arms.Select((arm, i) => (IReadOnlyList<object>)[arm, .. point.Patterns[i].Select(share => Html.Of(
                "span", Html.Percent(share.Proportion.Share), Html.Styled("div", "why", Figures.Percents(share.Proportion.Low, share.Proportion.High))))])));

    private static IEnumerable<object> Cells(PatternShare share) =>
    [
        Html.Whole(share.Proportion.Count), Html.Percent(share.Proportion.Share), Html.Percent(share.Proportion.Low), Html.Percent(share.Proportion.High),
    ];
}
