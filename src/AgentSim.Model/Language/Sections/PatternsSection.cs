using System.Collections.Immutable;
using AgentSim.Expressions;
using AgentSim.Language.Naming;
using AgentSim.Language.Resolving;
using AgentSim.Language.Yaml;

namespace AgentSim.Language.Sections;

/// <summary>Reads the classes that histories are put in.</summary>
internal static class PatternsSection
{
    private const string Otherwise = "otherwise";

    /// <summary>The one class of a model that names none.</summary>
    private const string Everything = "all";

    /// <summary>Reads the patterns, in file order.</summary>
    public static ImmutableArray<Pattern> Read(MapNode? section, Draft draft)
    {
        var patterns = ImmutableArray.CreateBuilder<Pattern>();
        var asked = new Dictionary<Expression, string>();
        string? always = null;
        if (section?.Entries.Length > Limits.Patterns) draft.Report.Add(section.Place, "there are too many patterns", $"{section.Entries.Length}", $"at most {Limits.Patterns}");
        foreach (var entry in section?.Entries.Take(Limits.Patterns) ?? [])
        {
            Words.Check(entry.Name, entry.Key.Place, draft.Report);
            if (always is not null) draft.Report.Add(entry.Key.Place, $"{entry.Name} can never be reached: {always} before it always holds");
            var node = entry.Value is MapNode map ? map["when"] : entry.Value;
            var condition = node is ScalarNode { Text: Otherwise } ? new Number(1) : draft.Read(node, Scope.Empty, Realm.Pattern)?.Value;
            if (condition is null) continue;
            if (condition is Number { Value: not 0 }) always ??= entry.Name;
            else if (!asked.TryAdd(condition, entry.Name)) draft.Report.Add(entry.Key.Place, $"{entry.Name} can never be reached: {asked[condition]} before it asks the same");
            patterns.Add(new(entry.Name, condition, Draft.Source(entry.Value)));
        }

        if (section is { Entries.IsEmpty: false } && (section.Entries[^1].Value is MapNode last ? last.Scalar("when") : section.Entries[^1].Value as ScalarNode)?.Text != Otherwise)
        {
            draft.Report.Add(section.Entries[^1].Key.Place, "the last pattern must hold otherwise", section.Entries[^1].Name, $"a last pattern: {Otherwise}");
        }

        return patterns.Count == 0 ? [new(Everything, new Number(1), null)] : patterns.ToImmutable();
    }
}
