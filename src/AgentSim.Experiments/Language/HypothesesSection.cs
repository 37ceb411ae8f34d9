using System.Collections.Immutable;
using AgentSim.Experiments.Claims;
using AgentSim.Experiments.Statistics;
using AgentSim.Language;
using AgentSim.Language.Yaml;

namespace AgentSim.Experiments.Language;

/// <summary>Reads <c>hypotheses</c>.</summary>
internal static class HypothesesSection
{
    /// <summary>The words for Benjamini and Hochberg's adjustment.</summary>
    public const string BenjaminiHochberg = "benjamini-hochberg";

    /// <summary>The hypotheses, in the order of the file.</summary>
    public static ImmutableArray<Hypothesis> Read(ExperimentFile file, ClaimReader claims)
    {
        var entries = file.Entries("hypotheses");
        if (entries.Length > ExperimentLimits.Hypotheses) file.Report.Add(file.Root["hypotheses"]!.Place, "there are too many hypotheses", $"{entries.Length}", $"at most {ExperimentLimits.Hypotheses}");
        var hypotheses = ImmutableArray.CreateBuilder<Hypothesis>();
        foreach (var entry in entries.Take(ExperimentLimits.Hypotheses))
        {
            if (!IsName(entry.Name)) file.Report.Add(entry.Key.Place, "this is not the name of a hypothesis", entry.Name, "letters, digits and _, a letter first");
            if (Pending(entry, file) is { } pending)
            {
                hypotheses.Add(pending);
                continue;
            }

            if ((entry.Value as ScalarNode ?? (entry.Value as MapNode)?.Scalar("claim")) is not { } text || text.Text.Trim().Length == 0) continue;
            if (claims.Read(text) is { } claim) hypotheses.Add(new(entry.Name, OneLine(text.Text), claim, Draft.Source(entry.Value)));
        }

        return hypotheses.ToImmutable();
    }

    /// <summary>How p-values are adjusted for the number of hypotheses.</summary>
    public static Adjustment Adjustment(ExperimentFile file) =>
        file.Root.Scalar("adjust") is { Text: BenjaminiHochberg } ? Statistics.Adjustment.BenjaminiHochberg : Statistics.Adjustment.Holm;

    /// <summary>A hypothesis that cannot be tested yet, for which its file says what is lacking; null for any other.</summary>
    private static Hypothesis? Pending(Entry entry, ExperimentFile file)
    {
        if (entry.Value is not MapNode map) return null;
        if (map["pending"] is null)
        {
            if (map["claim"] is null) file.Report.Add(entry.Value.Place, $"{entry.Name} has no claim", allowed: "claim, or pending: what is lacking to test it");
            return null;
        }

        return map.Scalar("pending") is { } reason && reason.Text.Trim().Length > 0
            ? new(entry.Name, OneLine(map.Scalar("claim")?.Text ?? ""), null, Draft.Source(map)) { Pending = OneLine(reason.Text) }
            : null;
    }

    private static string OneLine(string text) => text.Trim().ReplaceLineEndings(" ");

    private static bool IsName(string name) => name.Length is > 0 and <= 100 && char.IsAsciiLetter(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');
}
