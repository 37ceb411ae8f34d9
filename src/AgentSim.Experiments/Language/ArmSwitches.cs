using System.Collections.Immutable;
using AgentSim.Language;
using AgentSim.Language.Yaml;

namespace AgentSim.Experiments.Language;

/// <summary>What the arms of an experiment change, as text, to be tried alone or together.</summary>
public static class ArmSwitches
{
    /// <summary>The arms that change something of the experiment's own model and nothing else; none if the file cannot be read.</summary>
    /// <param name="path">The experiment's file.</param>
    public static ImmutableArray<ArmSwitch> Of(string path)
    {
        try
        {
            return ExperimentReader.Open(path, "an experiment", new Report()) is not { } file ? [] :
            [
                .. from entry in file.Entries("arms")
                   let arm = entry.Value as MapNode
                   where arm is not null && arm["model"] is null && arm["seed"] is null && arm["set"] is not null
                   select new ArmSwitch(entry.Name, (arm["why"] as ScalarNode)?.Text, [.. ExperimentFile.Settings(arm).Select(setting => KeyValuePair.Create(setting.Name.Text, setting.ValueText))]),
            ];
        }
        catch (Report.EnoughException)
        {
            return [];
        }
    }
}

/// <summary>What an arm changes.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Why">Why; null if the file does not say.</param>
/// <param name="Settings">What it sets, by name, as it stands behind <c>--set</c>.</param>
public sealed record ArmSwitch(string Name, string? Why, ImmutableArray<KeyValuePair<string, string>> Settings);
