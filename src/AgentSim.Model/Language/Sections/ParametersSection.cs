using System.Collections.Immutable;
using AgentSim.Language.Naming;
using AgentSim.Language.Seeds;
using AgentSim.Language.Yaml;

namespace AgentSim.Language.Sections;

/// <summary>Reads what is drawn once per history.</summary>
internal static class ParametersSection
{
    private const double Tolerance = 1e-9;

    /// <summary>Declares the names of the parameters, the shares of Dirichlet groups among them.</summary>
    public static List<Definition> Declare(Draft draft)
    {
        var section = draft.Section("parameters");
        var groups = new MapNode(section?.Place ?? draft.Root.Place, [.. (section?.Entries ?? []).Where(IsGroup)]);
        var others = new MapNode(groups.Place, [.. (section?.Entries ?? []).Where(e => !IsGroup(e))]);
        var parameters = draft.Names.Declare(NameKind.Parameter, others);
        var declared = draft.Names.Declare(NameKind.Group, groups);
        foreach (var share in declared.SelectMany(Shares)) draft.Names.Accept(share);
        return [.. parameters.Concat(declared).OrderBy(d => section!.Entries.IndexOf(d.Entry))];
    }

    /// <summary>Reads the parameters, in file order.</summary>
    public static ImmutableArray<Parameter> Read(List<Definition> definitions, Draft draft)
    {
        var parameters = ImmutableArray.CreateBuilder<Parameter>();
        foreach (var definition in definitions)
        {
            if (definition.Kind == NameKind.Group) parameters.AddRange(Group(definition, draft));
            else if (One(definition, draft) is { } parameter) parameters.Add(parameter);
        }

        return parameters.ToImmutable();
    }

    private static bool IsGroup(Entry entry) => entry.Value is MapNode map && map["dirichlet"] is MapNode;

    private static IEnumerable<Definition> Shares(Definition group) =>
        ((MapNode)((MapNode)group.Entry.Value)["dirichlet"]!).Entries.Select(e => new Definition(NameKind.Parameter, e.Name, group.Scope, e));

    private static Parameter? One(Definition definition, Draft draft)
    {
        var read = definition.Entry.Value switch
        {
            ScalarNode scalar => Numbers.Read(scalar, definition.Base, draft.Report) is { } value ? new SeedValue(new Fixed(value), Unit.Unknown, null) : null,
            MapNode map => DistributionReader.Read(map, draft.Seed, definition.Elements, draft.Report),
            _ => null,
        };
        if (read is null) return null;
        draft.SetUnit(definition.Name, read.Unit);
        return new(definition.Name, read.Distribution, null, read.Unit, Draft.Source(definition.Entry.Value) ?? read.Source);
    }

    private static IEnumerable<Parameter> Group(Definition group, Draft draft)
    {
        var node = (MapNode)group.Entry.Value;
        var shares = Shares(group).ToList();
        if (node["concentration"] is null) draft.Report.Add(node.Place, $"{group.Base} has no concentration");
        var concentration = Numbers.Read(node["concentration"], "concentration", draft.Report) ?? 1;
        if (concentration <= 0) draft.Report.Add(node["concentration"]!.Place, "concentration must be above 0", Numbers.Text(concentration));
        var means = shares.Select(s => Numbers.Read(s.Entry.Value, s.Base, draft.Report)).ToList();
        if (means.Any(m => m is null)) return [];
        foreach (var share in shares.Where((_, i) => means[i] <= 0)) draft.Report.Add(share.Entry.Value.Place, "the mean of a share must be above 0", ((ScalarNode)share.Entry.Value).Text);
        var sum = means.Sum(m => m!.Value);
        if (Math.Abs(sum - 1) > Tolerance) draft.Report.Add(node["dirichlet"]!.Place, "the means of the shares must sum to 1", Numbers.Text(Math.Round(sum, 9)));
        foreach (var share in shares) draft.SetUnit(share.Name, Unit.None);
        return shares.Select((s, i) => new Parameter(s.Name, new DirichletShare(means[i]!.Value, concentration * means[i]!.Value), group.Name, Unit.None, Draft.Source(node)));
    }
}
