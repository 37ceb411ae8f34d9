using System.Collections.Immutable;
using AgentSim.Experiments.Claims;
using AgentSim.Language;
using AgentSim.Language.Yaml;

namespace AgentSim.Experiments.Language;

/// <summary>Reads <c>hypotheses</c>.</summary>
internal static class HypothesesSection
{
    /// <summary>The hypotheses, in the order of the file.</summary>
    public static ImmutableArray<Hypothesis> Read(ExperimentFile file, ClaimReader claims)
    {
        var entries = file.Entries("hypotheses");
        if (entries.Length > ExperimentLimits.Hypotheses) file.Report.Add(file.Root["hypotheses"]!.Place, "there are too many hypotheses", $"{entries.Length}", $"at most {ExperimentLimits.Hypotheses}");
        var hypotheses = ImmutableArray.CreateBuilder<Hypothesis>();
        foreach (var entry in entries.Take(ExperimentLimits.Hypotheses))
        {
            if (!IsName(entry.Name)) file.Report.Add(entry.Key.Place, "this is not the name of a hypothesis", entry.Name, "letters, digits and _, a letter first");
            if ((entry.Value as ScalarNode ?? (entry.Value as MapNode)?.Scalar("claim")) is not { } text || text.Text.Trim().Length == 0) continue;
            if (claims.Read(text) is { } claim) hypotheses.Add(new(entry.Name, text.Text.Trim().ReplaceLineEndings(" "), claim, Draft.Source(entry.Value)));
        }

        return hypotheses.ToImmutable();
    }

    private static bool IsName(string name) => name.Length is > 0 and <= 100 && char.IsAsciiLetter(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');
}
