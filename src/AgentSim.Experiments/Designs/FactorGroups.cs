using System.Collections.Immutable;

namespace AgentSim.Experiments.Designs;

/// <summary>Factors that are changed together and judged as one; each for itself where there is nothing to group.</summary>
internal sealed class FactorGroups
{
    private FactorGroups(ImmutableArray<string> names, ImmutableArray<int> groupOf) => (Names, GroupOf) = (names, groupOf);

    /// <summary>The names of the groups, in the order in which they first appear.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>For each factor, the index of its group.</summary>
    public ImmutableArray<int> GroupOf { get; }

    /// <summary>How many groups.</summary>
    public int Count => Names.Length;

    /// <summary>How many factors.</summary>
    public int Factors => GroupOf.Length;

    /// <summary>Factors by the name of their group; a factor for itself goes by its own name.</summary>
    /// <param name="groupNames">For each factor, the name of its group; at least one.</param>
    public static FactorGroups Of(IEnumerable<string> groupNames)
    {
        var names = groupNames.ToArray();
        if (names.Length == 0) throw new ArgumentException("There must be at least one factor.", nameof(groupNames));
        ImmutableArray<string> distinct = [.. names.Distinct(StringComparer.Ordinal)];
        return new(distinct, [.. names.Select(name => distinct.IndexOf(name))]);
    }
}
