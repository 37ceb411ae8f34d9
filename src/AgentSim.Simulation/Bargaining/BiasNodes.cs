using System.Collections.Immutable;

namespace AgentSim.Simulation.Bargaining;

/// <summary>A few values that a bias can have, in standard deviations of the noise, with the probabilities that they have before anything is heard.</summary>
/// <param name="Values">From 2 to 7 values.</param>
/// <param name="Weights">Their probabilities, which sum to 1.</param>
internal sealed record BiasNodes(ImmutableArray<double> Values, ImmutableArray<double> Weights)
{
    /// <summary>Nodes where nothing else is said.</summary>
    public const int DefaultCount = 5;

    private static readonly ImmutableArray<BiasNodes> NormalNodes =
    [
        Symmetric([1], [0.5]),
        Symmetric([0, 1.7320508075688772], [0.6666666666666666, 0.16666666666666666]),
        Symmetric([0.7419637843027258, 2.3344142183389773], [0.4541241452319315, 0.04587585476806849]),
        Symmetric([0, 1.355626179974266, 2.8569700138728056], [0.5333333333333333, 0.22207592200561266, 0.01125741132772069]),
        Symmetric(
            [0.6167065901925941, 1.8891758777537107, 3.324257433552119], [0.40882846955602925, 0.08861574604191452, 0.0025557844020562465]),
        Symmetric(
            [0, 1.1544053947399682, 2.366759410734541, 3.7504397177257425],
            [0.45714285714285713, 0.24012317860501273, 0.030757123967586498, 0.0005482688559722178]),
    ];

    /// <summary>
    /// The Gauss-Hermite nodes of a normal distribution: mean 0 and standard deviation 1 exactly, as all moments below twice their number.
    /// </summary>
    /// <remarks>Source: Abramowitz and Stegun, Handbook of Mathematical Functions, table 25.10, for weight exp(-x²/2).</remarks>
    /// <param name="count">Number of nodes, from 2 to 7.</param>
    public static BiasNodes Normal(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, 7);
        return NormalNodes[count - 2];
    }

    /// <summary>Nodes from those that are not negative.</summary>
    private static BiasNodes Symmetric(double[] values, double[] weights)
    {
        var mirrored = values[0] == 0 ? 1 : 0;
        return new(
            [.. values[mirrored..].Reverse().Select(value => -value), .. values],
            [.. weights[mirrored..].Reverse(), .. weights]);
    }
}
