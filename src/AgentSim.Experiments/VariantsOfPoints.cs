using System.Collections.Frozen;
using System.Collections.Immutable;

namespace AgentSim.Experiments;

/// <summary>Which variant a point plays: that of its combination of values of what is no parameter.</summary>
internal sealed class VariantsOfPoints
{
    private readonly PointSpace space;
    private readonly ImmutableArray<int> structural;
    private readonly FrozenDictionary<long, int> variants;

    private VariantsOfPoints(PointSpace space, ImmutableArray<int> structural, IReadOnlyDictionary<long, int> variants) =>
        (this.space, this.structural, this.variants) = (space, structural, variants.ToFrozenDictionary());

    /// <summary>For each variant, the values of what is no parameter, by the place in its list.</summary>
    public required ImmutableArray<ImmutableArray<(DesignFactor Factor, int Place)>> Combinations { get; init; }

    /// <summary>The variants of some points, in the order in which they first appear; null if there are more than <paramref name="most"/>.</summary>
    public static VariantsOfPoints? In(PointSpace space, int most)
    {
        ImmutableArray<int> structural = [.. Enumerable.Range(0, space.Factors.Length).Where(i => space.Factors[i].Parameters.IsEmpty)];
        var variants = new Dictionary<long, int>();
        var combinations = ImmutableArray.CreateBuilder<ImmutableArray<(DesignFactor, int)>>();
        var places = new double[space.Factors.Length];
        for (var point = 0; point < (structural.IsEmpty ? 1 : space.Points); point++)
        {
            if (!variants.TryAdd(KeyOf(space, structural, point, places), variants.Count)) continue;
            if (variants.Count > most) return null;
            combinations.Add([.. structural.Select(i => (space.Factors[i], (int)places[i]))]);
        }

        return new(space, structural, variants) { Combinations = combinations.ToImmutable() };
    }

    /// <summary>Index of the variant that a point plays.</summary>
    public int Of(int point)
    {
        if (variants.Count == 1) return 0;
        Span<double> places = stackalloc double[space.Factors.Length];
        return variants[KeyOf(space, structural, point, places)];
    }

    private static long KeyOf(PointSpace space, ImmutableArray<int> structural, int point, Span<double> places)
    {
        space.Places(point, places);
        var key = 0L;
        foreach (var i in structural) key = unchecked((key * space.Factors[i].Texts.Length) + (long)places[i]);
        return key;
    }
}
