using System.Collections.Immutable;
using AgentSim.Language;
using AgentSim.Language.Yaml;

namespace AgentSim.Experiments.Language;

/// <summary>An experiment's file while it is being read.</summary>
/// <param name="Root">What it says.</param>
/// <param name="Folder">The folder that it lies in.</param>
/// <param name="Files">What reads files beside it.</param>
/// <param name="Report">Where errors go.</param>
internal sealed record ExperimentFile(MapNode Root, string Folder, FileReader Files, Report Report)
{
    /// <summary>What stands below a key: the entries of a mapping, none if it is no mapping.</summary>
    public ImmutableArray<Entry> Entries(string key) => (Root[key] as MapNode)?.Entries ?? [];

    /// <summary>The settings below a key <c>set</c>.</summary>
    public static ImmutableArray<Setting> Settings(MapNode node) =>
        [.. ((node["set"] as MapNode)?.Entries ?? []).Where(entry => entry.Value is not ScalarNode { IsEmpty: true }).Select(entry => new Setting(entry.Key, entry.Value))];

    /// <summary>A word that says yes or no; another is in the report already.</summary>
    public static bool IsYes(Node? node, bool absent) => node is ScalarNode { Text: "yes" or "no" } word ? word.Text == "yes" : absent;
}
