namespace AgentSim.Experiments.Statistics;

/// <summary>An interval that holds the true value in a stated share of all experiments like this one.</summary>
/// <param name="Low">Lower end, itself inside.</param>
/// <param name="High">Upper end, itself inside.</param>
/// <param name="Level">How sure it is, between 0 and 1, such as 0.95.</param>
public readonly record struct ConfidenceInterval(double Low, double High, double Level)
{
    /// <summary>Half of the distance between the ends.</summary>
    public double HalfWidth => (High - Low) / 2;

    /// <summary>Whether <paramref name="value"/> lies inside, ends included.</summary>
    public bool Contains(double value) => value >= Low && value <= High;

    internal static ConfidenceInterval Around(double centre, double halfWidth, double level) => new(centre - halfWidth, centre + halfWidth, level);
}
