using System.Globalization;
using AgentSim.Language;
using AgentSim.Language.Yaml;

namespace AgentSim.Experiments.Language;

/// <summary>Reads how many histories are played, and by which random seed.</summary>
internal static class SamplingSection
{
    private const int DefaultSamples = 100;

    /// <summary>The random seed; 1 where there is none.</summary>
    public static ulong RandomSeed(ExperimentFile file)
    {
        if (file.Root.Scalar("random_seed") is not { Text.Length: > 0 } node) return 1;
        if (ulong.TryParse(node.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var seed)) return seed;
        file.Report.Add(node.Place, "random_seed is out of range", node.Text, $"whole numbers from 0 to {ulong.MaxValue}");
        return 1;
    }

    /// <summary>The samples and replications of each point and arm; with a rule that may end earlier, the most of them.</summary>
    public static Sampling Read(ExperimentFile file)
    {
        var (root, report) = (file.Root, file.Report);
        var until = root["until"] as MapNode;
        if (until is not null && root.Find("samples") is { } needless) report.Add(needless.Key.Place, "there are both samples and until", allowed: "one of them: until says how many samples there are at most");
        var written = until is null ? root["samples"] : until["at_most"];
        var samples = (until is null ? Whole(written, "samples", 1) : Whole(written, "at_most", 2)) ?? DefaultSamples;
        var replications = Whole(root["replications"], "replications", 1) ?? 1;
        if ((long)samples * replications <= ExperimentLimits.Histories) return new(samples, replications);
        report.Add((written ?? root["replications"])!.Place, "there are too many histories of each design point", $"{(long)samples * replications}", $"at most {ExperimentLimits.Histories}");
        return new(1, 1);

        int? Whole(Node? node, string what, int least) => Numbers.ReadWhole(node, what, least, ExperimentLimits.Histories, report);
    }

    /// <summary>Whether an arm's histories can be counted.</summary>
    public static void Check(ExperimentFile file, Sampling sampling, int points)
    {
        if ((long)sampling.Histories * points > ExperimentLimits.Histories)
            file.Report.Add(file.Root.Place, "an arm cannot have so many histories, of all design points", $"{(long)sampling.Histories * points}", $"at most {ExperimentLimits.Histories}");
    }

    /// <summary>When there are enough; null if all are played.</summary>
    public static StoppingRule? Until(ExperimentFile file, Sampling sampling, OutcomeReader outcomes)
    {
        if (file.Root["until"] is not MapNode node) return null;
        var report = file.Report;
        var halfWidth = Above(node, "half_width", double.PositiveInfinity, report);
        var confidence = node["confidence"] is null ? 0.95 : Above(node, "confidence", 1, report);
        var atLeast = node["at_least"] is null ? Math.Min(100, sampling.Samples) : Numbers.ReadWhole(node["at_least"], "at_least", 2, ExperimentLimits.Histories, report);
        var look = node["look"] is null ? 100 : Numbers.ReadWhole(node["look"], "look", 1, ExperimentLimits.Histories, report);
        if (node["at_most"] is ScalarNode most && sampling.Samples < atLeast) report.Add(most.Place, "at_most is below at_least", $"{sampling.Samples}", $"{atLeast} or more");
        var of = node.Scalar("of") is { Text.Length: > 0 } text ? outcomes.Read(text) : null;
        return of is not null && halfWidth is { } half && confidence is { } sure && atLeast is { } least && look is { } between ? new(of, half, sure, least, between) : null;
    }

    private static double? Above(MapNode node, string key, double below, Report report)
    {
        if (Numbers.Read(node[key], key, report) is not { } value) return null;
        if (value > 0 && value < below) return value;
        report.Add(node[key]!.Place, $"{key} is out of range", Numbers.Text(value), double.IsPositiveInfinity(below) ? "above 0" : $"above 0, below {Numbers.Text(below)}");
        return null;
    }
}
