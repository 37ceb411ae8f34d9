using System.Collections.Immutable;
using AgentSim.Experiments.Claims;
using AgentSim.Language.Parsing;
using AgentSim.Language.Yaml;

namespace AgentSim.Experiments.Language;

/// <summary>Reads <c>analyse</c> and <c>discover</c>.</summary>
internal static class AnalysisSection
{
    /// <summary>What sensitivity is analysed of.</summary>
    public static ImmutableArray<Outcome> Outputs(ExperimentFile file, OutcomeReader outcomes)
    {
        var read = ImmutableArray.CreateBuilder<Outcome>();
        foreach (var item in Items(file, "analyse"))
        {
            if (outcomes.Read(item) is not { } outcome) continue;
            if (read.Contains(outcome)) file.Report.Add(item.Place, "this stands in the list already", item.Text);
            else read.Add(outcome);
        }

        return read.ToImmutable();
    }

    /// <summary>The patterns, and measures that are true or false, whose region is looked for.</summary>
    public static ImmutableArray<string> Discoveries(ExperimentFile file, OutcomeReader outcomes)
    {
        var read = ImmutableArray.CreateBuilder<string>();
        foreach (var item in Items(file, "discover"))
        {
            if (FormulaReader.Reference(item, file.Report) is not { } name || outcomes.Share(name, item) is not { } share) continue;
            if (read.Contains(share.Name)) file.Report.Add(item.Place, "this stands in the list already", item.Text);
            else read.Add(share.Name);
        }

        return read.ToImmutable();
    }

    private static IEnumerable<ScalarNode> Items(ExperimentFile file, string key)
    {
        if (file.Root[key] is not ListNode list) return [];
        if (list.Items.Length > ExperimentLimits.Outputs) file.Report.Add(list.Place, "the list is too long", $"{list.Items.Length}", $"at most {ExperimentLimits.Outputs}");
        return list.Items.OfType<ScalarNode>().Where(item => item.Text.Trim().Length > 0).Take(ExperimentLimits.Outputs);
    }
}
