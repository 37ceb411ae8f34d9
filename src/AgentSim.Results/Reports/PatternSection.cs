using System.Xml.Linq;
using AgentSim.Experiments;
using AgentSim.Figures;
using AgentSim.Results.Picturing;

namespace AgentSim.Results.Reports;

/// <summary>The patterns: how often each came about, with intervals, and how that settled as histories accumulated.</summary>
internal static class PatternSection
{
    // More would be a thicket of bars.
    private const int ArmsInPicture = 8;

    public static XElement? Of(RunFigures figures, FigureChoice choice, string id, PointAnswers point)
    {
        var manifest = figures.Manifest;
        if (manifest.Patterns.IsEmpty) return null;
        return Html.Section(
            $"patterns-{id}", "Patterns",
            Html.Of("p",
                "The share of histories that end in each pattern, with Wilson intervals at 95 per cent.",
                manifest.Arms.Contains(Arm.RandomPlay) ? $" What {Arm.RandomPlay} gives as well, where all actors choose at random, is no evidence for anything." : null),
            manifest.Arms.Length <= ArmsInPicture ? Pictured.Alone(ShareFigures.Patterns(figures, choice, figures.Arms(choice), point.Patterns), $"patterns-{id}-f") : Table(manifest, point),
            Pictured.Row(Pictured.Beside(ShareFigures.Settling(figures, choice).Figure!, $"settling-{id}-f", $"As histories of {manifest.Arms[figures.Arm(choice)]} accumulate")));
    }

    /// <summary>A table only, the arms below each other: for many of them.</summary>
    private static XElement Table(Manifest manifest, PointAnswers point) => Html.Table(
        "The share of histories of each arm that end in each pattern, with Wilson intervals at 95 per cent below",
        ["arm", .. manifest.Patterns.Select(Labels.Words)],
        manifest.Arms.Select((arm, i) => (IReadOnlyList<object>)[arm, .. point.Patterns[i].Select(share => Html.Of(
            "span", Html.Percent(share.Proportion.Share), Html.Styled("div", "why", Labels.Percents(share.Proportion.Low, share.Proportion.High))))]));
}
