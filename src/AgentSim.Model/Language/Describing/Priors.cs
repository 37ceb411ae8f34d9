using System.Diagnostics;

namespace AgentSim.Language.Describing;

/// <summary>What is believed of a random quantity, in words.</summary>
internal static class Priors
{
    /// <summary>A distribution in words.</summary>
    /// <param name="distribution">The distribution.</param>
    /// <param name="group">The Dirichlet group that it is of, if any.</param>
    public static string Of(Distribution distribution, string? group)
    {
        static string N(double value) => Numbers.Text(value);
        var text = distribution switch
        {
            Fixed known => N(known.Value),
            Uniform uniform => $"uniform from {N(uniform.Low)} to {N(uniform.High)}",
            Normal normal => $"normal, mean {N(normal.Mean)}, deviation {N(normal.Deviation)}",
            LogNormal normal => $"log-normal, median {N(normal.Median)}, deviation of the logarithm {N(normal.LogDeviation)}",
            Triangular triangle => $"triangular from {N(triangle.Low)} over {N(triangle.Mode)} to {N(triangle.High)}",
            Beta beta => $"beta, shapes {N(beta.A)} and {N(beta.B)}, from {N(beta.Low)} to {N(beta.High)}",
            Gamma gamma => $"gamma, shape {N(gamma.Shape)}, mean {N(gamma.Mean)}",
            DirichletShare share => $"share of {group ?? "a group"}, mean {N(share.Mean)}, Dirichlet concentration {N(Math.Round(share.Concentration / share.Mean, 9))}",
            Categorical values => string.Join(", ", values.Values.Zip(values.Probabilities, (value, probability) => $"{N(value)} with probability {N(probability)}")),
            Hazard => "1 with a hazard, otherwise 0",
            _ => throw new UnreachableException(),
        };
        var range = distribution.Range;
        return (double.IsFinite(range.Low), double.IsFinite(range.High)) switch
        {
            (true, true) => $"{text}, within {N(range.Low)} and {N(range.High)}",
            (true, false) => $"{text}, at least {N(range.Low)}",
            (false, true) => $"{text}, at most {N(range.High)}",
            _ => text,
        };
    }
}
