using System.Collections.Immutable;
using AgentSim.Experiments.Designs;
using AgentSim.Simulation.Play;

namespace AgentSim.Experiments;

/// <summary>
/// The draws of a posterior, given to samples in place of the priors: each sample takes one, in an order of their own, and all of them before any is taken again. Which one depends on the sample alone, so that more samples change none, and arms share
/// them. A parameter that a model does not have, or holds fixed, is passed over.
/// </summary>
public sealed class PosteriorDraws : IGivenParameters
{
    private readonly double[] values;
    private readonly KeyedPermutation order;

    /// <summary>Some draws.</summary>
    /// <param name="name">The posterior's name.</param>
    /// <param name="names">Names of the parameters.</param>
    /// <param name="values">Their values, <c>[draw * parameters + parameter]</c>; at least one draw.</param>
    /// <param name="digest">SHA-256 of what they were read from.</param>
    /// <param name="randomSeed">The random seed of the order.</param>
    internal PosteriorDraws(string name, ImmutableArray<string> names, double[] values, string digest, ulong randomSeed)
    {
        (Name, Names, this.values, Digest) = (name, names, values, digest);
        Count = values.Length / names.Length;
        order = new(Count, randomSeed, "order of a posterior");
    }

    /// <summary>The posterior's name.</summary>
    public string Name { get; }

    /// <summary>SHA-256 of what it was read from.</summary>
    public string Digest { get; }

    /// <summary>How many draws there are.</summary>
    public int Count { get; }

    /// <inheritdoc/>
    public ImmutableArray<string> Names { get; }

    /// <inheritdoc/>
    public void Give(int point, uint sample, Span<double> values)
    {
        var draw = Count == 1 ? 0 : (int)order.Of(sample % (uint)Count, (int)(sample / (uint)Count));
        this.values.AsSpan(draw * Names.Length, Names.Length).CopyTo(values);
    }
}
