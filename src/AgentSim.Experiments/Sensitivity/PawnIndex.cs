namespace AgentSim.Experiments.Sensitivity;

/// <summary>
/// How far the distribution of a measure moves when an input is known to lie in a slice of its range: Kolmogorov-Smirnov distances, each from 0 to 1, over slices.
/// </summary>
/// <param name="Input">The input's name.</param>
/// <param name="Minimum">The least distance.</param>
/// <param name="Mean">The mean distance.</param>
/// <param name="Median">The median distance, by which inputs are usually ranked.</param>
/// <param name="Maximum">The greatest distance: small for an input that matters nowhere.</param>
/// <param name="Deviation">The standard deviation over slices, dividing by their number.</param>
internal sealed record PawnIndex(string Input, double Minimum, double Mean, double Median, double Maximum, double Deviation)
{
    /// <summary>Deviation divided by mean: large where the input matters in some slices only.</summary>
    public double Variation => Deviation / Mean;
}
