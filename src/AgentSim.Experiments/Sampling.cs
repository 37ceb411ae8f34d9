namespace AgentSim.Experiments;

/// <summary>How many histories an arm plays at a design point.</summary>
/// <param name="Samples">Sets of parameter values, at least 1.</param>
/// <param name="Replications">Plays of each sample, at least 1, each with luck of its own.</param>
public sealed record Sampling(int Samples, int Replications)
{
    /// <summary>Sets of parameter values, at least 1.</summary>
    public int Samples { get; } = AtLeastOne(Samples, nameof(Samples));

    /// <summary>Plays of each sample, at least 1.</summary>
    public int Replications { get; } = AtLeastOne(Replications, nameof(Replications));

    /// <summary>Samples times replications.</summary>
    /// <exception cref="OverflowException">There are more than <see cref="int.MaxValue"/>.</exception>
    public int Histories => checked(Samples * Replications);

    internal static int AtLeastOne(int value, string name) =>
        value >= 1 ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must be at least 1.");
}
