using System.Collections.Immutable;
using AgentSim.Experiments.Designs;
using AgentSim.Language;
using AgentSim.Language.Yaml;

namespace AgentSim.Experiments.Language;

/// <summary>Reads <c>design</c> and <c>where</c>: which points of the factors there are.</summary>
/// <param name="file">The experiment's file.</param>
/// <param name="drafts">The factors.</param>
/// <param name="randomSeed">The random seed of designs that draw.</param>
internal sealed class DesignSection(ExperimentFile file, ImmutableArray<FactorDraft> drafts, ulong randomSeed)
{
    private const string Filtered = "grid, list, csv, latin_hypercube or sobol";

    private readonly Report report = file.Report;

    /// <summary>The points; null if they cannot be made out, and then the report says why.</summary>
    public PointSpace? Read()
    {
        var node = file.Root["design"];
        if (drafts.IsEmpty)
        {
            if (node is not null) report.Add(node.Place, "there is a design, but there are no factors");
            if (file.Root["where"] is { } where) report.Add(where.Place, "there is a condition on points, but there are no factors");
            return PointSpace.Single;
        }

        if (node is null)
        {
            report.Add(file.Root.Find("factors")!.Key.Place, "there are factors, but there is no design", allowed: "design: grid, for example");
            return null;
        }

        var kind = Kind(node);
        if (kind is null) return null;
        CheckTraits(kind);
        var factors = drafts.Select(draft => draft.Factor).ToImmutableArray();
        if (kind is "grid" or "one_at_a_time" or "morris") factors = [.. factors.Select(WithEnds)];
        var plan = Plan(kind, (node as MapNode)?[kind], node.Place, factors);
        var condition = ConditionOf(kind);
        if (plan is null || (file.Root["where"] is not null && condition is null)) return null;
        var space = new DesignSpace([.. factors.Select(factor => factor.Axis)], plan, condition);
        return condition is null ? new(factors, space, null) : Filter(factors, space, file.Root["where"]!.Place);
    }

    /// <summary>The points for which the condition holds; null if none is left.</summary>
    private PointSpace? Filter(ImmutableArray<DesignFactor> factors, DesignSpace space, Place place)
    {
        if (space.Plan.Count > ExperimentLimits.FilteredPoints)
        {
            report.Add(place, "there are too many points to choose from", $"{space.Plan.Count}", $"at most {ExperimentLimits.FilteredPoints}");
            return null;
        }

        var values = new double[factors.Length];
        int[] kept = [.. Enumerable.Range(0, (int)space.Plan.Count).Where(number => space.TryPoint(number, values))];
        if (kept.Length > 0) return new(factors, space, kept);
        report.Add(place, "where leaves no design point");
        return null;
    }

    private static string? Kind(Node node) => node switch
    {
        ScalarNode { Text: "grid" or "one_at_a_time" } word => word.Text,
        MapNode map => map.Entries.Select(entry => entry.Name).FirstOrDefault(name => name is "list" or "csv" or "latin_hypercube" or "sobol" or "morris" or "saltelli" or "efast"),
        _ => null,
    };

    /// <summary>What a factor says and no design of this kind asks for.</summary>
    private void CheckTraits(string kind)
    {
        foreach (var draft in drafts)
        {
            if (draft["levels"] is not null && draft["list"] is null && kind is not ("grid" or "one_at_a_time")) Needless("levels", "grid and one_at_a_time");
            if (draft["group"] is not null && kind is not ("morris" or "saltelli")) Needless("group", "morris and saltelli");

            void Needless(string key, string designs) =>
                report.Add(((MapNode)draft.Node).Find(key)!.Key.Place, $"{key} means nothing in the design {kind}", allowed: $"only {designs} use it");
        }
    }

    private static DesignFactor WithEnds(DesignFactor factor) =>
        factor.Axis is ContinuousFactor { HasEnds: false } endless ? factor with { Axis = new ClippedFactor(endless) } : factor;

    private SamplingPlan? Plan(string kind, Node? node, Place place, ImmutableArray<DesignFactor> factors)
    {
        var map = node as MapNode;
        switch (kind)
        {
            case "grid": return Grid(factors, place);
            case "one_at_a_time": return OneAtATime(factors);
            case "list" or "csv": return new PointsReader(file, drafts).Read(node!) is { } rows ? new ListDesign(rows) : null;
            case "latin_hypercube": return Whole(node, kind, 1, ExperimentLimits.Points) is { } strata ? new LatinHypercube(factors.Length, strata, randomSeed) : null;
            case "sobol": return Whole(node, kind, 1, ExperimentLimits.Points) is { } points ? SobolSequence.Scrambled(factors.Length, points, randomSeed) : null;
            case "morris": return map is null ? null : Morris(map, Groups(factors));
            case "saltelli": return map is null ? null : Saltelli(map, Groups(factors));
            default: return map is null ? null : Fast(map, factors.Length);
        }
    }

    private GridDesign? Grid(ImmutableArray<DesignFactor> factors, Place place)
    {
        var levels = factors.Select(factor => factor.Coordinates()).ToImmutableArray();
        var count = levels.Aggregate(1.0, (product, own) => product * own.Length);
        if (count <= ExperimentLimits.Points) return new GridDesign(levels);
        report.Add(place, "the grid has too many points", Numbers.Text(count), $"at most {ExperimentLimits.Points}");
        return null;
    }

    private static OneAtATime OneAtATime(ImmutableArray<DesignFactor> factors)
    {
        // The middle itself is the first point, and is not played again.
        var middle = factors.Select(factor => factor.Middle()).ToImmutableArray();
        return new(middle, [.. factors.Select((factor, i) => factor.Coordinates().Where(coordinate => coordinate != middle[i]).ToImmutableArray())]);
    }

    private MorrisTrajectories? Morris(MapNode node, FactorGroups groups)
    {
        var trajectories = Whole(node["trajectories"], "trajectories", 2, ExperimentLimits.Points / (groups.Count + 1));
        var levels = node["levels"] is null ? 4 : Whole(node["levels"], "levels", 2, 1_000);
        if (levels % 2 == 1) report.Add(node["levels"]!.Place, "the number of levels must be even", $"{levels}");
        return trajectories is { } count && levels is { } even && even % 2 == 0 ? new(groups, count, even, randomSeed) : null;
    }

    private SaltelliDesign? Saltelli(MapNode node, FactorGroups groups)
    {
        var order = ExperimentFile.IsYes(node["second_order"], absent: false) ? SobolOrder.SecondToo : SobolOrder.FirstAndTotal;
        return Whole(node["base"], "base", 2, ExperimentLimits.Points / SaltelliDesign.PointsPerBase(groups, order)) is { } count
            ? SaltelliDesign.Scrambled(groups, count, order, randomSeed)
            : null;
    }

    private ExtendedFast? Fast(MapNode node, int factors)
    {
        var harmonics = node["harmonics"] is null ? 4 : Whole(node["harmonics"], "harmonics", 1, 20);
        var samples = harmonics is { } summed ? Whole(node["samples"], "samples", (4 * summed * summed) + 1, ExperimentLimits.Points / factors) : null;
        if (factors > 1) return samples is { } count ? new(factors, count, harmonics!.Value, randomSeed) : null;
        report.Add(file.Root["design"]!.Place, "this design needs at least 2 factors");
        return null;
    }

    private int? Whole(Node? node, string what, int least, int most) => Numbers.ReadWhole(node, what, least, most, report);

    private static FactorGroups Groups(ImmutableArray<DesignFactor> factors) => FactorGroups.Of(factors.Select(factor => factor.Group));

    private Constraint? ConditionOf(string kind)
    {
        if (file.Root.Find("where") is not { Value: ScalarNode { Text.Length: > 0 } text } entry) return null;
        if (kind is "one_at_a_time" or "morris" or "saltelli" or "efast")
        {
            report.Add(entry.Key.Place, $"the design {kind} needs all of its points: where cannot drop any", allowed: $"where beside {Filtered}");
            return null;
        }

        return new ConditionReader(text, [.. drafts.Select(draft => draft.Factor)], report).Read();
    }
}
