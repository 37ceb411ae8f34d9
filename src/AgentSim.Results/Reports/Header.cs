using System.Collections.Immutable;
using System.Xml.Linq;
using AgentSim.Figures;

namespace AgentSim.Results.Reports;

/// <summary>The head of the report: what it is about, what came out, what made it.</summary>
internal static class Header
{
    public static XElement Of(Manifest manifest, ImmutableArray<PointAnswers> points) => Html.Of(
        "header",
        Html.Of("h1", manifest.Model.Title),
        Html.Styled("p", "subtitle", Subtitle(manifest)),
        points.Length == 1 && Finding(manifest, points[0]) is { } finding ? Html.Styled("p", "finding", finding) : null,
        Html.Details("What made these results", MadeBy(manifest)));

    private static string Subtitle(Manifest manifest) =>
        $"{Labels.Histories(manifest.Histories)} of each arm ({string.Join(", ", manifest.Arms)})"
        + (manifest.Points > 1 ? $" at {manifest.Points} design points" : "")
        + $" \u00b7 model {manifest.Model.Name} \u00b7 {(HasSeed(manifest) ? $"seed {manifest.Seed.Name}" : "no seed")} \u00b7 random seed {manifest.RandomSeed}";

    private static bool HasSeed(Manifest manifest) => manifest.Seed.Name.Length > 0;

    private static object[]? Finding(Manifest manifest, PointAnswers point)
    {
        var most = point.Patterns[0].Index().OrderByDescending(share => share.Item.Proportion.Count).FirstOrDefault();
        if (most.Item is not { Proportion.Total: > 0 } share) return null;
        var beside = manifest.Arms.Skip(1).Select((arm, i) => $"{Labels.Percent(point.Patterns[i + 1][most.Index].Proportion.Share)} in {arm}");
        return
        [
            "The most frequent pattern is ", Html.Of("strong", Labels.Words(share.Pattern)), ": ", Html.Share(share.Proportion),
            " of histories", manifest.Arms.Length > 1 ? ", against " + string.Join(", ", beside) + "." : ".",
        ];
    }

    public static object[] MadeBy(Manifest manifest)
    {
        (string Term, string Words)[] entries =
        [
            ("Model", $"{manifest.Model.Name}, digest {manifest.Model.Digest}"),
            ("Citation", manifest.Model.Citation ?? ""),
            ("Seed", HasSeed(manifest) ? $"{manifest.Seed.Name} ({manifest.Seed.Title}), digest {manifest.Seed.Digest}" : ""),
            ("Settings", string.Join(", ", manifest.Settings.Select(setting => $"{setting.Name}={setting.Value}"))),
            ("Design points", string.Join("; ", manifest.Variants.Select(point => point.Label).Where(label => label.Length > 0))),
            ("Histories", $"{Labels.Count(manifest.Samples, "sample", "samples")} times {Labels.Count(manifest.Replications, "replication", "replications")}, the same in every arm"),
            ("Random seed", $"{manifest.RandomSeed}"),
            ("Failed", manifest.Failed is { } failed ? Labels.Whole(failed) : "not yet known: the run is not finished"),
            ("Records digest", manifest.Digest ?? "none: the run is not finished"),
            ("Engine", $"AgentSim {manifest.Engine}, on {manifest.InstructionSet}, batches of {manifest.BatchSize}"),
            ("Command", manifest.Command),
        ];
        var list = Html.Of("dl", entries.Where(entry => entry.Words.Length > 0).Select(entry => new[] { Html.Of("dt", entry.Term), Html.Of("dd", entry.Words) }));
        return manifest.Replications == 1 ? [list] :
        [
            list,
            Html.Of("p", "Replications share their sample's parameters: samples are the independent units of all standard errors and intervals here."),
        ];
    }
}
