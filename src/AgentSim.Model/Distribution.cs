using System.Collections.Immutable;

namespace AgentSim;

/// <summary>What is believed of a random quantity. Draws are made by the inverse of the distribution function only.</summary>
public abstract record Distribution
{
    private protected Distribution()
    {
    }

    /// <summary>The bounds within which draws are kept, by conditioning the distribution on them; infinite where there are none.</summary>
    public Interval Range { get; init; } = Interval.Everything;
}

/// <summary>No doubt at all.</summary>
/// <param name="Value">The value.</param>
public sealed record Fixed(double Value) : Distribution;

/// <summary>Uniform from <paramref name="Low"/> to <paramref name="High"/>.</summary>
public sealed record Uniform(double Low, double High) : Distribution;

/// <summary>Normal, with its mean and standard deviation.</summary>
public sealed record Normal(double Mean, double Deviation) : Distribution;

/// <summary>The logarithm is normal: <paramref name="Median"/>, and the standard deviation of the logarithm.</summary>
public sealed record LogNormal(double Median, double LogDeviation) : Distribution;

/// <summary>Triangular from <paramref name="Low"/> over its peak <paramref name="Mode"/> to <paramref name="High"/>.</summary>
public sealed record Triangular(double Low, double Mode, double High) : Distribution;

/// <summary>Beta with shapes <paramref name="A"/> and <paramref name="B"/>, stretched from <paramref name="Low"/> to <paramref name="High"/>.</summary>
public sealed record Beta(double A, double B, double Low, double High) : Distribution;

/// <summary>Gamma with its shape and mean.</summary>
public sealed record Gamma(double Shape, double Mean) : Distribution;

/// <summary>One share of a Dirichlet group: a gamma draw with shape <paramref name="Concentration"/>, divided by the sum over the group.</summary>
/// <param name="Mean">The share's mean; the means of a group sum to 1.</param>
/// <param name="Concentration">The group's total concentration times the mean.</param>
public sealed record DirichletShare(double Mean, double Concentration) : Distribution;

/// <summary>One of some values, each with its probability; the probabilities sum to 1.</summary>
public sealed record Categorical(ImmutableArray<double> Values, ImmutableArray<double> Probabilities) : Distribution;

/// <summary>1 with a probability that may depend on the state of the world, otherwise 0. For shocks only.</summary>
/// <param name="Probability">Of a 1 within one period: already converted from the rate that the file states.</param>
public sealed record Hazard(Expressions.Expression Probability) : Distribution;

/// <summary>A closed interval.</summary>
public readonly record struct Interval(double Low, double High)
{
    /// <summary>All numbers.</summary>
    public static Interval Everything { get; } = new(double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>Whether <paramref name="value"/> lies inside, ends included.</summary>
    public bool Contains(double value) => value >= Low && value <= High;
}
