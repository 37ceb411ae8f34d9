using System.Collections.Immutable;
using AgentSim.Simulation.Play;

namespace AgentSim.Experiments;

/// <summary>What is played: every arm of every design point, the same histories in each.</summary>
/// <param name="Points">The design points, at least one; all have arms of the same names, measures and patterns, in the same order.</param>
/// <param name="Sampling">How many histories.</param>
/// <param name="RandomSeed">The random seed; 0 is one like any other.</param>
/// <param name="Division">How the work is divided; it changes no record.</param>
public sealed record Run(ImmutableArray<DesignPoint> Points, Sampling Sampling, ulong RandomSeed, Division Division)
{
    /// <summary>The design points, at least one.</summary>
    public ImmutableArray<DesignPoint> Points { get; } = Comparable(Points);

    /// <summary>The names of the arms, in order.</summary>
    public ImmutableArray<string> Arms => [.. Points[0].Arms.Select(arm => arm.Name)];

    /// <summary>The model that <paramref name="batch"/> plays.</summary>
    public Model ModelOf(Batch batch) => Points[batch.Point].Arms[batch.Arm].Model;

    /// <summary>All batches, ordered by arm, design point and history.</summary>
    public IEnumerable<Batch> Batches() =>
        from arm in Enumerable.Range(0, Points[0].Arms.Length)
        from point in Enumerable.Range(0, Points.Length)
        from histories in Ranges()
        select new Batch(arm, point, histories);

    private IEnumerable<Histories> Ranges()
    {
        var total = Sampling.Histories;
        for (long first = 0; first < total; first += Division.BatchSize)
            yield return new((uint)first, (int)Math.Min(Division.BatchSize, total - first), (uint)Sampling.Replications);
    }

    private static ImmutableArray<DesignPoint> Comparable(ImmutableArray<DesignPoint> points)
    {
        if (points.IsEmpty || points.Any(point => point.Arms.IsEmpty))
            throw new ArgumentException("A run needs at least one design point, and every design point at least one arm.", nameof(points));
        var columns = Columns(points[0].Arms[0].Model);
        var arms = points[0].Arms.Select(arm => arm.Name).ToArray();
        foreach (var point in points)
        {
            if (!point.Arms.Select(arm => arm.Name).SequenceEqual(arms))
                throw new ArgumentException($"The design point \"{point.Label}\" has other arms than the first.", nameof(points));
            if (point.Arms.FirstOrDefault(arm => Columns(arm.Model) != columns) is { } odd)
                throw new ArgumentException($"The arm \"{odd.Name}\" records other measures or patterns than the first arm.", nameof(points));
        }

        return points;
    }

    private static string Columns(Model model) => string.Join('\n',
        model.Measures.Select(measure => $"{measure.Name} {measure.IsAggregate}").Concat(model.Patterns.Select(pattern => pattern.Name)));
}
