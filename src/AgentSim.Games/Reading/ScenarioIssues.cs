using System.Collections.Immutable;
using AgentSim.Games.Bargaining;
using YamlDotNet.RepresentationModel;

namespace AgentSim.Games.Reading;

/// <summary>Outcomes that are combinations of the levels of issues, with additive utilities.</summary>
internal sealed class ScenarioIssues
{
    private readonly (string Name, string[] Levels)[] issues;

    // By party, issue and level: weight times value.
    private readonly double[][][] parts;

    public ScenarioIssues(YamlPage page, YamlNode node, YamlNode[] parties)
    {
        issues = [.. page.Mapping(node, "issues").Children.Select(issue => (page.Text(issue.Key, "an issue"), page.List(issue.Value, "levels of an issue").Select(level => page.Text(level, "a level")).ToArray()))];
        if (issues.Length == 0 || issues.Any(issue => issue.Levels.Length == 0)) throw page.Wrong(node, "there must be at least one issue, and each needs at least one level");
        var outcomes = issues.Aggregate(1.0, (product, issue) => product * issue.Levels.Length);
        if (outcomes > BargainingScenario.MostOutcomes) throw page.Wrong(node, $"the issues have {outcomes:N0} combinations of levels, and at most {BargainingScenario.MostOutcomes:N0} outcomes are read");
        parts = [.. parties.Select(party => Parts(page, (YamlMappingNode)party))];
    }

    /// <summary>All combinations, the last issue's level changing fastest.</summary>
    public ImmutableArray<ScenarioOutcome> Outcomes()
    {
        var outcomes = ImmutableArray.CreateBuilder<ScenarioOutcome>();
        var levels = new int[issues.Length];
        while (true)
        {
            var label = string.Join(", ", issues.Select((issue, place) => issues.Length == 1 ? issue.Levels[levels[place]] : $"{issue.Name} {issue.Levels[levels[place]]}"));
            outcomes.Add(new(label, [.. parts.Select(own => own.Select((values, place) => values[levels[place]]).Sum())]));
            var last = issues.Length - 1;
            while (last >= 0 && ++levels[last] == issues[last].Levels.Length) levels[last--] = 0;
            if (last < 0) return outcomes.ToImmutable();
        }
    }

    private double[][] Parts(YamlPage page, YamlMappingNode party)
    {
        var weights = YamlPage.Optional(party, "weights") is { } given ? ByIssue(page, given, "weights") : null;
        var values = ByIssue(page, page.Required(party, "values"), "values");
        return [.. issues.Select((issue, place) => Values(page, values[place], issue.Name, issue.Levels.Length, weights is null ? 1 : page.Number(weights[place], "a weight")))];
    }

    private static double[] Values(YamlPage page, YamlNode node, string issue, int levels, double weight)
    {
        var values = page.List(node, "values of an issue").Select(value => page.Number(value, "a value")).ToArray();
        return values.Length == levels ? Array.ConvertAll(values, value => weight * value) : throw page.Wrong(node, $"{issue} has {levels} levels, but {values.Length} values");
    }

    private YamlNode[] ByIssue(YamlPage page, YamlNode node, string what)
    {
        var mapping = page.Mapping(node, what, [.. issues.Select(issue => issue.Name)]);
        return [.. issues.Select(issue => page.Required(mapping, issue.Name))];
    }
}
