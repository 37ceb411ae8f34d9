using System.Xml.Linq;
using AgentSim.Figures;

namespace AgentSim.Results.Reports;

/// <summary>The histories that could not be played to their end, if there are any.</summary>
internal static class FailureSection
{
    private const int Listed = 50;

    public static XElement? Of(ResultQuery query, Manifest manifest)
    {
        var failed = query.Failed();
        if (failed == 0) return null;
        return Html.Section(
            "failures", "Failures",
            Html.Of("p", $"{Labels.Whole(failed)} of {Labels.Histories(query.Histories())} could not be played to their end. They are in none of the numbers above."),
            Html.Table(
                failed > Listed ? $"The first {Listed}" : "All of them",
                ["history", "arm", "design point", "period", "what went wrong"],
                query.Failures(Listed).Select(failure => (IReadOnlyList<object>)
                [
                    $"{failure.History}", failure.Arm, Label(manifest, failure.Point),
                    failure.Period ?? "before the first", Html.Of("code", failure.Quantity),
                ])));
    }

    // Points that give parameters values share their variants.
    private static string Label(Manifest manifest, int point) =>
        manifest.Points == 1 ? Labels.None : manifest.Variants.Length == manifest.Points && manifest.Variants[point].Label is { Length: > 0 } label ? label : $"{point}";
}
