using System.Collections.Immutable;
using AgentSim.Language;
using AgentSim.Language.Yaml;

namespace AgentSim.Experiments.Language;

/// <summary>Reads <c>observed</c>: what history had, arm by arm.</summary>
/// <param name="file">The experiment.</param>
/// <param name="baseline">Its model.</param>
/// <param name="arms">The names of all arms.</param>
/// <param name="outcomes">Reads names of measures.</param>
internal sealed class ObservedSection(ExperimentFile file, Model baseline, ImmutableArray<string> arms, OutcomeReader outcomes)
{
    /// <summary>The key for what is no measure, but a pattern.</summary>
    public const string Pattern = "pattern";

    /// <summary>What is told; what is wrong is in the report.</summary>
    public ObservedArms Read()
    {
        var patterns = ImmutableArray.CreateBuilder<ObservedPattern>();
        var measures = ImmutableArray.CreateBuilder<ObservedMeasure>();
        foreach (var entry in file.Entries("observed"))
        {
            if (entry.Value is not MapNode map) continue;
            if (entry.Name == Pattern) patterns.AddRange(Patterns(map));
            else if (Measure(entry, map) is { } measure) measures.Add(measure);
        }

        return new(patterns.ToImmutable(), measures.ToImmutable());
    }

    private IEnumerable<ObservedPattern> Patterns(MapNode map)
    {
        var known = baseline.Patterns.Select(pattern => pattern.Name).ToList();
        foreach (var entry in map.Entries.Where(IsOfAnArm))
        {
            if (entry.Value is not ScalarNode pattern) continue;
            if (known.Contains(pattern.Text)) yield return new(entry.Name, pattern.Text);
            else file.Report.Add(pattern.Place, "there is no such pattern", pattern.Text, Listing.Of(known), Nearest.To(pattern.Text, known));
        }
    }

    private ObservedMeasure? Measure(Entry entry, MapNode map)
    {
        if (outcomes.Read(entry.Key) is not Experiments.Claims.MeanOf { Years: null } mean) return null;
        var values = map.Entries.Where(IsOfAnArm).Select(e => KeyValuePair.Create(e.Name, Numbers.Read(e.Value as ScalarNode, e.Name, file.Report))).Where(v => v.Value is not null);
        return new(mean.Measure, [.. values.Select(v => KeyValuePair.Create(v.Key, v.Value!.Value))]);
    }

    private bool IsOfAnArm(Entry entry)
    {
        if (arms.Contains(entry.Name)) return true;
        file.Report.Add(entry.Key.Place, "there is no such arm", entry.Name, Listing.Of(arms), Nearest.To(entry.Name, arms));
        return false;
    }
}
