using System.Collections.Immutable;

namespace AgentSim.Simulation.Play;

/// <summary>
/// Values of parameters that histories are given rather than draw: the factors of a design, or the draws of a posterior. All else is drawn as always, so that design points
/// share their luck.
/// </summary>
/// <remarks>A member of a Dirichlet group is given before the group is divided by its sum; give all members, summing to 1, to fix the shares themselves. May be called from several threads at once.</remarks>
public interface IGivenParameters
{
    /// <summary>Names of the parameters; one that a model does not have, holds fixed or has a distribution of its own for (<see cref="Parameter.IsOwn"/>) is passed over.</summary>
    ImmutableArray<string> Names { get; }

    /// <summary>Writes the values for a sample of a design point, in the order of <see cref="Names"/>.</summary>
    /// <param name="point">The design point, from 0.</param>
    /// <param name="sample">The sample, from 0.</param>
    /// <param name="values">As many as there are names.</param>
    void Give(int point, uint sample, Span<double> values);
}
