using System.Collections.Immutable;
using System.Globalization;
using AgentSim.Simulation.Chance;

namespace AgentSim.Experiments.Designs;

/// <summary>Something that is varied on purpose. Designs work on coordinates from 0 to 1, which a factor turns into values.</summary>
internal abstract record Factor
{
    private protected Factor(string name) => Name = name;

    /// <summary>Its name, as the experiment writes it.</summary>
    public string Name { get; }

    /// <summary>The value at a coordinate from 0 to 1; more of the coordinate is never less of the value. A category's value is its index.</summary>
    public abstract double ValueAt(double coordinate);

    /// <summary>Coordinates that a grid takes: <paramref name="levels"/> of them from 0 to 1, or one for each value where values can be counted.</summary>
    /// <param name="levels">At least 1; a single one is the median.</param>
    public abstract ImmutableArray<double> Coordinates(int levels);

    /// <summary>A value as it is written in a setting.</summary>
    public virtual string Written(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Whether coordinates 0 and 1 have finite values.</summary>
    internal bool HasEnds => double.IsFinite(ValueAt(0)) && double.IsFinite(ValueAt(1));
}

/// <summary>A factor with a continuous distribution: the coordinate is the share of it that lies below the value.</summary>
internal sealed record ContinuousFactor : Factor
{
    private readonly Sampler sampler;

    /// <summary>A factor.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="distribution">Its distribution. One without bounds (normal) fits only designs that keep away from 0 and 1.</param>
    public ContinuousFactor(string name, Distribution distribution)
        : base(name)
    {
        Distribution = distribution;
        sampler = new(distribution);
    }

    /// <summary>Its distribution.</summary>
    public Distribution Distribution { get; }

    /// <inheritdoc/>
    public override double ValueAt(double coordinate) => sampler.Of(coordinate);

    /// <inheritdoc/>
    public override ImmutableArray<double> Coordinates(int levels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(levels, 1);
        return levels == 1 ? [0.5] : [.. Enumerable.Range(0, levels).Select(i => (double)i / (levels - 1))];
    }
}

/// <summary>A factor with whole values, all equally likely.</summary>
internal sealed record IntegerFactor : Factor
{
    /// <summary>A factor.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="low">Its lowest value.</param>
    /// <param name="high">Its highest value, at least the lowest.</param>
    public IntegerFactor(string name, int low, int high)
        : base(name)
    {
        if (low > high) throw new ArgumentException($"\"{name}\" goes from {low} to {high}; the lower one comes first.", nameof(high));
        (Low, High) = (low, high);
    }

    /// <summary>Its lowest value.</summary>
    public int Low { get; }

    /// <summary>Its highest value.</summary>
    public int High { get; }

    private double Count => (double)High - Low + 1;

    /// <inheritdoc/>
    public override double ValueAt(double coordinate) => Math.Min(High, Low + Math.Floor(coordinate * Count));

    /// <inheritdoc/>
    public override ImmutableArray<double> Coordinates(int levels) => [.. Enumerable.Range(0, (int)Count).Select(i => (i + 0.5) / Count)];
}

/// <summary>A factor with named values in no order, all equally likely: protocols, variants of a term.</summary>
internal sealed record CategoricalFactor : Factor
{
    /// <summary>A factor.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="categories">Its values as they are written in a setting, at least one.</param>
    public CategoricalFactor(string name, ImmutableArray<string> categories)
        : base(name)
    {
        if (categories.IsDefaultOrEmpty) throw new ArgumentException($"\"{name}\" needs at least one category.", nameof(categories));
        Categories = categories;
    }

    /// <summary>Its values.</summary>
    public ImmutableArray<string> Categories { get; }

    /// <inheritdoc/>
    public override double ValueAt(double coordinate) => Math.Min(Categories.Length - 1, Math.Floor(coordinate * Categories.Length));

    /// <inheritdoc/>
    public override ImmutableArray<double> Coordinates(int levels) =>
        [.. Enumerable.Range(0, Categories.Length).Select(i => (i + 0.5) / Categories.Length)];

    /// <inheritdoc/>
    public override string Written(double value) => Categories[(int)value];
}
